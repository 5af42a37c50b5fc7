import type { DocumentLine } from '../../documents/index.ts'
import type { CommittedGrant } from '../../kernel/grant.ts'
import type { LineCode, ResultPoint } from '../synthesis/model.ts'

/** Out of what is usual: as the laboratory wrote it, or because the number stands beyond the only bounds that it wrote in the same unit. */
export type Flag = { readonly way: 'high' | 'low' | 'abnormal'; readonly by: 'laboratory' | 'bounds' }

export type GridPoint = ResultPoint & {
  /** Of the laboratory, as the report names it. */
  readonly place?: string
  /** What it calls usual, in its own words, where it writes no bounds. */
  readonly usual?: string
  readonly flag?: Flag
  /** Other reports that tell the same measure. */
  readonly others: number
}

/** One analyte in one unit, of one material: what a line may join. */
export type GridRow = {
  /** Of the latest point: a row has no name of its own. */
  readonly id: string
  readonly code?: LineCode
  readonly label: string
  readonly material?: string
  readonly unit: string
  /** Points are numbers: a line may be drawn through them. */
  readonly isNumber: boolean
  /** In the table of what is looked for first. */
  readonly isKey: boolean
  /** Latest first. */
  readonly points: readonly GridPoint[]
}

export type Results = {
  /** What is looked for first, then by name. */
  readonly rows: readonly GridRow[]
  /** Reports of biology in which no value was read, latest first: they are to be read themselves. */
  readonly unread: readonly DocumentLine[]
  readonly committed: CommittedGrant<'read'>
}
