export { type DirectoryCounts, type DirectoryListener, importDirectory, NotAnExtraction } from './import-directory.ts'
export type { DirectoryEntry } from './model.ts'
export {
  allProfessionals,
  countProfessions,
  insertOnce as registerOnce,
  type ProfessionCount,
  searchEntries as searchDirectory,
  selectAtStructure as professionalsAtStructure,
  selectByNationalIds as professionalsByNationalId,
  selectByNationalId as professionalByNationalId,
  selectEntry as directoryEntry,
  selectInTown as townEntries,
  upsertEntry as registerEntry,
} from './store.ts'
