import { z } from 'zod'
import { idSchema, instantSchema } from './shared.ts'

/** Where a record stands, and what will become of it by itself; nothing of what it holds. */
export const lifeSchema = z
  .object({
    state: z.enum(['open', 'active', 'suspended', 'closed', 'deceased']),
    openedAt: instantSchema,
    activatedAt: instantSchema.exactOptional(),
    closedAt: instantSchema.exactOptional(),
    /** The day it is erased when nobody opens it again. */
    archivedUntil: instantSchema.exactOptional(),
    /** The day of the erasure she asked for; until then she may take it back. */
    eraseOn: instantSchema.exactOptional(),
    /** The day a suspended record closes when nobody objects. */
    closesOn: instantSchema.exactOptional(),
    heirsOpposed: z.boolean(),
  })
  .meta({ id: 'Life' })
export type Life = z.infer<typeof lifeSchema>

export const closingSchema = z.strictObject({ erase: z.boolean() })
/** Nothing more to say than that she does it. */
export const choiceOfLifeSchema = z.strictObject({})
export const heirsWishSchema = z.strictObject({ opposed: z.boolean() })

export const erasuresSchema = z.object({
  items: z.array(
    z
      .object({
        id: idSchema,
        reason: z.enum(['ten-years', 'asked']),
        doneAt: instantSchema,
        unrecoverableFrom: instantSchema,
        complete: z.boolean(),
      })
      .meta({ id: 'Erased' }),
  ),
})
export type Erased = z.infer<typeof erasuresSchema>['items'][number]
