import { memo, useState } from 'react'
import type { EverythingFound } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/class-names.ts'
import { CategoryIcon } from '../../ui/category.tsx'
import { Day } from '../../ui/time.tsx'
import { professionalWords } from '../words/index.ts'
import { RecordBadges } from './badges.tsx'
import type { Group, Paper } from './reading/papers.ts'
import { readingWords } from './reading/words/index.ts'

export type Extracts = ReadonlyMap<string, EverythingFound['documents'][number]['extract']>
type ListProps = {
  readonly groups: readonly Group[]
  /** Words around what was found in the text of each. */
  readonly extracts: Extracts
  /** Whether this reader has still to open it. */
  readonly isUnread: (id: string) => boolean
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

/** A life of papers is not drawn at once; the filters always look at all of it. */
const PORTION = 100

type RowProps = {
  readonly paper: Paper
  readonly extract: readonly { readonly text: string; readonly marked: boolean }[]
  readonly isHere: boolean
  readonly isNew: boolean
  readonly onSelect: (id: string) => void
}

/** Drawn again only when something of its own changes: a step along the list touches two lines, not a hundred. */
const Row = memo(({ paper: { document, copies }, extract, isHere, isNew, onSelect }: RowProps) => {
  const words = readingWords.useWords()
  return (
    <button
      type="button"
      className="bench-row"
      data-document={document.id}
      aria-current={isHere ? 'true' : undefined}
      onClick={() => onSelect(document.id)}
    >
      <span className="when">
        <Day date={document.date} />
      </span>
      <CategoryIcon category={document.category} />
      <span className="what">
        <span className={classes('title', isNew && 'is-unread')}>
          {document.title}
          {isNew && <span className="visually-hidden">{words.unreadMark}</span>}
        </span>
        <span className="meta">
          {[document.author.name, document.author.role, copies.length > 0 && words.copies(copies.length)].filter(Boolean).join(', ')}
        </span>
        <RecordBadges document={document} />
        {extract.length > 0 && (
          <span className="meta extract">
            {extract.map(({ text, marked }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
              <Piece key={i} text={text} marked={marked} />
            ))}
          </span>
        )}
      </span>
    </button>
  )
})

const NO_EXTRACT: readonly never[] = []

const Piece = ({ text, marked }: { readonly text: string; readonly marked: boolean }) => (marked ? <mark>{text}</mark> : text)

/** The first lines of the groups, `count` in all. */
const within = (groups: readonly Group[], count: number): readonly Group[] => {
  let left = count
  return groups.flatMap(group => {
    const papers = group.papers.slice(0, Math.max(0, left))
    left -= group.papers.length
    return papers.length === 0 ? [] : [{ ...group, papers }]
  })
}

type RowsProps = Omit<ListProps, 'groups'> & { readonly papers: readonly Paper[]; readonly label: string }

const Rows = ({ papers, label, extracts, isUnread, selected, onSelect }: RowsProps) => (
  <ul role="list" aria-label={label} aria-describedby="list-hint">
    {papers.map(paper => (
      <li key={paper.document.id}>
        <Row
          paper={paper}
          extract={extracts.get(paper.document.id) ?? NO_EXTRACT}
          isHere={[paper.document, ...paper.copies].some(({ id }) => id === selected)}
          isNew={[paper.document, ...paper.copies].every(({ id }) => isUnread(id))}
          onSelect={onSelect}
        />
      </li>
    ))}
  </ul>
)

/** Lines under the heading of their type when there is one. Keys go from one document to the next; Tab goes on to the reading pane. */
export const RecordList = ({ groups, extracts, isUnread, selected, onSelect }: ListProps) => {
  const { record: words } = professionalWords.useWords()
  const { listHint } = readingWords.useWords()
  const [count, setCount] = useState(PORTION)
  const shown = within(groups, count)
  const isGrouped = groups.some(({ name }) => name !== null)
  const rows = { selected, onSelect, extracts, isUnread }
  const total = groups.reduce((sum, { papers }) => sum + papers.length, 0)
  return (
    <>
      <p id="list-hint" className="visually-hidden">
        {listHint}
      </p>
      <div className="bench-rows">
        {isGrouped ? (
          <ul role="list" aria-label={words.list} aria-describedby="list-hint">
            {shown.map(({ code, name, papers }) => (
              <li key={code}>
                <h2 className="bench-group">{name}</h2>
                <Rows {...rows} papers={papers} label={name ?? words.list} />
              </li>
            ))}
          </ul>
        ) : (
          <Rows {...rows} papers={shown.flatMap(({ papers }) => papers)} label={words.list} />
        )}
      </div>
      {total > count && (
        <div>
          <Button onPress={() => setCount(count + PORTION)}>{words.more(total - count)}</Button>
        </div>
      )}
    </>
  )
}
