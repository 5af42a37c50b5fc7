import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { readDocument } from '../../api/client.ts'
import type { DocumentDetail, PersonTraits } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CategoryLabel } from '../../ui/category.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { formatSize } from '../../ui/format/sizes.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Day } from '../../ui/time.tsx'
import { Viewer } from '../../ui/viewer/viewer.tsx'
import { professionalWords } from '../words/index.ts'
import { ReaderActions } from './actions.tsx'
import { RecordBadges } from './badges.tsx'

type ReaderProps = { readonly person: PersonTraits; readonly documentId: string; readonly onBack: () => void; readonly onGone: () => void }

/** R.1111-50 and R.1111-53: whoever reads what the person cannot see is told so before the first line. */
const Warnings = ({ document }: { readonly document: DocumentDetail }) => {
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

export const Reader = ({ person, documentId, onBack, onGone }: ReaderProps) => {
  const { record: words } = professionalWords.useWords()
  const { recordId } = person
  const detail = useQuery({ queryKey: ['document', recordId, documentId], queryFn: () => readDocument(recordId, documentId) })
  return (
    <section className="reader" aria-label={words.read}>
      <span className="to-list">
        <Button look="quiet" icon={ArrowLeft} onPress={onBack}>
          {words.backToList}
        </Button>
      </span>
      <Loaded query={detail} rows={6}>
        {document => (
          <>
            <div className="stack is-tight">
              <h2>{document.title}</h2>
              <p className="cluster muted">
                <CategoryLabel category={document.category} />
                <Day date={document.date} long />
                <span>{words.by([document.author.name, document.author.role, document.author.structure].filter(Boolean).join(', '))}</span>
                <RecordBadges document={document} />
              </p>
            </div>
            <Warnings document={document} />
            <ReaderActions document={document} person={person} onGone={onGone} />
            {document.status === 'deleted' ? (
              <p>{words.deletedText}</p>
            ) : (
              <Viewer recordId={recordId} documentId={document.id} title={document.title} narrative={document.format === 'cda'} level={3} />
            )}
            <Parts document={document} recordId={recordId} />
          </>
        )}
      </Loaded>
    </section>
  )
}
