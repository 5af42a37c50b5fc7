import { type KeyboardEvent, useRef, useState } from 'react'
import type { DocumentSummary } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { CategoryIcon } from '../../ui/category.tsx'
import { Day } from '../../ui/time.tsx'
import { professionalWords } from '../words/index.ts'
import { RecordBadges } from './badges.tsx'

type ListProps = {
  readonly documents: readonly DocumentSummary[]
  readonly selected: string | undefined
  readonly onSelect: (id: string) => void
}

const MOVES: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** A life of papers is not drawn at once; the filters always look at all of it. */
const PORTION = 100

/** ↑ and ↓ go from one document to the next and show it beside; Tab goes on to the reading pane. */
export const RecordList = ({ documents, selected, onSelect }: ListProps) => {
  const { record: words } = professionalWords.useWords()
  const list = useRef<HTMLUListElement>(null)
  const [count, setCount] = useState(PORTION)
  const move = (event: KeyboardEvent, index: number): void => {
    const step = MOVES[event.key]
    const next = step === undefined ? undefined : documents[index + step]
    if (step === undefined || next === undefined) return
    event.preventDefault()
    onSelect(next.id)
    list.current?.querySelectorAll<HTMLButtonElement>('.bench-row')[index + step]?.focus()
  }
  return (
    <>
      <p id="list-hint" className="visually-hidden">
        {words.listHint}
      </p>
      <ul role="list" className="bench-rows" ref={list} aria-label={words.list} aria-describedby="list-hint">
        {documents.slice(0, count).map((document, index) => (
          <li key={document.id}>
            <button
              type="button"
              className="bench-row"
              aria-current={document.id === selected ? 'true' : undefined}
              onClick={() => onSelect(document.id)}
              onKeyDown={event => move(event, index)}
            >
              <span className="when">
                <Day date={document.date} />
              </span>
              <CategoryIcon category={document.category} />
              <span className="what">
                <span className="title">{document.title}</span>
                <span className="meta">{[document.author.name, document.author.role].filter(Boolean).join(', ')}</span>
                <RecordBadges document={document} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      {documents.length > count && (
        <div>
          <Button onPress={() => setCount(count + PORTION)}>{words.more(documents.length - count)}</Button>
        </div>
      )}
    </>
  )
}
