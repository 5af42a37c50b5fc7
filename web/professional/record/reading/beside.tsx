import type { DocumentDetail, DocumentSummary } from '../../../api/types.ts'
import { Button } from '../../../ui/button.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { formatInstant } from '../../../ui/format/dates.ts'
import { Day } from '../../../ui/time.tsx'
import { readingWords } from './words/index.ts'

type VersionsProps = {
  readonly document: DocumentDetail
  readonly onOpen: (id: string) => void
  readonly onCompare: (id?: string) => void
}

/** The chain of versions that this reader sees, folded: the one in force, and what it replaces. */
export const Versions = ({ document, onOpen, onCompare }: VersionsProps) => {
  const words = readingWords.useWords()
  const { versions } = document
  if (versions.length < 2) return null
  return (
    <div className="small screen-only">
      <Disclosure summary={words.versions(versions.length)}>
        <ul role="list" className="reader-versions">
          {versions.map(({ id, version, date, authorName, current }) => (
            <li key={id}>
              <span>
                <Day date={date} /> {words.versionLine(version, authorName)}
                {current && ` (${words.versionCurrent})`}
              </span>
              {id === document.id ? (
                <span className="muted">{words.versionHere}</span>
              ) : (
                <span className="button-row">
                  <Button look="quiet" onPress={() => onOpen(id)}>
                    {words.versionLine(version, authorName)}
                  </Button>
                  <Button look="quiet" onPress={() => onCompare(id)}>
                    {words.versionCompare(version)}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}

type CopiesProps = {
  readonly document: DocumentSummary
  readonly copies: readonly DocumentSummary[]
  readonly onOpen: (id: string) => void
}

/** Other deposits that say of themselves that they are this paper; each can be read. */
export const Copies = ({ document, copies, onOpen }: CopiesProps) => {
  const words = readingWords.useWords()
  const others = copies.filter(({ id }) => id !== document.id)
  if (others.length === 0) return null
  return (
    <div className="small screen-only">
      <Disclosure summary={words.copiesTitle(others.length)}>
        <p className="muted">{words.copiesRule}</p>
        <ul role="list" className="reader-versions">
          {others.map(({ id, depositedAt }) => (
            <li key={id}>
              <Button look="quiet" onPress={() => onOpen(id)}>
                {words.copyOf(formatInstant(depositedAt))}
              </Button>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
