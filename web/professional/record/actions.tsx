import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Download, Ellipsis, Eye, Lock, Printer, RefreshCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { deleteDocument, revealDocument, setVisibility } from '../../api/client.ts'
import type { DocumentDetail, PersonTraits } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuList } from '../../ui/menu.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { download } from '../../ui/viewer/download.ts'
import { common } from '../../ui/words/index.ts'
import { professionalWords } from '../words/index.ts'

type ActionsProps = { readonly document: DocumentDetail; readonly person: PersonTraits; readonly onGone: () => void }

const useChange = ({ document, person }: ActionsProps) => {
  const { record: words } = professionalWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ act, said }: { readonly act: () => Promise<unknown>; readonly said: string }) => {
      await act()
      await client.invalidateQueries({ queryKey: ['documents', person.recordId] })
      await client.invalidateQueries({ queryKey: ['document', person.recordId, document.id] })
      say(said)
    },
    onError: () => sayTrouble(words.failed),
  })
}

const Withdraw = ({ isOpen, onClose, onConfirm, isPending }: { readonly isOpen: boolean; readonly onClose: () => void; readonly onConfirm: () => void; readonly isPending: boolean }) => {
  const { record: words } = professionalWords.useWords()
  const { actions } = common.useWords()
  return (
    <Dialog title={words.withdrawTitle} isOpen={isOpen} onClose={onClose} alert>
      <p>{words.withdrawText}</p>
      <div className="button-row is-stacking">
        <Button look="danger" isPending={isPending} onPress={onConfirm}>{words.withdraw}</Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}

export const ReaderActions = (props: ActionsProps) => {
  const { document, person, onGone } = props
  const { record: words } = professionalWords.useWords()
  const { actions, shell } = common.useWords()
  const [withdrawing, setWithdrawing] = useState(false)
  const navigate = useNavigate()
  const change = useChange(props)
  const { recordId } = person
  const mask = (kind: 'all' | 'masked', said: string): void => change.mutate({ act: () => setVisibility(recordId, document.id, { kind }), said })
  const reveal = (): void => change.mutate({ act: () => revealDocument(recordId, document.id, 'holder'), said: words.revealed })
  const withdraw = (): void => change.mutate({ act: () => deleteDocument(recordId, document.id), said: words.withdrawn }, { onSuccess: onGone, onSettled: () => setWithdrawing(false) })
  const { can, masked } = document
  return (
    <div className="button-row screen-only">
      {document.status !== 'deleted' && <Button icon={Download} onPress={() => void download(recordId, document.id, document.title, document.mime)}>{actions.download}</Button>}
      <Menu label={words.others} icon={Ellipsis} align="start">
        <MenuList>
          {can.mask && !masked && <li><button type="button" onClick={() => mask('masked', words.masked)}><Icon of={Lock} />{words.mask}</button></li>}
          {can.unmask && masked && <li><button type="button" onClick={() => mask('all', words.unmasked)}><Icon of={Eye} />{words.unmask}</button></li>}
          {can.reveal && <li><button type="button" onClick={reveal}><Icon of={Eye} />{words.reveal}</button></li>}
          {can.replace && (
            <li><button type="button" onClick={() => void navigate({ to: '/pro/p/$recordId/deposer', params: { recordId }, search: { replaces: document.id } })}><Icon of={RefreshCw} />{words.replace}</button></li>
          )}
          <li><button type="button" onClick={() => window.print()}><Icon of={Printer} />{shell.print}</button></li>
          {can.delete && <li><button type="button" className="is-danger" onClick={() => setWithdrawing(true)}><Icon of={Trash2} />{words.withdraw}</button></li>}
        </MenuList>
      </Menu>
      <Withdraw isOpen={withdrawing} onClose={() => setWithdrawing(false)} onConfirm={withdraw} isPending={change.isPending} />
    </div>
  )
}
