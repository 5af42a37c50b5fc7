import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Download, Ellipsis, Eye, Lock, Printer, Trash2, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { deleteDocument, setVisibility } from '../../api/client.ts'
import type { DocumentDetail, VisibilityChange } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Menu, MenuList } from '../../ui/menu.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { download } from '../../ui/viewer/download.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { readerWords } from './words/index.ts'

const ruleOf = (document: DocumentDetail): VisibilityChange =>
  document.masked
    ? { kind: 'masked' }
    : document.audience === 'chosen'
      ? { kind: 'chosen', actorIds: document.audienceIds }
      : { kind: 'all' }

/** Hiding acts at once; undoing puts back the rule that stood before, whatever it was. */
const useVisibility = (document: DocumentDetail) => {
  const { document: words, visibility } = readerWords.useWords()
  const { recordId, actingFor } = useActing()
  const client = useQueryClient()
  const apply = async (change: VisibilityChange): Promise<void> => {
    client.setQueryData(keys.document(recordId, document.id), (await setVisibility(recordId, document.id, change)) ?? undefined)
    await client.invalidateQueries({ queryKey: keys.documents(recordId) })
    await client.invalidateQueries({ queryKey: keys.access(recordId) })
  }
  return useMutation({
    mutationFn: apply,
    onSuccess: (_, change) => {
      const said = change.kind !== 'masked' ? words.shown : actingFor === null ? words.hidden : words.hiddenIn(actingFor)
      say(said, () => void apply(ruleOf(document)).catch(() => sayTrouble(visibility.failed)))
    },
    onError: () => sayTrouble(visibility.failed),
  })
}

const DeleteDialog = ({
  document,
  isOpen,
  onClose,
}: {
  readonly document: DocumentDetail
  readonly isOpen: boolean
  readonly onClose: () => void
}) => {
  const { document: words } = readerWords.useWords()
  const { actions, states } = common.useWords()
  const { recordId, actingFor } = useActing()
  const navigate = useNavigate()
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => deleteDocument(recordId, document.id),
    onSuccess: async () => {
      await navigate({ to: '/documents' })
      client.removeQueries({ queryKey: keys.document(recordId, document.id) })
      await client.invalidateQueries({ queryKey: keys.documents(recordId) })
      say(words.deleted)
    },
    onError: () => sayTrouble(states.failedAction),
  })
  return (
    <Dialog title={words.deleteTitle} isOpen={isOpen} onClose={onClose} alert>
      <p>{words.deleteText}</p>
      <div className="button-row is-stacking">
        <Button look="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
          {actingFor === null ? words.delete : words.deleteIn(actingFor)}
        </Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}

const OtherActions = ({ document, onDelete }: { readonly document: DocumentDetail; readonly onDelete: () => void }) => {
  const { document: words } = readerWords.useWords()
  const { shell } = common.useWords()
  return (
    <Menu label={words.others} icon={Ellipsis} align="start">
      <MenuList>
        {document.can.choose && (
          <li>
            <Link icon={UsersRound} to="/documents/$documentId/visibilite" params={{ documentId: document.id }}>
              {words.choose}
            </Link>
          </li>
        )}
        <li>
          <button type="button" onClick={() => window.print()}>
            <Icon of={Printer} />
            {shell.print}
          </button>
        </li>
        {document.can.delete && (
          <li>
            <button type="button" className="is-danger" onClick={onDelete}>
              <Icon of={Trash2} />
              {words.delete}
            </button>
          </li>
        )}
      </MenuList>
      {!document.can.delete && <p className="menu-detail is-last">{words.cannotDelete}</p>}
    </Menu>
  )
}

export const DocumentActions = ({ document }: { readonly document: DocumentDetail }) => {
  const { document: words } = readerWords.useWords()
  const { actions } = common.useWords()
  const { recordId } = useActing()
  const [deleting, setDeleting] = useState(false)
  const change = useVisibility(document)
  const mayChange = document.masked ? document.can.unmask : document.can.mask
  return (
    <div className="stack is-tight screen-only">
      <div className="button-row">
        {mayChange && (
          <Button
            icon={document.masked ? Eye : Lock}
            isPending={change.isPending}
            aria-describedby="hide-hint"
            onPress={() => change.mutate(document.masked ? { kind: 'all' } : { kind: 'masked' })}
          >
            {document.masked ? words.show : words.hide}
          </Button>
        )}
        <Button icon={Download} onPress={() => void download(recordId, document.id, document.title, document.mime)}>
          {actions.download}
        </Button>
        <OtherActions document={document} onDelete={() => setDeleting(true)} />
      </div>
      <p id="hide-hint" className="small muted">
        {mayChange ? !document.masked && words.hideFirst : words.cannotHide}
      </p>
      <DeleteDialog document={document} isOpen={deleting} onClose={() => setDeleting(false)} />
    </div>
  )
}
