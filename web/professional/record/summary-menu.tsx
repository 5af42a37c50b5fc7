import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, FileHeart, Printer, Send } from 'lucide-react'
import { useState } from 'react'
import { publishSynthesis, takeSynthesis } from '../../api/synthesis.ts'
import type { Synthesis } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuList } from '../../ui/menu.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { saveBlob } from '../../ui/viewer/download.ts'
import { common } from '../../ui/words/index.ts'
import { professionalWords } from '../words/index.ts'
import { synthesisWords } from './words/index.ts'

const FILES = { vsm: 'volet-de-synthese.xml', ips: 'resume-international.json' } as const

const Confirm = ({
  isOpen,
  isPending,
  onSend,
  onClose,
}: {
  isOpen: boolean
  isPending: boolean
  onSend: () => void
  onClose: () => void
}) => {
  const words = synthesisWords.useWords()
  const { actions } = common.useWords()
  return (
    <Dialog title={words.publishTitle} isOpen={isOpen} onClose={onClose}>
      <p>{words.publishText}</p>
      <p>{words.publishHidden}</p>
      <div className="button-row is-stacking">
        <Button look="primary" isPending={isPending} onPress={onSend}>
          {words.publish}
        </Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}

/** The same synthesis, written down: published by the attending doctor, taken away by whoever reads it. */
export const SummaryMenu = ({ synthesis: { person, may } }: { readonly synthesis: Synthesis }) => {
  const words = synthesisWords.useWords()
  const { record } = professionalWords.useWords()
  const { shell } = common.useWords()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { recordId } = person
  const take = useMutation({
    mutationFn: async (format: 'vsm' | 'ips') => saveBlob(await takeSynthesis(recordId, format), FILES[format]),
    onError: () => sayTrouble(record.failed),
  })
  const publish = useMutation({
    mutationFn: () => publishSynthesis(recordId),
    onSuccess: async () => {
      say(words.published)
      await client.invalidateQueries({ queryKey: ['synthesis', recordId] })
      await client.invalidateQueries({ queryKey: ['documents', recordId] })
    },
    onError: () => sayTrouble(record.failed),
    onSettled: () => setAsking(false),
  })
  return (
    <>
      <Menu label={words.summary} icon={FileHeart}>
        <MenuList>
          {may.publish && (
            <li>
              <button type="button" onClick={() => setAsking(true)}>
                <Icon of={Send} />
                {words.publishMenu}
              </button>
            </li>
          )}
          <li>
            <button type="button" onClick={() => take.mutate('vsm')}>
              <Icon of={Download} />
              {words.takeVsm}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => take.mutate('ips')}>
              <Icon of={Download} />
              {words.takeIps}
            </button>
          </li>
          <li>
            <button type="button" onClick={() => window.print()}>
              <Icon of={Printer} />
              {shell.print}
            </button>
          </li>
        </MenuList>
      </Menu>
      <Confirm isOpen={asking} isPending={publish.isPending} onSend={() => publish.mutate()} onClose={() => setAsking(false)} />
    </>
  )
}
