export type { RecordState } from './model.ts'
export { insertRecord, setState } from './store.ts'
