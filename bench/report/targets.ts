import type { BareWork } from '../ceilings/sql.ts'

/** What is to be reached at 8 connections on two cores that load generator, server and database share. Milliseconds of processor time; ratio to bare SQL. */
export const TARGETS: Readonly<Record<BareWork, { readonly rate: number; readonly cpu: number; readonly ratio: number }>> = {
  list: { rate: 1_000, cpu: 2, ratio: 0.25 },
  content: { rate: 1_200, cpu: 1.6, ratio: 0.3 },
  deposit: { rate: 350, cpu: 5, ratio: 0.25 },
}
export const TAIL = 4
export const IDLE_MEGABYTES = 200
export const RISE_MEGABYTES = 40
export const GROWTH = 0.2
export const JUDGED_AT = 8
