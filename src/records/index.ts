export type { RecordState } from './model.ts'
export { insertRecord, selectHeldBy as recordHeldBy } from './store.ts'
