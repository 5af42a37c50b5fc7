import { Send } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { say, sayTrouble } from '../ui/toast.ts'
import { emergencyWords } from './words/index.ts'

/**
 * To the team on the road: an address that bears neither name nor health data, and opens only to a professional who signs in and gives her own basis. It goes by
 * the telephone's own messages.
 */
export const SendToTeam = ({ recordId }: { readonly recordId: string }) => {
  const { send: words } = emergencyWords.useWords()
  const [isOpen, open] = useState(false)
  const text = words.text(`${window.location.origin}/urgence/equipe/${recordId}`)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      say(words.copied)
      open(false)
    } catch {
      sayTrouble(words.copyFailed)
    }
  }
  return (
    <>
      <Button icon={Send} onPress={() => open(true)}>
        {words.send}
      </Button>
      {isOpen && (
        <Dialog title={words.send} isOpen onClose={() => open(false)}>
          <div className="stack">
            <p>{words.safe}</p>
            <p className="team-text">{text}</p>
            <div className="button-row is-stacking">
              <a className="button is-primary" href={`sms:?&body=${encodeURIComponent(text)}`}>
                {words.sms}
              </a>
              <Button onPress={() => void copy()}>{words.copy}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  )
}
