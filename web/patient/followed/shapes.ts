import type { ReadFact } from '../../api/types.ts'

export type { MeasurePoint } from '../../api/types.ts'
export type Measured = NonNullable<ReadFact['value']>
