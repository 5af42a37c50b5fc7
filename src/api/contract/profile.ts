import { z } from 'zod'
import { RUBRICS } from '../../kernel/rubrics.ts'
import { idSchema, instantSchema } from './shared.ts'

/** The health profile as a screen reads and writes it; the shapes of `profile/model.ts`, in the element names of FHIR R4. */
export const rubricSchema = z.enum(RUBRICS)
export type Rubric = z.infer<typeof rubricSchema>

/** `2019`, `2019-03` or `2019-03-12`; that it is a day of the calendar, and not to come, is for the verb to say. */
export const knownDateSchema = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)

const line = z.string().trim().min(1).max(200)
const words = z.string().trim().min(1).max(2_000)
const phone = z.string().trim().min(3).max(30)

export const conceptSchema = z.strictObject({
  text: line,
  coding: z
    .strictObject({
      system: z.enum(['icd-10', 'atc', 'cip-13', 'cis', 'loinc']),
      code: z.string().trim().min(1).max(40),
      display: z.string().trim().min(1).max(300),
    })
    .exactOptional(),
})
export type Concept = z.infer<typeof conceptSchema>

const note = { note: words.exactOptional() }

export const entryBodySchema = z.discriminatedUnion('rubric', [
  z.strictObject({
    rubric: z.literal('allergies'),
    code: conceptSchema,
    criticality: z.enum(['low', 'high', 'unable-to-assess']).exactOptional(),
    reaction: line.exactOptional(),
    onset: knownDateSchema.exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('treatments'),
    medication: conceptSchema,
    dosage: line.exactOptional(),
    reason: line.exactOptional(),
    effectivePeriod: z.strictObject({ start: knownDateSchema.exactOptional(), end: knownDateSchema.exactOptional() }).exactOptional(),
    renewal: knownDateSchema.exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('conditions'),
    code: conceptSchema,
    severity: z.enum(['mild', 'moderate', 'severe']).exactOptional(),
    onset: knownDateSchema.exactOptional(),
    abatement: knownDateSchema.exactOptional(),
    longTerm: z.boolean().exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('procedures'),
    category: z.enum(['operation', 'stay']),
    code: conceptSchema,
    performed: knownDateSchema.exactOptional(),
    duration: z.strictObject({ value: z.int().min(1).max(999), unit: z.enum(['day', 'week', 'month', 'year']) }).exactOptional(),
    location: line.exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('family-history'),
    relationship: z.enum([
      'mother',
      'father',
      'sister',
      'brother',
      'child',
      'maternal-grandparent',
      'paternal-grandparent',
      'aunt-or-uncle',
      'other',
    ]),
    condition: conceptSchema,
    onsetAge: z.int().min(0).max(130).exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('vaccinations'),
    vaccine: conceptSchema,
    occurrence: knownDateSchema,
    dose: z.enum(['first', 'primary', 'booster']).exactOptional(),
    lotNumber: z.string().trim().min(1).max(40).exactOptional(),
    performer: line.exactOptional(),
    site: line.exactOptional(),
    targets: z.array(z.string().min(1).max(40)).max(12).exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('measures'),
    kind: z.string().min(1).max(40),
    components: z
      .array(z.strictObject({ name: z.string().min(1).max(40), value: z.number(), unit: z.string().min(1).max(20) }))
      .min(1)
      .max(8),
    effective: z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/),
    target: z.literal(true).exactOptional(),
    verified: z.literal(true).exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('lifestyle'),
    code: z.enum(['food', 'physical-activity', 'sleep', 'screens', 'alcohol', 'tobacco', 'other']),
    value: line,
    effective: knownDateSchema.exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('disability'),
    kind: z.enum(['sensory', 'neurodevelopmental', 'psychic', 'motor', 'multiple', 'disabling-disease', 'other']),
    rate: z.enum(['below-50', '50-79', '80-or-more']).exactOptional(),
    technicalHelp: line.exactOptional(),
    humanHelp: line.exactOptional(),
    needs: words.exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('blood-group'),
    value: z.enum(['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-']),
    effective: knownDateSchema.exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('emergency-contacts'),
    name: line,
    relationship: line.exactOptional(),
    phone,
    otherPhone: phone.exactOptional(),
    role: z.enum(['emergency', 'carer']),
    rank: z.int().min(1).max(20),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('trusted-person'),
    name: line,
    birthDate: knownDateSchema.exactOptional(),
    relationship: line.exactOptional(),
    phone: phone.exactOptional(),
    address: line.exactOptional(),
    designatedOn: knownDateSchema,
    agreed: z.boolean(),
    form: idSchema.exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('directives'),
    model: z.enum(['in-good-health', 'seriously-ill', 'own-paper']),
    writtenOn: knownDateSchema,
    answers: z.record(z.string().max(40), z.string().max(4_000)).exactOptional(),
    document: idSchema.exactOptional(),
    witnesses: z.array(line).max(2).exactOptional(),
    ...note,
  }),
  z.strictObject({
    rubric: z.literal('organ-donation'),
    position: z.enum(['agrees', 'refuses', 'refuses-some', 'undecided']),
    toldRelatives: z.boolean().exactOptional(),
    ...note,
  }),
])
export type EntryBody = z.infer<typeof entryBodySchema>

const authorSchema = z.object({
  kind: z.enum(['holder', 'representative', 'helper', 'professional']),
  name: z.string(),
  profession: z.string().exactOptional(),
  place: z.string().exactOptional(),
  /** The reader herself. */
  self: z.boolean(),
})

/** What a professional saw before she vouched for a dose. */
export const evidenceSchema = z.enum(['vaccination-record', 'certificate', 'box-or-lot', 'document-here', 'given-by-me'])
export type Evidence = z.infer<typeof evidenceSchema>

export const profileEntrySchema = z
  .object({
    id: idSchema,
    version: z.int(),
    rubric: rubricSchema,
    status: z.enum(['active', 'ended', 'none', 'replaced', 'draft', 'removed']),
    /** Absent: « I have none ». */
    body: entryBodySchema.exactOptional(),
    author: authorSchema,
    source: z.enum(['declared', 'confirmed', 'professional']),
    confirmed: z.object({ by: authorSchema, at: instantSchema, evidence: evidenceSchema.exactOptional() }).exactOptional(),
    endedOn: z.string().exactOptional(),
    writtenAt: instantSchema,
    links: z.array(idSchema),
    /** Why its reader may not rewrite it. */
    closed: z.enum(['by-professional', 'confirmed', 'not-yours', 'read-only']).exactOptional(),
    correctionAsked: z.boolean(),
  })
  .meta({ id: 'ProfileEntry' })
export type ProfileEntry = z.infer<typeof profileEntrySchema>

export const healthProfileSchema = z
  .object({
    items: z.array(profileEntrySchema),
    /** Rubrics hidden from professionals; told to her side. */
    hidden: z.array(rubricSchema),
    /** What the reader may do here. */
    may: z.object({ write: z.boolean(), hide: z.boolean(), wish: z.boolean(), confirm: z.boolean() }),
    /** By rubric, the professions whose column of the matrix in force reads it; told to her side. */
    readers: z.partialRecord(rubricSchema, z.array(z.string())),
    /** Trusted person and directives are not for her yet. */
    isMinor: z.boolean(),
  })
  .meta({ id: 'HealthProfile' })
export type HealthProfile = z.infer<typeof healthProfileSchema>

const links = { links: z.array(idSchema).max(20).exactOptional() }
const draft = { draft: z.literal(true).exactOptional() }
export const newEntrySchema = z.strictObject({ clientId: idSchema, body: entryBodySchema, ...links, ...draft })
export type NewEntry = z.infer<typeof newEntrySchema>
export const entryAddedSchema = z.object({ id: idSchema, version: z.int() })
export type EntryAdded = z.infer<typeof entryAddedSchema>

const version = { version: z.int().min(1) }
export const noneSchema = z.strictObject({ clientId: idSchema, rubric: rubricSchema })
export const entryChangeSchema = z.strictObject({ ...version, body: entryBodySchema, ...links, ...draft })
export type EntryChange = z.infer<typeof entryChangeSchema>
/** `goesOn`: it was ended, and goes on after all. */
export const entryEndSchema = z.strictObject({
  ...version,
  rubric: rubricSchema,
  on: knownDateSchema.exactOptional(),
  goesOn: z.literal(true).exactOptional(),
})
export type EntryEnd = z.infer<typeof entryEndSchema>
export const entryReadSchema = z.strictObject({ ...version, rubric: rubricSchema })
export type EntryRead = z.infer<typeof entryReadSchema>
/** Of a dose, `evidence` is asked for. */
export const entryConfirmSchema = z.strictObject({ ...version, rubric: rubricSchema, evidence: evidenceSchema.exactOptional() })
export type EntryConfirm = z.infer<typeof entryConfirmSchema>
export const correctionSchema = z.strictObject({ ...version, rubric: rubricSchema, words })
export type Correction = z.infer<typeof correctionSchema>
export const entryVersionSchema = z.object({ version: z.int() })
export const rubricShareSchema = z.strictObject({ hidden: z.boolean() })
export const historySchema = z.object({ items: z.array(profileEntrySchema) })

/** A word people use, the word of medicine, a code. */
export const termSchema = z.object({
  plain: z.string(),
  medical: z.string(),
  system: z.enum(['icd-10', 'atc']),
  code: z.string(),
  /** Other words for it. */
  also: z.array(z.string()),
})
export type Term = z.infer<typeof termSchema>
export const termsSchema = z.object({ items: z.array(termSchema), source: z.string() })

/** Directives written in steps, to be printed and filed among her documents as the law’s type. */
export const directivesWrittenSchema = z.strictObject({
  clientId: idSchema,
  model: z.enum(['in-good-health', 'seriously-ill']),
  writtenOn: knownDateSchema,
  /** Question and answer, in the words of the screen, in their order. */
  answers: z.array(z.strictObject({ id: z.string().max(40), question: z.string().max(600), answer: z.string().trim().max(4_000) })).max(30),
  witnesses: z.array(line).max(2).exactOptional(),
})
export type DirectivesWritten = z.infer<typeof directivesWrittenSchema>
/** A paper of hers, already among her documents under the type of directives. */
export const directivesFiledSchema = z.strictObject({ clientId: idSchema, writtenOn: knownDateSchema, document: idSchema })
export type DirectivesFiled = z.infer<typeof directivesFiledSchema>

export const directivesEndSchema = z.strictObject({ entryId: idSchema, version: z.int().min(1) })
