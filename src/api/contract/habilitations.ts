import { z } from 'zod'
import { PROFESSION_GROUPS } from '../../kernel/profession-groups.ts'
import { idSchema, instantSchema } from './shared.ts'

/** A column of the habilitation matrix; its words are the screen's. */
export const matrixGroupSchema = z.enum(PROFESSION_GROUPS)
export type MatrixGroup = z.infer<typeof matrixGroupSchema>

const cellsSchema = z.partialRecord(matrixGroupSchema, z.array(z.string()))
const publishedSchema = z.object({ group: matrixGroupSchema, type: z.string(), allowed: z.boolean(), source: z.string() })

const matrixVersionSchema = z
  .object({
    versionId: idSchema,
    version: z.string(),
    basedOn: z.string(),
    illustrative: z.boolean(),
    state: z.enum(['draft', 'submitted', 'approved', 'withdrawn']),
    revision: z.int(),
    startsAt: instantSchema.nullable(),
    createdAt: instantSchema,
    submittedAt: instantSchema.nullable(),
    approvedAt: instantSchema.nullable(),
    withdrawnAt: instantSchema.nullable(),
    author: z.string(),
    approver: z.string().nullable(),
    motive: z.string(),
    isOwn: z.boolean(),
    cells: cellsSchema,
  })
  .meta({ id: 'MatrixVersion' })
export type MatrixVersion = z.infer<typeof matrixVersionSchema>

export const matrixPageSchema = z
  .object({
    inForce: z.object({
      version: z.string(),
      from: instantSchema,
      source: z.string(),
      illustrative: z.boolean(),
      cells: cellsSchema,
    }),
    groups: z.array(z.object({ group: matrixGroupSchema, professionals: z.int() })),
    types: z.array(z.object({ code: z.string(), label: z.string(), classCode: z.string() })),
    classes: z.array(z.object({ code: z.string(), label: z.string() })),
    published: z.array(publishedSchema),
    versions: z.array(matrixVersionSchema),
    copies: z.array(z.object({ version: z.string(), from: instantSchema, illustrative: z.boolean() })),
  })
  .meta({ id: 'MatrixPage' })
export type MatrixPage = z.infer<typeof matrixPageSchema>

export const newMatrixDraftSchema = z.strictObject({ copied: z.string().max(40).exactOptional() })
export const matrixDraftMadeSchema = z.object({ versionId: idSchema })
export const matrixChangesSchema = z.strictObject({
  revision: z.int().positive(),
  changes: z
    .array(z.strictObject({ group: matrixGroupSchema, type: z.string().min(1).max(40), allowed: z.boolean() }))
    .min(1)
    .max(3_000),
})
export type MatrixChanges = z.infer<typeof matrixChangesSchema>
export const matrixRevisionSchema = z.strictObject({ revision: z.int().positive() })
export const matrixSubmissionSchema = z.strictObject({
  revision: z.int().positive(),
  startsAt: instantSchema,
  motive: z.string().trim().min(10).max(2_000),
  departsKnowingly: z.boolean(),
})
export type MatrixSubmission = z.infer<typeof matrixSubmissionSchema>

export const matrixSimulationSchema = z
  .object({
    against: z.string(),
    groups: z.array(z.object({ group: matrixGroupSchema, gains: z.array(z.string()), loses: z.array(z.string()), professionals: z.int() })),
    professionals: z.int(),
    gained: z.int(),
    lost: z.int(),
    departs: z.array(publishedSchema),
  })
  .meta({ id: 'MatrixSimulation' })
export type MatrixSimulation = z.infer<typeof matrixSimulationSchema>
