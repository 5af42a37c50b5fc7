import type { DocumentDetail } from '../../api/types.ts'
import { Card } from '../../ui/card.tsx'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatSize } from '../../ui/format/sizes.ts'
import { Link } from '../../ui/link.tsx'
import { Day, Instant } from '../../ui/time.tsx'
import { download } from '../../ui/viewer/download.ts'
import { Viewer } from '../../ui/viewer/viewer.tsx'
import { common } from '../../ui/words/index.ts'
import { readerWords } from './words/index.ts'
import { patientWords } from '../words/index.ts'

/** The last ones; the others are on « Qui a regardé ». */
const LAST = 3

type Shown = { readonly document: DocumentDetail }

export const Facts = ({ document }: Shown) => {
  const { document: words } = readerWords.useWords()
  const { documents } = patientWords.useWords()
  const { author } = document
  return (
    <Card labelledBy="facts">
      <h2 id="facts">{words.facts}</h2>
      <dl className="pairs">
        <dt>{words.type}</dt>
        <dd>{document.type.label}</dd>
        <dt>{words.date}</dt>
        <dd>
          <Day date={document.date} />
        </dd>
        <dt>{words.author}</dt>
        <dd>{author.self ? documents.you : documents.by(author.name, author.role ?? '')}</dd>
        {author.structure && (
          <>
            <dt>{words.place}</dt>
            <dd>{author.structure}</dd>
          </>
        )}
        {!author.self && document.metadata.depositor.name !== author.name && (
          <>
            <dt>{words.depositedBy}</dt>
            <dd>{documents.by(document.metadata.depositor.name, document.metadata.depositor.structure ?? '')}</dd>
          </>
        )}
        <dt>{words.deposited}</dt>
        <dd>
          <Instant at={document.depositedAt} />
        </dd>
        <dt>{words.size}</dt>
        <dd>{formatSize(document.size)}</dd>
      </dl>
    </Card>
  )
}

/** Told only when the journal says so: an empty list is not the promise that nobody did. */
export const Opened = ({ document }: Shown) => {
  const { document: words } = readerWords.useWords()
  const { documents } = patientWords.useWords()
  return (
    <Card labelledBy="opened">
      <h2 id="opened">{words.opened}</h2>
      {document.openedBy.length > 0 && (
        <ul role="list" className="lines">
          {document.openedBy.slice(0, LAST).map(opening => (
            <li key={`${opening.name}${opening.at}`}>
              {documents.by(opening.name, opening.role ?? '')}
              <br />
              <span className="muted">
                <Instant at={opening.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="screen-only">
        <Link to="/regards">{words.allLooks}</Link>
      </p>
    </Card>
  )
}

export const Versions = ({ document }: Shown) => {
  const { document: words } = readerWords.useWords()
  if (document.versions.length < 2) return null
  return (
    <Card labelledBy="versions">
      <h2 id="versions">{words.versions(document.versions.length)}</h2>
      <ol role="list" className="lines">
        {document.versions.map(version => (
          <li key={version.id}>
            {version.id === document.id ? (
              words.version(version.version)
            ) : (
              <Link to="/documents/$documentId" params={{ documentId: version.id }}>
                {words.version(version.version)}
              </Link>
            )}
            {version.current && ` (${words.current})`}
            <br />
            <span className="muted">
              <Day date={version.date} />, {version.authorName}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  )
}

export const Parts = ({ document, recordId }: Shown & { readonly recordId: string }) => {
  const { document: words } = readerWords.useWords()
  const { actions } = common.useWords()
  if (document.parts.length === 0) return null
  return (
    <Card labelledBy="parts">
      <h2 id="parts">{words.parts}</h2>
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
          <div>
            <Button onPress={() => void download(recordId, document.id, part.label, part.mime, part.id)}>{actions.download}</Button>
          </div>
        </Disclosure>
      ))}
    </Card>
  )
}
