import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Download, Ellipsis, Eye, Lock, Printer, RefreshCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { revealDocument, setVisibility, withdrawDocument } from '../../api/client.ts'
import type { DocumentDetail, PersonTraits, WithdrawalReason } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon, type IconShape } from '../../ui/icon.tsx'
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

const REASONS = ['other-person', 'other-file', 'mistake-in-it', 'asked-by-the-person'] as const

type WithdrawProps = { readonly onClose: () => void; readonly onConfirm: (reason: WithdrawalReason) => void; readonly isPending: boolean }

/** Why is said from a short list, so that no health data is typed: the person reads it in her trace. Nothing is chosen for her. */
const Withdraw = ({ onClose, onConfirm, isPending }: WithdrawProps) => {
  const { record: words } = professionalWords.useWords()
  const { actions } = common.useWords()
  const [reason, setReason] = useState<WithdrawalReason | null>(null)
  return (
    <Dialog title={words.withdrawTitle} isOpen onClose={onClose} alert>
      <p>{words.withdrawText}</p>
      <RadioGroup
        label={words.withdrawReason}
        value={reason}
        options={REASONS.map(value => ({ value, label: words.withdrawReasons[value] }))}
        onChange={setReason}
      />
      <div className="button-row is-stacking">
        <Button look="danger" isPending={isPending} isDisabled={reason === null} onPress={() => reason !== null && onConfirm(reason)}>
          {words.withdraw}
        </Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}

type MenuItem = {
  readonly key: string
  readonly label: string
  readonly icon: IconShape
  readonly act: () => void
  readonly danger?: boolean
}

const useItems = ({ document, person }: ActionsProps, change: ReturnType<typeof useChange>, withdraw: () => void): readonly MenuItem[] => {
  const { record: words } = professionalWords.useWords()
  const { shell } = common.useWords()
  const { recordId } = person
  const { can, masked, id } = document
  const mask = (kind: 'all' | 'masked', said: string): void => change.mutate({ act: () => setVisibility(recordId, id, { kind }), said })
  const reveal = (): void => change.mutate({ act: () => revealDocument(recordId, id, 'holder'), said: words.revealed })
  const items: readonly (MenuItem | false)[] = [
    can.mask && !masked && { key: 'mask', label: words.mask, icon: Lock, act: () => mask('masked', words.masked) },
    can.unmask && masked && { key: 'unmask', label: words.unmask, icon: Eye, act: () => mask('all', words.unmasked) },
    can.reveal && { key: 'reveal', label: words.reveal, icon: Eye, act: reveal },
    { key: 'print', label: shell.print, icon: Printer, act: () => window.print() },
    can.delete && { key: 'withdraw', label: words.withdraw, icon: Trash2, act: withdraw, danger: true },
  ]
  return items.filter(item => item !== false)
}

export const ReaderActions = (props: ActionsProps) => {
  const { document, person, onGone } = props
  const { record: words } = professionalWords.useWords()
  const { actions } = common.useWords()
  const navigate = useNavigate()
  const [withdrawing, setWithdrawing] = useState(false)
  const change = useChange(props)
  const items = useItems(props, change, () => setWithdrawing(true))
  const { recordId } = person
  const withdraw = (reason: WithdrawalReason): void =>
    change.mutate(
      { act: () => withdrawDocument(recordId, document.id, reason), said: words.withdrawn },
      { onSuccess: onGone, onSettled: () => setWithdrawing(false) },
    )
  return (
    <div className="button-row screen-only">
      {document.status !== 'deleted' && (
        <Button icon={Download} onPress={() => void download(recordId, document.id, document.title, document.mime)}>
          {actions.download}
        </Button>
      )}
      {document.can.replace && (
        <Button
          icon={RefreshCw}
          onPress={() => void navigate({ to: '/pro/p/$recordId/deposer', params: { recordId }, search: { replaces: document.id } })}
        >
          {words.replace}
        </Button>
      )}
      <Menu label={words.others} icon={Ellipsis} align="start">
        <MenuList>
          {items.map(({ key, label, icon, act, danger }) => (
            <li key={key}>
              <button type="button" className={danger ? 'is-danger' : undefined} onClick={act}>
                <Icon of={icon} />
                {label}
              </button>
            </li>
          ))}
        </MenuList>
      </Menu>
      {withdrawing && <Withdraw onClose={() => setWithdrawing(false)} onConfirm={withdraw} isPending={change.isPending} />}
    </div>
  )
}
