export type { DirectoryEntry } from './model.ts'
export {
  searchEntries as searchDirectory,
  selectByNationalId as professionalByNationalId,
  selectEntry as directoryEntry,
  upsertEntry as registerEntry,
} from './store.ts'
