import type { Code } from '../../../kernel/codes.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { hl7Time, shortDay } from '../../calendar.ts'
import { oidOf } from '../../draw.ts'
import { codeElement, codeWithText, completed, INTERPRETATION, templates } from '../cda/codes.ts'
import { element, type Xml } from '../cda/xml.ts'
import { type Cell, paragraph, type Section, table } from '../paper.ts'
import { decimal } from '../typography.ts'
import { type Analyte, type AnalyteKey, analyteOf, CHAPTERS, rangeOf } from './analytes.ts'

export type Result = {
  readonly analyte: AnalyteKey
  /** A number in the analyte's unit, or words. */
  readonly value: number | string
  readonly previous?: { readonly value: number; readonly at: Instant }
  /** For words only; numbers are compared with the usual interval. */
  readonly abnormal?: boolean
  /** The interval aimed at when it is not the usual one (INR under anticoagulant). */
  readonly range?: readonly [number | null, number | null]
}

export type LaboratoryReport = {
  /** Unique for the document: identifiers are drawn from it. */
  readonly scope: string
  readonly sex: 'F' | 'M'
  readonly sampledAt: Instant
  readonly results: readonly Result[]
  readonly comment?: string
}

type Line = {
  readonly result: Result
  readonly analyte: Analyte
  readonly id: string
  readonly range: readonly [number | null, number | null]
}

const INTERPRETATIONS = { N: 'Normal', L: 'Anormalement bas', H: 'Anormalement haut', A: 'Anormal' } as const
type Interpretation = keyof typeof INTERPRETATIONS

const interpretationOf = ({ result, range }: Line): Interpretation => {
  if (typeof result.value === 'string') return result.abnormal ? 'A' : 'N'
  if (range[0] !== null && result.value < range[0]) return 'L'
  return range[1] !== null && result.value > range[1] ? 'H' : 'N'
}

const printedRange = ({ analyte, range: [low, high] }: Line): string => {
  const digits = analyte.digits ?? 0
  if (low !== null && high !== null) return `${decimal(low, digits)} à ${decimal(high, digits)}`
  if (low !== null) return `> ${decimal(low, digits)}`
  return high === null ? (analyte.usual ?? '') : `< ${decimal(high, digits)}`
}

const MARKS: Readonly<Record<Interpretation, string>> = { N: '', L: ' (bas)', H: ' (haut)', A: ' (anormal)' }

const printedValue = (line: Line): string => {
  const { value } = line.result
  const words = typeof value === 'string' ? value : `${decimal(value, line.analyte.digits ?? 0)} ${line.analyte.printed ?? ''}`.trim()
  return `${words}${MARKS[interpretationOf(line)]}`
}

const cellsOf = (line: Line): readonly Cell[] => {
  const { previous } = line.result
  const earlier = previous === undefined ? '' : `${decimal(previous.value, line.analyte.digits ?? 0)} (${shortDay(previous.at)})`
  return [
    { text: line.analyte.label, id: line.id },
    { text: printedValue(line), id: `${line.id}-valeur`, strong: interpretationOf(line) !== 'N' },
    printedRange(line),
    earlier,
  ]
}

const quantity = (name: string, value: number | null, line: Line): Xml | null =>
  value === null ? null : element(name, { value: value.toFixed(line.analyte.digits ?? 0), unit: line.analyte.unit })

const measured = (line: Line): Xml =>
  typeof line.result.value === 'string'
    ? element('value', { 'xsi:type': 'ST' }, line.result.value)
    : element('value', { 'xsi:type': 'PQ', value: line.result.value.toFixed(line.analyte.digits ?? 0), unit: line.analyte.unit })

const interpretation = (code: Interpretation): Xml =>
  element('interpretationCode', { code, displayName: INTERPRETATIONS[code], codeSystem: INTERPRETATION })

const referenceRange = (line: Line): Xml | null =>
  line.range[0] === null && line.range[1] === null
    ? null
    : element(
        'referenceRange',
        { typeCode: 'REFV' },
        element(
          'observationRange',
          { classCode: 'OBS', moodCode: 'EVN.CRT' },
          element('value', { 'xsi:type': 'IVL_PQ' }, quantity('low', line.range[0], line), quantity('high', line.range[1], line)),
          interpretation('N'),
        ),
      )

/** Laboratory Observation (IHE PALM 1.3.6.1.4.1.19376.1.3.1.6). */
const observation = (line: Line, report: LaboratoryReport): Xml =>
  element(
    'observation',
    { classCode: 'OBS', moodCode: 'EVN' },
    ...templates('1.3.6.1.4.1.19376.1.3.1.6', '1.2.250.1.213.1.1.3.80'),
    element('id', { root: oidOf(`${report.scope}/${line.id}`) }),
    codeWithText(line.analyte.code, line.id),
    completed(),
    element('effectiveTime', { value: hl7Time(report.sampledAt) }),
    measured(line),
    interpretation(interpretationOf(line)),
    referenceRange(line),
  )

const entryOf = (chapter: Code, lines: readonly Line[], report: LaboratoryReport): Xml =>
  element(
    'entry',
    { typeCode: 'DRIV' },
    ...templates('1.3.6.1.4.1.19376.1.3.1', '1.2.250.1.213.1.1.3.21'),
    element(
      'act',
      { classCode: 'ACT', moodCode: 'EVN' },
      codeElement(chapter),
      completed(),
      ...lines.map(line => element('entryRelationship', { typeCode: 'COMP' }, observation(line, report))),
    ),
  )

const HEAD = ['Analyse', 'Résultat', 'Valeurs usuelles', 'Antériorité'] as const

const chapterSection = (name: keyof typeof CHAPTERS, lines: readonly Line[], report: LaboratoryReport): Section => {
  const code = CHAPTERS[name]
  return {
    templates: ['1.3.6.1.4.1.19376.1.3.3.2.1', '1.2.250.1.213.1.1.2.70'],
    code,
    title: code.display,
    blocks: [table(HEAD, lines.map(cellsOf), `Prélèvement du ${shortDay(report.sampledAt)}`)],
    entries: [entryOf(code, lines, report)],
  }
}

const comment = (text: string): Section => ({
  templates: ['2.16.840.1.113883.10.12.201', '1.3.6.1.4.1.19376.1.4.1.2.16', '1.2.250.1.213.1.1.2.73'],
  code: { code: '55112-7', system: CHAPTERS.chemistry.system, display: 'Commentaire' },
  title: 'Commentaire du biologiste',
  blocks: [paragraph(text)],
})

const linesOf = (report: LaboratoryReport): readonly Line[] =>
  report.results.map((result, index) => {
    const analyte = analyteOf(result.analyte)
    return { result, analyte, id: `res-${index + 1}`, range: result.range ?? rangeOf(analyte, report.sex) }
  })

/** One section a chapter, each with its table and its coded results (CR-BIO 2024.01). */
export const laboratorySections = (report: LaboratoryReport): readonly Section[] => {
  const lines = linesOf(report)
  const names = [...new Set(lines.map(line => line.analyte.chapter))]
  const chapters = names.map(name =>
    chapterSection(
      name,
      lines.filter(line => line.analyte.chapter === name),
      report,
    ),
  )
  return report.comment === undefined ? chapters : [...chapters, comment(report.comment)]
}

/** The chapters as acts of the header: the first is the main one. */
export const laboratoryActs = (results: readonly Result[]): readonly Code[] =>
  [...new Set(results.map(result => analyteOf(result.analyte).chapter))].map(name => CHAPTERS[name])
