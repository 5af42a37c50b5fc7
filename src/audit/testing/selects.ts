import type { SliceSelect } from '../store.ts'

/** What a slice would ask beside its trace: the record's state, when `isThere`. */
export const stateOfRecord = (isThere: boolean): SliceSelect => ({
  name: 'test:state',
  sql: value => `select r.state from record r where r.record_id = pin.record_id and ${value(1)}::boolean`,
  values: [isThere],
})

/** The same for one thing, whose row says into which stream its reading is traced (1 open, 2 holder, 3 held; null: the act's own). */
export const oneState = (isThere: boolean, traceTo: 1 | 2 | 3 | null = null): SliceSelect => ({
  name: 'test:one-state',
  sql: value =>
    `select r.state, ${value(2)}::smallint as trace_to from record r where r.record_id = pin.record_id and ${value(1)}::boolean`,
  values: [isThere, traceTo],
})
