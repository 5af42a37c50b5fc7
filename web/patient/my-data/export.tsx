import { Download } from 'lucide-react'
import { onBytesLink } from '../../api/browser-download.ts'
import { askExport, cancelExport, exportAddress } from '../../api/client.ts'
import type { Export } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { dayOf, formatDate } from '../../ui/format/dates.ts'
import { formatSize } from '../../ui/format/sizes.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Progress } from '../../ui/progress.tsx'
import { useActing } from '../profile.ts'
import { useDocuments } from '../queries.ts'
import { lifeWords } from './words/index.ts'
import { isUnderWay, useCopies, useCopyStep } from './copies.ts'
import { ExportBuilder } from './export-builder.tsx'

type CopyProps = { readonly copy: Export }

const Running = ({ copy: { id, done, total } }: CopyProps) => {
  const words = lifeWords.useWords().export
  const { recordId } = useActing()
  const step = useCopyStep(recordId, words.failed)
  return (
    <div className="stack">
      <p role="status">{words.running}</p>
      <Progress label={words.progress(done, total)} share={total === 0 ? 0 : done / total} />
      <div className="button-row">
        <Button isPending={step.isPending} onPress={() => step.mutate(() => cancelExport(recordId, id))}>
          {words.cancel}
        </Button>
      </div>
    </div>
  )
}

const Missing = ({ copy: { missing } }: CopyProps) => {
  const words = lifeWords.useWords().export
  const { recordId } = useActing()
  const documents = useDocuments(recordId)
  if (missing.length === 0) return null
  return (
    <>
      <p>{words.missing}</p>
      <ul>
        {missing.map(id => (
          <li key={id}>
            <Link to="/documents/$documentId" params={{ documentId: id }}>
              {documents.data?.find(one => one.id === id)?.title ?? words.missingOne}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}

const Ready = ({ copy }: CopyProps) => {
  const words = lifeWords.useWords().export
  const { recordId } = useActing()
  const step = useCopyStep(recordId, words.failed)
  const { id, expiresAt, bytes } = copy
  return (
    <div className="stack">
      <p role="status">{expiresAt !== undefined && words.ready(formatDate(dayOf(expiresAt), 'long'))}</p>
      <p className="small">{words.resume}</p>
      <Missing copy={copy} />
      <div className="button-row">
        <a className="button is-primary" href={exportAddress(recordId, id)} download onClick={onBytesLink}>
          <Icon of={Download} />
          <span>{words.download(formatSize(bytes ?? 0))}</span>
        </a>
        <Button isPending={step.isPending} onPress={() => step.mutate(() => cancelExport(recordId, id))}>
          {words.remove}
        </Button>
      </div>
    </div>
  )
}

const Broken = ({ copy: { scope } }: CopyProps) => {
  const words = lifeWords.useWords().export
  const { recordId } = useActing()
  const step = useCopyStep(recordId, words.failed)
  return (
    <div className="stack">
      <p role="status">{words.broken}</p>
      <div className="button-row">
        <Button isPending={step.isPending} onPress={() => step.mutate(() => askExport(recordId, scope))}>
          {words.retry}
        </Button>
      </div>
    </div>
  )
}

const Copy = ({ copy }: CopyProps) => {
  const words = lifeWords.useWords().export
  switch (copy.state) {
    case 'asked':
    case 'running':
      return <Running copy={copy} />
    case 'ready':
      return <Ready copy={copy} />
    case 'failed':
      return <Broken copy={copy} />
    case 'expired':
      return <p>{words.expired(formatDate(dayOf(copy.askedAt), 'long'))}</p>
    case 'cancelled':
      return null
  }
}

/** What is worth showing: what can be taken, what is being made, and how the last one ended. */
const shownOf = (copies: readonly Export[]): readonly Export[] =>
  copies.filter((copy, i) => isUnderWay(copy) || copy.state === 'ready' || (i === 0 && copy.state !== 'cancelled'))

/** U28: her copy, told in words while it is made, and who may never ask for it (L.1111-18). */
export const ExportSection = () => {
  const words = lifeWords.useWords().export
  const { recordId, actingFor } = useActing()
  const copies = useCopies(recordId)
  return (
    <Card labelledBy="export">
      <h2 id="export">{actingFor === null ? words.title : words.titleOf(actingFor)}</h2>
      <p>{words.text}</p>
      <p>{words.copy}</p>
      <p>
        <strong>{words.warning}</strong> {words.law}
      </p>
      <Loaded query={copies}>
        {list => (
          <div className="stack is-loose">
            {shownOf(list).map(copy => (
              <Copy key={copy.id} copy={copy} />
            ))}
            {!list.some(isUnderWay) && <ExportBuilder />}
          </div>
        )}
      </Loaded>
    </Card>
  )
}
