import { after, HOUR, type Instant } from '../../kernel/instant.ts'
import { before, type Span, workdayBefore, yearsAgo } from '../calendar.ts'
import { wobble } from '../draw.ts'
import type { DemoPerson, DemoWorld } from '../model.ts'
import { professionalOf, structureOf } from '../world.ts'
import { type AnalyteKey, analyteOf } from './clinical/analytes.ts'
import { type ImagingReport, imagingSections } from './clinical/imaging.ts'
import { laboratoryActs, laboratorySections, type Result } from './clinical/laboratory.ts'
import { type Stay, staySections } from './clinical/stay.ts'
import { dispensationSections, prescriptionSections, type Treatment } from './clinical/treatments.ts'
import { type Injection, vaccinationSections, vaccineLabel } from './clinical/vaccination.ts'
import type { Party } from './cda/parties.ts'
import type { Paper, PaperFacts, Part, WrappedMedia } from './paper.ts'

/** What a story is told with: the person, her calendar, and the makers of papers. */
export type Teller = {
  readonly world: DemoWorld
  readonly person: DemoPerson
  /** A working day that long ago. */
  at(span: Span, hour?: number, minute?: number): Instant
  /** That very day, even a Sunday. */
  on(span: Span, hour?: number, minute?: number): Instant
}

export const tellerOf = (world: DemoWorld, person: DemoPerson): Teller => ({
  world,
  person,
  at: (span, hour, minute) => workdayBefore(world.today, span, hour, minute),
  on: (span, hour, minute) => before(world.today, span, hour, minute),
})

/** The root that identifiers inside a paper are drawn from. */
export const scopeOf = ({ world, person }: Teller, key: string): string => `${world.seed}/${person.key}/${key}`

type Facts<Left extends keyof PaperFacts = never> = Omit<PaperFacts, Left>

/** A letter as practice software makes it: a PDF in a level-1 CDA. */
export const letter = (facts: Facts, ...parts: readonly Part[]): Paper => ({ ...facts, form: 'wrapped', media: 'application/pdf', parts })

export const wrapped = (media: WrappedMedia, facts: Facts, ...parts: readonly Part[]): Paper => ({
  ...facts,
  form: 'wrapped',
  media,
  parts,
})

/** A file that somebody has, without header. */
export const loose = (
  media: 'application/pdf' | 'image/png' | 'image/jpeg' | 'text/plain',
  facts: Facts,
  ...parts: readonly Part[]
): Paper => ({
  ...facts,
  form: 'loose',
  media,
  parts,
})

export type LaboratoryFacts = Facts<'type' | 'by' | 'until' | 'acts'> & {
  /** `at` is when the sample was taken. */
  readonly results: readonly Result[]
  readonly comment?: string
  readonly copy?: boolean
  /** Hours between the sample and the report; 8 by default. */
  readonly hours?: number
}

export const laboratory = (teller: Teller, { results, comment, copy, hours, ...facts }: LaboratoryFacts): Paper => ({
  ...facts,
  type: 'laboratory',
  until: after(facts.at, (hours ?? 8) * HOUR),
  by: 'simonet',
  acts: laboratoryActs(results),
  form: 'structured',
  copy: copy ?? false,
  sections: laboratorySections({
    scope: scopeOf(teller, facts.key),
    sex: teller.person.sex,
    sampledAt: facts.at,
    results,
    ...(comment === undefined ? {} : { comment }),
  }),
})

type PrescriptionFacts = Facts<'type' | 'title'> & { readonly title?: string; readonly advice?: string; readonly copy?: boolean }

export const prescription = (teller: Teller, { advice, copy, ...facts }: PrescriptionFacts, treatments: readonly Treatment[]): Paper => ({
  ...facts,
  type: 'prescription',
  title: facts.title ?? 'Ordonnance',
  form: 'structured',
  copy: copy ?? false,
  sections: prescriptionSections(scopeOf(teller, facts.key), treatments, advice),
})

export const dispensation = (teller: Teller, { advice, ...facts }: PrescriptionFacts, treatments: readonly Treatment[]): Paper => ({
  ...facts,
  type: 'dispensation',
  title: facts.title ?? 'Médicaments délivrés',
  form: 'structured',
  sections: dispensationSections(scopeOf(teller, facts.key), treatments, facts.at, advice),
})

export const imaging = (facts: Facts<'type'>, report: ImagingReport, copy = false): Paper => ({
  ...facts,
  type: 'imaging',
  form: 'structured',
  copy,
  sections: imagingSections(report),
})

export const discharge = (teller: Teller, facts: Facts<'type'>, stay: Omit<Stay, 'scope' | 'at'>, copy = false): Paper => ({
  ...facts,
  type: 'discharge',
  form: 'structured',
  copy,
  sections: staySections({ ...stay, scope: scopeOf(teller, facts.key), at: facts.until ?? facts.at }),
})

export const vaccination = (teller: Teller, facts: Facts<'type' | 'title' | 'at'>, injection: Injection): Paper => {
  const professional = professionalOf(teller.world, facts.by)
  const party: Party = { professional, structure: structureOf(teller.world, facts.structure ?? professional.exercises[0].structure) }
  return {
    ...facts,
    type: 'vaccination',
    title: vaccineLabel(injection.vaccine),
    at: injection.at,
    form: 'structured',
    sections: vaccinationSections(scopeOf(teller, facts.key), injection, party),
  }
}

/** Points of a course: years ago and value, oldest first. */
export type Course = readonly (readonly [yearsAgo: number, value: number])[]

/** The value of a course at an instant: straight lines between points, and a little life around them. */
export const along = (teller: Teller, course: Course, at: Instant, spread: number, name: string): number => {
  const ago = yearsAgo(teller.world.today, at)
  const later = course.findIndex(([years]) => years <= ago)
  const [last, first] = [course.at(-1)?.[1] ?? 0, course[0]?.[1] ?? 0]
  const base = later === -1 ? last : later === 0 ? first : between(course, later, ago)
  return base * (1 + spread * wobble(`${teller.world.seed}/${teller.person.key}/${name}/${at}`))
}

const between = (course: Course, later: number, ago: number): number => {
  const [from, until] = [course[later - 1] ?? [0, 0], course[later] ?? [0, 0]]
  const share = from[0] === until[0] ? 0 : (from[0] - ago) / (from[0] - until[0])
  return from[1] + (until[1] - from[1]) * share
}

/** A result drawn from a course, rounded as the laboratory prints it, with the one before beside it. */
export const followed = (teller: Teller, analyte: AnalyteKey, course: Course, at: Instant, previous?: Instant, spread = 0.04): Result => {
  const rounded = (when: Instant): number => Number(along(teller, course, when, spread, analyte).toFixed(analyteOf(analyte).digits ?? 0))
  return { analyte, value: rounded(at), ...(previous === undefined ? {} : { previous: { value: rounded(previous), at: previous } }) }
}
