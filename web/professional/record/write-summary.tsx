import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { isProblem } from '../../api/problem.ts'
import { publishSynthesis, readSynthesisDraft } from '../../api/synthesis.ts'
import type { SynthesisDraft, SynthesisEdits } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { say } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { NoRecord } from '../no-record.tsx'
import { fullNameOf, PersonBar } from '../person-bar.tsx'
import { synthesisWords } from './words/index.ts'
import { SummarySection, type OwnLine } from './summary-section.tsx'
import './write-summary.css'

const BLOCKS = ['conditions', 'history', 'allergies', 'treatments'] as const

/** Identifiers of the lines that the page shows. */
const idsIn = ({ blocks }: SynthesisDraft): readonly string[] =>
  BLOCKS.flatMap(name => {
    const block = blocks[name]
    return block.state === 'list' ? block.items.map(({ id }) => id) : []
  })

const useWriting = (draft: SynthesisDraft) => {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [added, setAdded] = useState<readonly OwnLine[]>([])
  const [first] = useState(() => new Set(idsIn(draft)))
  return {
    left,
    added,
    /** Came after she began to write. */
    isLate: (id: string): boolean => !first.has(id),
    toggle: (id: string): void =>
      setLeft(before => (before.has(id) ? new Set([...before].filter(one => one !== id)) : new Set([...before, id]))),
    add: (to: OwnLine['to'], text: string): void => setAdded([...added, { id: crypto.randomUUID(), to, text }]),
    drop: (id: string): void => setAdded(added.filter(line => line.id !== id)),
    edits: (): SynthesisEdits => {
      const ids = idsIn(draft)
      return {
        kept: ids.filter(id => !left.has(id)),
        left: ids.filter(id => left.has(id)),
        added: added.map(({ to, text }) => ({ to, text })),
      }
    },
  }
}

const usePublishing = (recordId: string) => {
  const words = synthesisWords.useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (edits: SynthesisEdits) => publishSynthesis(recordId, edits),
    onSuccess: async () => {
      say(words.published)
      client.removeQueries({ queryKey: ['synthesis-draft', recordId] })
      await Promise.all(['synthesis', 'documents'].map(key => client.invalidateQueries({ queryKey: [key, recordId] })))
      await navigate({ to: '/pro/p/$recordId', params: { recordId }, search: {} })
    },
    // What came meanwhile is shown before she publishes.
    onError: error =>
      isProblem(error, 'synthesis-changed') ? client.invalidateQueries({ queryKey: ['synthesis-draft', recordId] }) : undefined,
  })
}

type ConfirmProps = { readonly isPending: boolean; readonly onSend: () => void; readonly onClose: () => void }

const Confirm = ({ isPending, onSend, onClose }: ConfirmProps) => {
  const words = synthesisWords.useWords()
  const { actions } = common.useWords()
  return (
    <Dialog title={words.publishTitle} isOpen onClose={onClose}>
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

const Writing = ({ draft }: { readonly draft: SynthesisDraft }) => {
  const words = synthesisWords.useWords()
  const { write } = words
  const { recordId } = draft.person
  const writing = useWriting(draft)
  const publishing = usePublishing(recordId)
  const [isAsking, setAsking] = useState(false)
  const { actions } = common.useWords()
  const publish = (): void => publishing.mutate(writing.edits(), { onSettled: () => setAsking(false) })
  return (
    <div className="stack">
      <p className="muted">{draft.lastDate === null ? write.first : write.last(formatDate(draft.lastDate, 'long'))}</p>
      {BLOCKS.map(name => (
        <SummarySection
          key={name}
          to={name}
          title={words.blocks[name]}
          items={draft.blocks[name].state === 'list' ? draft.blocks[name].items : []}
          recordId={recordId}
          writing={writing}
        />
      ))}
      <SummarySection to="attention" title={write.attention} fixed={draft.attention} items={[]} recordId={recordId} writing={writing} />
      {publishing.isError && (
        <div role="alert">
          <Card tone="warning">{isProblem(publishing.error, 'synthesis-changed') ? write.changed : write.failed}</Card>
        </div>
      )}
      <div className="button-row is-stacking">
        <Button look="primary" icon={Send} isPending={publishing.isPending} onPress={() => setAsking(true)}>
          {write.publish}
        </Button>
        <ButtonLink to="/pro/p/$recordId" params={{ recordId }} search={{}}>
          {actions.cancel}
        </ButtonLink>
      </div>
      {isAsking && <Confirm isPending={publishing.isPending} onSend={publish} onClose={() => setAsking(false)} />}
    </div>
  )
}

/** M13: the medical summary, prefilled with what stands open in the record; its writer keeps, leaves out, adds, then publishes. */
export const WriteSummaryPage = () => {
  const { write } = synthesisWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/synthese/editer' })
  const draft = useQuery({
    queryKey: ['synthesis-draft', recordId],
    queryFn: () => readSynthesisDraft(recordId),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (draft.isError && draft.data === undefined) return <NoRecord error={draft.error} onRetry={() => void draft.refetch()} />
  return (
    <Page
      title={write.title}
      who={draft.data ? fullNameOf(draft.data.person) : ''}
      before={draft.data && <PersonBar person={draft.data.person} closable />}
      lead={<p>{write.lead}</p>}
    >
      <Loaded query={draft} rows={8}>
        {read => <Writing draft={read} />}
      </Loaded>
    </Page>
  )
}
