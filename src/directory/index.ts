export { type DirectoryCounts, type DirectoryListener, importDirectory, NotAnExtraction } from './import-directory.ts'
export {
  attachmentStands,
  countNamed,
  insertAttachment,
  markAttachmentEnded,
  markLeftEnded,
  selectAttachedAt as attachedAt,
  selectAttachments as attachmentsOf,
  selectAttachmentsOfMany as attachmentsOfMany,
  selectNamed as namedBeside,
} from './attachment-store.ts'
export { type Attachment, type DirectoryEntry, exerciseUnder, isOpen, placesOf, type Qualification, qualificationOf } from './model.ts'
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
