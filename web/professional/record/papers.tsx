import type { DocumentSummary, Synthesis } from '../../api/types.ts'
import { CategoryIcon } from '../../ui/category.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { dayOf, formatDate } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { Day } from '../../ui/time.tsx'
import { synthesisWords } from './words/index.ts'
import { Region } from './block.tsx'

const Papers = ({ documents, recordId }: { readonly documents: readonly DocumentSummary[]; readonly recordId: string }) => (
  <ul role="list" className="synthesis-lines">
    {documents.map(document => (
      <li key={document.id} className="synthesis-line">
        <span className="synthesis-what is-paper">
          <CategoryIcon category={document.category} />
          <Link to="/pro/p/$recordId/documents" params={{ recordId }} search={{ doc: document.id }}>
            {document.title}
          </Link>
        </span>
        <span className="synthesis-source">
          <Day date={document.date} />
          <span>{document.author.name}</span>
        </span>
      </li>
    ))}
  </ul>
)

type PapersProps = { readonly rank: number; readonly synthesis: Synthesis }

/** What this reader sees that came since she last looked. */
export const NewBlock = ({ rank, synthesis: { delta, person } }: PapersProps) => {
  const words = synthesisWords.useWords()
  const { since, documents, documentCount, changes } = delta
  const nothing = documentCount === 0 && changes.length === 0
  return (
    <Region rank={rank} title={words.news}>
      {since === null ? (
        <p className="synthesis-empty">{words.firstVisit}</p>
      ) : (
        <>
          <p className="muted small">
            {nothing ? words.nothingSince(formatDate(dayOf(since))) : words.since(formatDate(dayOf(since)), documentCount)}
          </p>
          {changes.length > 0 && (
            <ul role="list" className="synthesis-lines">
              {changes.map(change => (
                <li key={change.id} className="synthesis-line">
                  <span className="synthesis-what">
                    <strong>{change.text || words.rubrics(change.rubric)}</strong>
                    <span className="muted">{words.changes[change.what](words.rubrics(change.rubric))}</span>
                  </span>
                  <span className="synthesis-source">
                    <Day date={dayOf(change.at)} />
                  </span>
                </li>
              ))}
            </ul>
          )}
          {documents.length > 0 && <Papers documents={documents} recordId={person.recordId} />}
        </>
      )}
    </Region>
  )
}

/** Useful first for this trade; the rule can be read, and opens or hides nothing. */
export const UsefulBlock = ({ rank, synthesis: { useful, lastSummary, person, documentCount } }: PapersProps) => {
  const words = synthesisWords.useWords()
  const { recordId } = person
  const rest = useful.documents.filter(({ id }) => id !== lastSummary?.id)
  return (
    <Region rank={rank} title={words.useful}>
      {useful.documents.length === 0 ? (
        <p className="synthesis-empty">{words.noDocument}</p>
      ) : (
        <>
          <Papers documents={lastSummary === null ? rest : [lastSummary, ...rest]} recordId={recordId} />
          <Link to="/pro/p/$recordId/documents" params={{ recordId }} search={{}} className="small screen-only">
            {words.allDocuments(documentCount)}
          </Link>
          <div className="screen-only small">
            <Disclosure summary={words.rule}>
              <p>{words.rules[useful.rule.kind]}</p>
              <p>{useful.rule.types.join(', ')}</p>
            </Disclosure>
          </div>
        </>
      )}
    </Region>
  )
}
