/**
 * What people measure, shared by the server that checks and the page that asks. `possible`: outside, it is a slip of the pen. `usual`: outside, it is asked
 * whether it is right. In the unit named; a value is never converted silently.
 */
export type UnitRule = {
  readonly unit: string
  readonly possible: readonly [number, number]
  readonly usual: readonly [number, number]
  /** Digits after the point that mean something. */
  readonly digits: number
}
export type ComponentRule = { readonly name: string; readonly units: readonly UnitRule[] }
export type MeasureRule = {
  readonly kind: string
  readonly loinc: string
  readonly components: readonly ComponentRule[]
  /** Not entered: worked out of others. */
  readonly computed?: true
  /** Less than this from one value to the next is « stable ». */
  readonly steady: number
}

const one = (unit: string, possible: UnitRule['possible'], usual: UnitRule['usual'], digits = 0): readonly ComponentRule[] => [
  { name: 'value', units: [{ unit, possible, usual, digits }] },
]

// biome-ignore format: a table looks like a table
export const MEASURES = [
  { kind: 'weight', loinc: '29463-7', components: one('kg', [0.2, 650], [1.5, 250], 1), steady: 1 },
  { kind: 'height', loinc: '8302-2', components: one('cm', [20, 280], [40, 220], 1), steady: 1 },
  { kind: 'bmi', loinc: '39156-5', components: one('kg/m2', [3, 200], [10, 60], 1), computed: true, steady: 0.5 },
  { kind: 'waist', loinc: '8280-0', components: one('cm', [10, 300], [40, 180], 1), steady: 2 },
  { kind: 'head-circumference', loinc: '9843-4', components: one('cm', [15, 80], [28, 62], 1), steady: 0.3 },
  { kind: 'blood-pressure', loinc: '85354-9', steady: 5, components: [
    { name: 'systolic', units: [{ unit: 'mm[Hg]', possible: [40, 350], usual: [70, 220], digits: 0 }] },
    { name: 'diastolic', units: [{ unit: 'mm[Hg]', possible: [20, 250], usual: [40, 130], digits: 0 }] },
  ] },
  { kind: 'heart-rate', loinc: '8867-4', components: one('/min', [10, 400], [35, 200]), steady: 5 },
  { kind: 'temperature', loinc: '8310-5', components: one('Cel', [20, 46], [34, 42], 1), steady: 0.3 },
  { kind: 'glucose', loinc: '2339-0', steady: 0.1, components: [
    { name: 'value', units: [{ unit: 'g/L', possible: [0.05, 20], usual: [0.4, 4], digits: 2 }, { unit: 'mmol/L', possible: [0.3, 110], usual: [2.2, 22], digits: 1 }] },
  ] },
  { kind: 'hba1c', loinc: '4548-4', components: one('%', [2, 25], [4, 14], 1), steady: 0.3 },
  { kind: 'oxygen-saturation', loinc: '59408-5', components: one('%', [30, 100], [85, 100]), steady: 2 },
  { kind: 'pain', loinc: '72514-3', components: one('{score}', [0, 10], [0, 10]), steady: 1 },
  { kind: 'steps', loinc: '41950-7', components: one('/d', [0, 200_000], [0, 60_000]), steady: 500 },
  { kind: 'peak-flow', loinc: '33452-4', components: one('L/min', [20, 1_200], [60, 850]), steady: 20 },
] as const satisfies readonly MeasureRule[]

export type MeasureKind = (typeof MEASURES)[number]['kind']

export const MEASURE_KINDS: readonly MeasureKind[] = MEASURES.map(({ kind }) => kind)

export const measureRule = (kind: string): MeasureRule | undefined => MEASURES.find(rule => rule.kind === kind)

export type MeasuredPart = { readonly name: string; readonly value: number; readonly unit: string }

export type MeasureVerdict =
  /** Nothing of the table, a part missing, a unit that is not offered. */
  | 'unknown'
  | 'impossible'
  /** She is asked whether it is right. */
  | 'unusual'
  | 'fine'

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high

export const judgeMeasure = (kind: string, parts: readonly MeasuredPart[]): MeasureVerdict => {
  const rule = measureRule(kind)
  if (rule === undefined || rule.computed === true || parts.length !== rule.components.length) return 'unknown'
  const judged = rule.components.map(component => judgePart(component, parts))
  if (judged.includes('unknown')) return 'unknown'
  if (judged.includes('impossible') || isUpsideDown(kind, parts)) return 'impossible'
  return judged.includes('unusual') ? 'unusual' : 'fine'
}

const judgePart = ({ name, units }: ComponentRule, parts: readonly MeasuredPart[]): MeasureVerdict => {
  const part = parts.find(each => each.name === name)
  const rule = units.find(({ unit }) => unit === part?.unit)
  if (part === undefined || rule === undefined || !Number.isFinite(part.value)) return 'unknown'
  if (!within(part.value, rule.possible)) return 'impossible'
  return within(part.value, rule.usual) ? 'fine' : 'unusual'
}

const valueNamed = (parts: readonly MeasuredPart[], name: string): number => parts.find(part => part.name === name)?.value ?? 0

const isUpsideDown = (kind: string, parts: readonly MeasuredPart[]): boolean =>
  kind === 'blood-pressure' && valueNamed(parts, 'systolic') <= valueNamed(parts, 'diastolic')

/** Weight in kilograms over the square of height in metres (WHO), to one digit. */
export const bmiOf = (kilograms: number, centimetres: number): number => Math.round((kilograms / (centimetres / 100) ** 2) * 10) / 10
