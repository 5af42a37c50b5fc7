import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { ArrowLeft, Columns2, X } from 'lucide-react'
import { useEffect } from 'react'
import { readDocument } from '../../api/client.ts'
import type { DocumentDetail, DocumentSummary, PersonTraits } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CategoryLabel } from '../../ui/category.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { formatSize } from '../../ui/format/sizes.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Day } from '../../ui/time.tsx'
import { readableOf, Viewer } from '../../ui/viewer/viewer.tsx'
import { professionalWords } from '../words/index.ts'
import { ReaderActions } from './actions.tsx'
import { RecordBadges } from './badges.tsx'
import { Copies, Versions } from './reading/beside.tsx'
import { readingWords } from './reading/words/index.ts'

export type ReaderProps = {
  readonly person: PersonTraits
  readonly documentId: string
  /** What the list already told of it: shown at once. */
  readonly told: DocumentSummary | undefined
  readonly copies: readonly DocumentSummary[]
  /** Passed by in a run along the list: not opened. */
  readonly isPassing: boolean
  /** One of two that are compared. */
  readonly place: 'alone' | 'first' | 'second'
  readonly onBack: () => void
  readonly onGone: () => void
  readonly onOpen: (id: string) => void
  readonly onRead: (id: string) => void
  readonly onCompare: (id?: string) => void
  readonly onOnly: () => void
}

/** R.1111-50 and R.1111-53: whoever reads what the person cannot see is told so before the first line. */
const Warnings = ({ document }: { readonly document: DocumentSummary }) => {
  const { record: words } = professionalWords.useWords()
  return (
    <>
      {document.heldUntil && (
        <Card tone="warning">
          <p>
            <strong>{words.heldWarning(formatInstant(document.heldUntil))}</strong>
          </p>
        </Card>
      )}
      {document.hiddenFromRepresentatives && (
        <Card tone="warning">
          <p>
            <strong>{words.representativesWarning}</strong>
          </p>
        </Card>
      )}
    </>
  )
}

const Parts = ({ document, recordId }: { readonly document: DocumentDetail; readonly recordId: string }) => {
  const { record: words } = professionalWords.useWords()
  if (document.parts.length === 0) return null
  return (
    <section className="stack is-tight" aria-label={words.parts}>
      <h3>{words.parts}</h3>
      {document.parts.map(part => (
        <Disclosure
          key={part.id}
          summary={
            <>
              {part.label} ({formatSize(part.size)})
            </>
          }
        >
          <Viewer recordId={recordId} documentId={document.id} partId={part.id} title={part.label} narrative={false} level={3} />
        </Disclosure>
      ))}
    </section>
  )
}

const Head = ({ document }: { readonly document: DocumentSummary }) => {
  const { record: words } = professionalWords.useWords()
  return (
    <div className="stack is-tight">
      <h2 tabIndex={-1} className="reader-title">
        {document.title}
      </h2>
      <p className="cluster muted">
        <CategoryLabel category={document.category} />
        <Day date={document.date} long />
        <span>{words.by([document.author.name, document.author.role, document.author.structure].filter(Boolean).join(', '))}</span>
        <RecordBadges document={document} />
      </p>
    </div>
  )
}

/** Formats whose original a browser draws: their content is asked for beside the detail, not after it. */
const AT_ONCE: ReadonlySet<DocumentSummary['format']> = new Set(['cda', 'pdf', 'image', 'text'])

const Compare = ({ place, onCompare, onOnly }: Pick<ReaderProps, 'place' | 'onCompare' | 'onOnly'>) => {
  const words = readingWords.useWords()
  return place === 'alone' ? (
    <Button icon={Columns2} onPress={() => onCompare()}>
      {words.compare}
    </Button>
  ) : (
    <Button icon={X} onPress={onOnly}>
      {words.compareOnly}
    </Button>
  )
}

/** What may be done with it; its place is kept while the detail comes, so that the text below does not move. */
const Tools = ({ detail, ...props }: ReaderProps & { readonly detail: DocumentDetail | undefined }) => (
  <div className="reader-tools cluster screen-only">
    {detail && <ReaderActions document={detail} person={props.person} onGone={props.onGone} />}
    {detail && <Compare place={props.place} onCompare={props.onCompare} onOnly={props.onOnly} />}
  </div>
)

/** After the text: its other versions, the same paper deposited twice, what is attached. */
const After = ({
  document,
  person,
  copies,
  onOpen,
  onCompare,
}: Omit<ReaderProps, 'documentId'> & { readonly document: DocumentDetail }) => (
  <>
    <Versions document={document} onOpen={onOpen} onCompare={onCompare} />
    <Copies document={document} copies={copies} onOpen={onOpen} />
    <Parts document={document} recordId={person.recordId} />
  </>
)

/** The text: asked for at once when the list already told its format, else when its detail has come. */
const Body = (props: ReaderProps & { readonly detail: UseQueryResult<DocumentDetail> }) => {
  const { person, documentId, told, detail } = props
  const { record: words } = professionalWords.useWords()
  const of = { recordId: person.recordId, documentId, level: 3 } as const
  if (told !== undefined && told.status !== 'deleted' && AT_ONCE.has(told.format) && !detail.isError)
    return (
      <>
        <Viewer {...of} title={told.title} narrative={told.format === 'cda'} />
        {detail.data && <After {...props} document={detail.data} />}
      </>
    )
  return (
    <Loaded query={detail} rows={6}>
      {document => (
        <>
          {document.status === 'deleted' ? <p>{words.deletedText}</p> : <Viewer {...of} title={document.title} {...readableOf(document)} />}
          <After {...props} document={document} />
        </>
      )}
    </Loaded>
  )
}

export const Reader = (props: ReaderProps) => {
  const { person, documentId, told, isPassing, place, onBack, onRead } = props
  const { record: words } = professionalWords.useWords()
  const reading = readingWords.useWords()
  const { recordId } = person
  const detail = useQuery({
    queryKey: ['document', recordId, documentId],
    queryFn: () => readDocument(recordId, documentId),
    enabled: !isPassing,
  })
  const isRead = detail.data !== undefined
  useEffect(() => {
    if (isRead) onRead(documentId)
  }, [isRead, documentId, onRead])
  const known = detail.data ?? told
  return (
    <section className="reader" aria-label={place === 'alone' ? words.read : reading[place]}>
      <span className="to-list">
        <Button look="quiet" icon={ArrowLeft} onPress={onBack}>
          {words.backToList}
        </Button>
      </span>
      {known && <Head document={known} />}
      {known && <Warnings document={known} />}
      <Tools {...props} detail={detail.data} />
      {isPassing ? <p className="muted">{reading.passing}</p> : <Body {...props} detail={detail} />}
    </section>
  )
}
