import { HELPER } from './helper.table.ts'
import type { Journey } from './model.ts'
import { PARENT } from './parent.table.ts'
import { PATIENT } from './patient.table.ts'

/** The five journeys of ui.md §2 of each role; « Hide a document / block a person » are two. */
export const JOURNEYS: readonly Journey[] = [...PATIENT, ...PARENT, ...HELPER]
