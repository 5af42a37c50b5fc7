import { ArrowDown, ArrowUp, TriangleAlert } from 'lucide-react'
import type { ResultPoint, ResultRow } from '../../../api/types.ts'
import { classes } from '../../../ui/class-names.ts'
import { formatDate } from '../../../ui/format/dates.ts'
import { printedFigure } from '../../../ui/format/units.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Link } from '../../../ui/link.tsx'
import { Day } from '../../../ui/time.tsx'
import { Curve } from './curve.tsx'
import { usualOf } from './grid.ts'
import { nameOf, unitOf } from './say.ts'
import { readingWords } from './words/index.ts'

const ICONS = { high: ArrowUp, low: ArrowDown, abnormal: TriangleAlert } as const

/** A shape, a word and the value: never a colour alone. */
export const Flagged = ({ flag }: { readonly flag: ResultPoint['flag'] }) => {
  const { results: words } = readingWords.useWords()
  if (flag === undefined) return null
  return (
    <span className="results-flag" title={words.waysBy[flag.by]}>
      <Icon of={ICONS[flag.way]} size="0.9em" />
      {words.ways[flag.way]}
    </span>
  )
}

const Point = ({ point, recordId, isChosen }: { readonly point: ResultPoint; readonly recordId: string; readonly isChosen: boolean }) => {
  const { results: words } = readingWords.useWords()
  const usual = usualOf(point)
  return (
    <li className={classes('results-point', isChosen && 'is-chosen')}>
      <span className="results-value">
        <strong>{printedFigure(point.value)}</strong> <Flagged flag={point.flag} />
      </span>
      <span className="muted small">
        <Day date={point.date} />, {point.place ?? point.by}
      </span>
      <span className="muted small">
        {usual === '' ? words.noUsual : words.usual(usual)}
        {point.flag && `. ${words.waysBy[point.flag.by]}`}
        {point.others > 0 && ` (${words.others(point.others)})`}
      </span>
      <Link
        className="small screen-only"
        to="/pro/p/$recordId/documents"
        params={{ recordId }}
        search={{ doc: point.document.id }}
        aria-label={words.readReport(point.document.title, formatDate(point.date))}
      >
        {words.report}
      </Link>
    </li>
  )
}

/** The row in focus: its curve, then each value with the laboratory that measured it. */
export const History = ({
  row,
  chosen,
  recordId,
}: {
  readonly row: ResultRow | undefined
  readonly chosen: string
  readonly recordId: string
}) => {
  const { results: words } = readingWords.useWords()
  if (row === undefined) return <p className="muted">{words.choose}</p>
  return (
    <>
      <h2>{words.history(nameOf(row))}</h2>
      <p className="muted">{unitOf(row, words)}</p>
      <Curve row={row} chosen={chosen} />
      <ol role="list" className="results-history">
        {row.points.map(point => (
          <Point key={point.id} point={point} recordId={recordId} isChosen={point.id === chosen} />
        ))}
      </ol>
    </>
  )
}
