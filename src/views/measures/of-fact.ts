import type { ExtractedFact, FactLine } from '../../documents/index.ts'
import { type MeasuredPart, type MeasureKind, judgeMeasure } from '../../kernel/measures.ts'
import type { Point } from './model.ts'

/** LOINC codes under which documents code what people measure. */
const KINDS: Readonly<Record<string, MeasureKind>> = {
  '29463-7': 'weight',
  '3141-9': 'weight',
  '8339-4': 'weight',
  '8302-2': 'height',
  '3137-7': 'height',
  '8306-3': 'height',
  '8280-0': 'waist',
  '8287-5': 'head-circumference',
  '9843-4': 'head-circumference',
  '8867-4': 'heart-rate',
  '8310-5': 'temperature',
  '2339-0': 'glucose',
  '2345-7': 'glucose',
  '40193-5': 'glucose',
  '14749-6': 'glucose',
  '14771-0': 'glucose',
  '4548-4': 'hba1c',
  '59261-8': 'hba1c',
  '59408-5': 'oxygen-saturation',
  '2708-6': 'oxygen-saturation',
  '20564-1': 'oxygen-saturation',
  '72514-3': 'pain',
  '33452-4': 'peak-flow',
  '19935-6': 'peak-flow',
}
const SYSTOLIC = '8480-6'
const DIASTOLIC = '8462-4'

/** Powers of ten of one unit, exact in decimal; anything else is another series. */
const SAME: Readonly<Record<string, readonly [unit: string, factor: number]>> = {
  g: ['kg', 1_000],
  m: ['cm', 0.01],
  mm: ['cm', 10],
  'g/dL': ['g/L', 0.1],
  'mg/dL': ['g/L', 100],
  mmHg: ['mm[Hg]', 1],
  '°C': ['Cel', 1],
  '{beats}/min': ['/min', 1],
  '/mn': ['/min', 1],
}

type Read = { readonly line: FactLine; readonly part: MeasuredPart; readonly date: string }

const partOf = ({ value }: ExtractedFact, name: string): MeasuredPart | undefined => {
  if (value?.kind !== 'quantity' || value.unit === undefined || !/^-?\d+(?:\.\d+)?$/.test(value.value)) return undefined
  const [unit, factor] = SAME[value.unit] ?? [value.unit, 1]
  return { name, value: Number((Number(value.value) / factor).toPrecision(12)), unit }
}

/** Data that documents code as what people measure: each with what was written, and where. A pressure is told whole, or not at all. */
export const pointsOf = (lines: readonly FactLine[]): readonly Point[] => {
  const plain = lines.filter(({ fact }) => fact.negated !== true && fact.planned !== true)
  return [...plain.flatMap(aloneOf), ...pressuresOf(plain)]
}

const readOf = (line: FactLine, name: string): Read | undefined => {
  const part = partOf(line.fact, name)
  const date = line.fact.date ?? line.document.facts.date
  return part === undefined ? undefined : { line, part, date: dayOrMinute(date) }
}

/** What a screen may place on an axis: a day, or a minute of it; less than a day is no place. */
const dayOrMinute = (date: string): string => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(date) ? date.slice(0, 16) : date.slice(0, 10))

const aloneOf = (line: FactLine): readonly Point[] => {
  const kind = KINDS[line.fact.code?.code ?? '']
  const read = kind === undefined ? undefined : readOf(line, 'value')
  return kind === undefined || read === undefined ? [] : pointFrom(kind, [read])
}

const pressuresOf = (lines: readonly FactLine[]): readonly Point[] => {
  const reads = (code: string, name: string): readonly Read[] =>
    lines.filter(({ fact }) => fact.code?.code === code).flatMap(line => readOf(line, name) ?? [])
  const diastolic = reads(DIASTOLIC, 'diastolic')
  return reads(SYSTOLIC, 'systolic').flatMap(systolic => {
    const other = diastolic.find(each => each.line.document.id === systolic.line.document.id && each.date === systolic.date)
    return other === undefined ? [] : pointFrom('blood-pressure', [systolic, other])
  })
}

const pointFrom = (kind: MeasureKind, reads: readonly Read[]): readonly Point[] => {
  const [first] = reads
  const parts = reads.map(({ part }) => part)
  if (first === undefined || first.date.length < 10 || ['unknown', 'impossible'].includes(judgeMeasure(kind, parts))) return []
  const { line, date } = first
  const { document } = line
  return [
    {
      id: line.id,
      kind,
      at: date,
      parts,
      source: 'read',
      read: {
        status: line.status === 'confirmed' ? 'confirmed' : 'proposed',
        facts: reads.map(({ line: { id } }) => id),
        documentId: document.id,
        title: document.facts.title,
        author: document.facts.authorName,
      },
    },
  ]
}
