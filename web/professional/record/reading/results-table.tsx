import { Pin, PinOff } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import type { ResultRow } from '../../../api/types.ts'
import { Button } from '../../../ui/button.tsx'
import { classes } from '../../../ui/class-names.ts'
import { formatDate } from '../../../ui/format/dates.ts'
import { printedFigure } from '../../../ui/format/units.ts'
import { type Days, cellOf, moveFrom, usualOf } from './grid.ts'
import { Flagged } from './history.tsx'
import { nameOf, unitOf } from './say.ts'
import { readingWords } from './words/index.ts'

export type At = { readonly row: string; readonly day: string }
type TableProps = {
  readonly rows: readonly ResultRow[]
  readonly days: Days
  readonly at: At | null
  readonly pinned: ReadonlySet<string>
  readonly onMove: (at: At) => void
  readonly onPin: (id: string) => void
}

/** One stop for Tab, then arrows from value to value (ARIA grid). */
const isStop = ({ rows, days, at }: TableProps, row: string, day: string): boolean => {
  if (at !== null && rows.some(({ id }) => id === at.row) && days.includes(at.day)) return at.row === row && at.day === day
  const [first] = rows
  return first?.id === row && days.find(one => cellOf(first, one).length > 0) === day
}

const Value = ({ props, row, day }: { readonly props: TableProps; readonly row: ResultRow; readonly day: string }) => {
  const { at, onMove } = props
  const cell = cellOf(row, day)
  if (cell.length === 0) return <td />
  const isChosen = at?.row === row.id && at.day === day
  return (
    <td className={classes(isChosen && 'is-chosen')}>
      <button
        type="button"
        className="results-cell"
        aria-current={isChosen ? 'true' : undefined}
        data-cell={`${row.id} ${day}`}
        tabIndex={isStop(props, row.id, day) ? 0 : -1}
        onClick={() => onMove({ row: row.id, day })}
        onFocus={() => onMove({ row: row.id, day })}
      >
        <span className="results-day">{formatDate(day)}</span>
        {cell.map(point => (
          <span key={point.id} className="results-measure">
            <span className="results-value">
              <span className={point.flag ? 'is-beyond' : undefined}>{printedFigure(point.value)}</span> <Flagged flag={point.flag} />
            </span>
            <span className="results-usual">{usualOf(point)}</span>
          </span>
        ))}
      </button>
    </td>
  )
}

const Row = ({ props, row }: { readonly props: TableProps; readonly row: ResultRow }) => {
  const { results: words } = readingWords.useWords()
  const { days, pinned, onPin } = props
  const isPinned = pinned.has(row.id)
  const name = nameOf(row)
  return (
    <tr>
      <th scope="row">
        <span className="results-name">
          <span>
            {name}
            <span className="results-unit">{unitOf(row, words)}</span>
          </span>
          <span className="screen-only">
            <Button look="quiet" iconOnly icon={isPinned ? PinOff : Pin} onPress={() => onPin(row.id)}>
              {isPinned ? words.unpin(name) : words.pin(name)}
            </Button>
          </span>
        </span>
      </th>
      {days.map(day => (
        <Value key={day} props={props} row={row} day={day} />
      ))}
    </tr>
  )
}

/** Analytes by day, latest on the left. A cell holds what one laboratory wrote, with what that laboratory calls usual. */
export const ResultsTable = (props: TableProps) => {
  const { rows, days, at, onMove } = props
  const { results: words } = readingWords.useWords()
  const table = useRef<HTMLTableElement>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = event.target instanceof HTMLElement ? event.target.dataset['cell'] : undefined
    if (from === undefined || at === null || event.altKey || event.ctrlKey || event.metaKey) return
    const next = moveFrom(rows, days, at, event.key)
    if (next === null) return
    event.preventDefault()
    onMove(next)
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.day}"]`)?.focus()
  }
  return (
    <div className="results-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid of ARIA is a table whose cells are walked through by arrows */}
      <table ref={table} role="grid" className="results-table" onKeyDown={onKeyDown} aria-describedby="results-hint">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.analyte}</th>
            {days.map(day => (
              <th key={day} scope="col">
                {formatDate(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Row key={row.id} props={props} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
