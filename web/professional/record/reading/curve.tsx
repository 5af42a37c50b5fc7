import type { ResultRow } from '../../../api/types.ts'
import { formatDate } from '../../../ui/format/dates.ts'
import { drawnOf } from './grid.ts'
import { nameOf } from './say.ts'
import { readingWords } from './words/index.ts'

const [WIDTH, HEIGHT, MARGIN] = [320, 120, 10]
const across = (x: number): number => MARGIN + x * (WIDTH - 2 * MARGIN)
const down = (y: number): number => MARGIN + y * (HEIGHT - 2 * MARGIN)

/** The values of one row, each with the range of its own laboratory: no range is lent to another one's value. The list below says the same. */
export const Curve = ({ row, chosen }: { readonly row: ResultRow; readonly chosen: string }) => {
  const { results: words } = readingWords.useWords()
  const drawn = drawnOf(row)
  if (drawn === null) return <p className="muted small">{words.noCurve}</p>
  const dated = row.points.filter(({ date }) => date.length >= 10)
  const said = words.curve(nameOf(row), formatDate(dated.at(-1)?.date ?? ''), formatDate(dated[0]?.date ?? ''))
  return (
    <figure className="results-curve">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={said}>
        {drawn.map(
          ({ id, x, low, high }) =>
            (low !== null || high !== null) && (
              <line key={id} className="results-range" x1={across(x)} x2={across(x)} y1={down(high ?? 0)} y2={down(low ?? 1)} />
            ),
        )}
        <polyline points={drawn.map(({ x, y }) => `${across(x)},${down(y)}`).join(' ')} />
        {drawn.map(({ id, x, y }) => (
          <circle key={id} className={id === chosen ? 'is-chosen' : undefined} cx={across(x)} cy={down(y)} r={id === chosen ? 6 : 3.5} />
        ))}
      </svg>
      <figcaption className="muted small">{words.curveNote}</figcaption>
    </figure>
  )
}
