import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { readSession } from '../api/client.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { say } from '../ui/toast.ts'
import { common } from '../ui/words/index.ts'
import { idleAt, nextChange, onActivity } from './idle.ts'
import { endHere, signOut, useSession } from './session.ts'

/** Wakes at the warning and at the end; anything asked of the server, here or in another tab, starts again. */
const useIdle = (isSignedIn: boolean, ended: () => void): boolean => {
  const [isWarned, setWarned] = useState(false)
  useEffect(() => {
    if (!isSignedIn) return
    let last = Date.now()
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      clearTimeout(timer)
      const now = Date.now()
      const idle = idleAt(last, now)
      setWarned(idle === 'warned')
      if (idle === 'ended') ended()
      else timer = setTimeout(look, nextChange(last, now))
    }
    const stop = onActivity(() => {
      last = Date.now()
      look()
    })
    look()
    return () => {
      stop()
      clearTimeout(timer)
      setWarned(false)
    }
  }, [isSignedIn, ended])
  return isWarned
}

/** ui.md §5.9: nobody loses her session, nor what she was writing, without having been asked. */
export const SessionGuard = () => {
  const { idle: words, shell, states } = common.useWords()
  const session = useSession()
  const navigate = useNavigate()
  const [end] = useState(() => () => {
    endHere()
    void navigate({ to: '/' })
    say(states.sessionEnded)
  })
  const isWarned = useIdle(session !== null, end)
  const stay = (): void => void readSession().catch(end)
  const leave = (): void => void signOut().then(() => navigate({ to: '/' }))
  return (
    <Dialog title={words.title} isOpen={isWarned} onClose={stay} alert>
      <p>{words.text}</p>
      <div className="button-row is-stacking">
        <Button look="primary" onPress={stay}>
          {words.stay}
        </Button>
        <Button onPress={leave}>{shell.signOut}</Button>
      </div>
    </Dialog>
  )
}
