export { deposit, type Deposit } from './deposit.ts'
export { type Listed, listDocuments, type ListRequest } from './list-documents.ts'
export { linesBeside } from './lines-beside.ts'
export { searchDocuments } from './search-documents.ts'
export { type DocumentEntry, readDocument, readVersions } from './read-document.ts'
export { type Content, readContent } from './read-content.ts'
export { readPart } from './read-part.ts'
export { renderDocument } from './render-document.ts'
export { announceDocument, openAwaited, tellAwaited } from './announcement.ts'
export { purgeBytes, purgeDocuments } from './purge-record.ts'
export { refileDocuments, type RefiledCounts } from './refile/refile-documents.ts'
export { removeTakenBytes, takeBackDocuments } from './refile/take-back.ts'
export {
  archiveDocument,
  chooseAudience,
  deleteDocument,
  maskDocument,
  revealDocument,
  unarchiveDocument,
  unmaskDocument,
} from './change-visibility.ts'
export type { DocumentLine, Facts, InitialVisibility, Receipt, Status } from './model.ts'
export type { ContentDescription, StoredMetadata } from './metadata.ts'
export { emptyQuarantine } from './empty-quarantine.ts'
export { QuarantineRefusal } from './quarantine.ts'
export {
  CdaStream,
  type CdaEngine,
  type DocumentAuthor,
  type DocumentPatient,
  type EmbeddedPart,
  extractPart,
  openCdaEngine,
  type XdsMetadata,
} from './format/index.ts'
export { writeNote } from './write-note.ts'
