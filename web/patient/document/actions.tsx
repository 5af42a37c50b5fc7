import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Download, Ellipsis, Eye, Lock, QrCode } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { setVisibility } from '../../api/client.ts'
import type { DocumentDetail, VisibilityChange } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Menu } from '../../ui/menu.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { download } from '../../ui/viewer/download.ts'
import { common } from '../../ui/words/index.ts'
import { papersWords } from '../documents/words/index.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import type { Asked } from './other-actions.tsx'
import { readerWords } from './words/index.ts'

const OtherActions = lazy(() => import('./other-actions.tsx').then(module => ({ default: module.OtherActions })))
const RenameDialog = lazy(() => import('./rename.tsx').then(module => ({ default: module.RenameDialog })))
const FolderSheet = lazy(async () => {
  const [module] = await Promise.all([import('./folder-sheet.tsx'), papersWords.ready()])
  return { default: module.FolderSheet }
})

const ruleOf = (document: DocumentDetail): VisibilityChange =>
  document.masked
    ? { kind: 'masked' }
    : document.audience === 'chosen'
      ? { kind: 'chosen', actorIds: document.audienceIds }
      : { kind: 'all' }

type Shown = { readonly document: DocumentDetail }

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

export const DocumentActions = ({ document }: Shown) => {
  const { document: words } = readerWords.useWords()
  const { actions, states } = common.useWords()
  const { recordId } = useActing()
  const [asked, setAsked] = useState<Asked>(null)
  const change = useVisibility(document)
  const mayChange = document.masked ? document.can.unmask : document.can.mask
  const fetchIt = (): void =>
    void download(recordId, document.id, document.title, document.mime).catch(() => sayTrouble(states.failedAction))
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
        <Button icon={Download} onPress={fetchIt}>
          {actions.download}
        </Button>
        {document.can.choose && (
          <ButtonLink icon={QrCode} to="/partage" search={{ document: document.id }}>
            {words.showTo}
          </ButtonLink>
        )}
        <Menu label={words.others} icon={Ellipsis} align="start">
          <Suspense fallback={null}>
            <OtherActions document={document} onAsk={setAsked} />
          </Suspense>
        </Menu>
      </div>
      <p id="hide-hint" className="small muted">
        {mayChange ? !document.masked && words.hideFirst : words.cannotHide}
      </p>
      <Suspense fallback={null}>
        {asked === 'rename' && <RenameDialog document={document} onClose={() => setAsked(null)} />}
        {asked === 'folder' && <FolderSheet document={document} onClose={() => setAsked(null)} />}
      </Suspense>
    </div>
  )
}
