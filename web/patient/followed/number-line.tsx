import { scaleOf } from './scale.ts'
import { formatNumber } from './say.ts'

type LineProps = { readonly now: number; readonly before?: number; readonly range: { readonly low?: number; readonly high?: number } }

/** A result on the range of its laboratory: the value full, the one before hollow. Its words stand beside; no colour says good or bad. */
export const NumberLine = ({ now, before, range: { low, high } }: LineProps) => {
  const width = low !== undefined && high !== undefined ? high - low : Math.abs(high ?? low ?? 1) || 1
  const bounds = [now, low, high, before].filter(value => value !== undefined)
  const x = scaleOf([Math.min(...bounds) - width / 4, Math.max(...bounds) + width / 4], [10, 390])
  const [from, to] = [low === undefined ? 10 : x(low), high === undefined ? 390 : x(high)]
  return (
    <svg className="number-line" viewBox="0 0 400 56" aria-hidden="true" focusable="false">
      <rect className="far" x="10" width="380" y="18" height="14" rx="7" />
      <rect className="usual" x={from} width={Math.max(4, to - from)} y="18" height="14" rx="4" />
      {low !== undefined && (
        <text x={from} y="50" textAnchor="middle">
          {formatNumber(low, 4)}
        </text>
      )}
      {high !== undefined && (
        <text x={to} y="50" textAnchor="middle">
          {formatNumber(high, 4)}
        </text>
      )}
      {before !== undefined && <circle className="before" cx={x(before)} cy="25" r="6" />}
      <circle className="now" cx={x(now)} cy="25" r="8" />
    </svg>
  )
}
