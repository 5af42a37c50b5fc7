export type { RecordState } from './model.ts'
export { insertRecord } from './store.ts'
