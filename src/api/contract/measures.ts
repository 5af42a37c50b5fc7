import { z } from 'zod'
import { idSchema } from './shared.ts'

const closedSchema = z.enum(['by-professional', 'confirmed', 'not-yours', 'read-only']).nullable()
const partSchema = z.object({ name: z.string(), value: z.number(), unit: z.string() })
const sourceSchema = z.enum(['declared', 'confirmed', 'professional', 'read'])
export type DatumSource = z.infer<typeof sourceSchema>

export const measurePointSchema = z
  .object({
    id: idSchema,
    kind: z.string(),
    /** A day, or a minute of it. */
    at: z.string(),
    parts: z.array(partSchema),
    source: sourceSchema,
    by: z.string().exactOptional(),
    entry: z.object({ version: z.int(), closed: closedSchema }).exactOptional(),
    read: z
      .object({
        status: z.enum(['proposed', 'confirmed']),
        facts: z.array(idSchema),
        documentId: idSchema,
        title: z.string(),
        author: z.string(),
      })
      .exactOptional(),
  })
  .meta({ id: 'MeasurePoint' })
export type MeasurePoint = z.infer<typeof measurePointSchema>

const targetSchema = z.object({ id: idSchema, kind: z.string(), parts: z.array(partSchema), at: z.string(), version: z.int() })
export type MeasureTarget = z.infer<typeof targetSchema>

const may = z.object({ write: z.boolean(), decide: z.boolean(), consent: z.boolean() })

export const measuresSchema = z
  .object({
    points: z.array(measurePointSchema),
    targets: z.array(targetSchema),
    birthDate: z.string(),
    sex: z.enum(['F', 'M', 'U']),
    consents: z.boolean().nullable(),
    may,
  })
  .meta({ id: 'Measures' })
export type Measures = z.infer<typeof measuresSchema>

export const injectionSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    date: z.string(),
    /** Diseases of the calendar. */
    targets: z.array(z.string()),
    source: sourceSchema,
    lot: z.string().exactOptional(),
    by: z.string().exactOptional(),
    rank: z.string().exactOptional(),
    entry: z.object({ version: z.int(), closed: closedSchema }).exactOptional(),
    read: z.object({ status: z.enum(['proposed', 'confirmed']), documentId: idSchema, title: z.string() }).exactOptional(),
  })
  .meta({ id: 'Injection' })
export type Injection = z.infer<typeof injectionSchema>

export const placedSchema = z.object({
  slot: z.string(),
  disease: z.string(),
  state: z.enum(['done', 'declared', 'due', 'late', 'soon', 'later', 'unknown']),
  from: z.string(),
  to: z.string(),
  fromMonths: z.number(),
  toMonths: z.number(),
  dose: idSchema.exactOptional(),
})
export type PlacedDose = z.infer<typeof placedSchema>

export const vaccinationsSchema = z
  .object({
    injections: z.array(injectionSchema),
    /** Null: the rules could not be followed, the list stands. */
    schedule: z
      .object({
        year: z.int(),
        source: z.string(),
        placed: z.array(placedSchema),
        next: placedSchema.nullable(),
        others: z.array(z.object({ dose: idSchema, disease: z.string() })),
      })
      .nullable(),
    products: z.array(z.object({ name: z.string(), targets: z.array(z.string()) })),
    birthDate: z.string(),
    consents: z.boolean().nullable(),
    may,
  })
  .meta({ id: 'Vaccinations' })
export type Vaccinations = z.infer<typeof vaccinationsSchema>

/** A dose that a professional gave: its line, and its note among the documents. */
export const newDoseSchema = z
  .strictObject({
    /** A UUID: the same request under it records one dose. */
    clientId: idSchema,
    vaccine: z.string().trim().min(1).max(120),
    cip13: z
      .string()
      .regex(/^34009\d{8}$/)
      .exactOptional(),
    occurrence: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    lot: z.string().trim().min(1).max(40).exactOptional(),
    expiry: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .exactOptional(),
    /** Given after the last day of the box, and said. */
    afterExpiry: z.literal(true).exactOptional(),
    kind: z.enum(['first', 'primary', 'booster']).exactOptional(),
    rank: z.int().min(1).max(20).exactOptional(),
    route: z.enum(['intramuscular', 'subcutaneous', 'intradermal', 'oral', 'inhaled']).exactOptional(),
    site: z.string().trim().min(1).max(80).exactOptional(),
    targets: z.array(z.string().min(1).max(40)).max(12).exactOptional(),
  })
  .meta({ id: 'NewDose' })
export type NewDose = z.infer<typeof newDoseSchema>
export const recordedDoseSchema = z.object({
  entryId: idSchema,
  version: z.int(),
  documentId: idSchema.nullable(),
  known: z.boolean(),
})
export type RecordedDose = z.infer<typeof recordedDoseSchema>
