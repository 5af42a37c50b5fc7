import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react'
import type { SynthesisResult } from '../../api/types.ts'
import { printedFigure, printedUnit } from '../../ui/format/units.ts'
import { Icon } from '../../ui/icon.tsx'
import { synthesisWords } from './words/index.ts'
import { Region, Source } from './block.tsx'

const ARROWS = { up: ArrowUpRight, down: ArrowDownRight, same: ArrowRight } as const

/** Only what the laboratory itself wrote: its letter, never a judgement of ours. */
const letterOf = (interpretation: string | undefined): 'high' | 'low' | 'abnormal' | null => {
  if (interpretation === undefined) return null
  if (/^H/.test(interpretation)) return 'high'
  if (/^L/.test(interpretation)) return 'low'
  return /^A/.test(interpretation) ? 'abnormal' : null
}

const Row = ({ result, recordId }: { readonly result: SynthesisResult; readonly recordId: string }) => {
  const words = synthesisWords.useWords()
  const { latest, earlier, trend, label, material, unit } = result
  const letter = letterOf(latest.interpretation)
  const before = earlier[0]
  return (
    <tr>
      <th scope="row">{material === undefined ? label : `${label} (${material})`}</th>
      <td className="figures">
        <strong>{printedFigure(latest.value)}</strong> {printedUnit(unit)}{' '}
        {letter && <span className="synthesis-letter">{words.letters[letter]}</span>}
      </td>
      <td className="figures muted">
        {before && (
          <span className="synthesis-trend">
            {trend && <Icon of={ARROWS[trend]} size="1em" />}
            {words.before(printedFigure(before.value), trend)}
          </span>
        )}
      </td>
      <td>
        <Source recordId={recordId} standing={latest.standing} by={latest.by} date={latest.date} document={latest.document} />
      </td>
    </tr>
  )
}

/** One line an analyte, code and unit: what is not written the same way is never put in one series. */
export const ResultsBlock = ({
  rank,
  results,
  recordId,
}: {
  readonly rank: number
  readonly results: readonly SynthesisResult[]
  readonly recordId: string
}) => {
  const words = synthesisWords.useWords()
  return (
    <Region rank={rank} title={words.results}>
      {results.length === 0 ? (
        <p className="synthesis-empty">{words.unknown}</p>
      ) : (
        <table className="synthesis-results">
          <caption className="visually-hidden">{words.resultsCaption}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{words.analyte}</th>
              <th scope="col">{words.value}</th>
              <th scope="col">{words.earlier}</th>
              <th scope="col">{words.source}</th>
            </tr>
          </thead>
          <tbody>
            {results.map(result => (
              <Row key={result.latest.id} result={result} recordId={recordId} />
            ))}
          </tbody>
        </table>
      )}
    </Region>
  )
}
