export { deposit, type Deposit } from './deposit.ts'
export { type Listed, listDocuments, type ListRequest } from './list-documents.ts'
export { linesBeside } from './lines-beside.ts'
export { searchDocuments } from './search-documents.ts'
export { type DocumentEntry, readDocument, readVersions } from './read-document.ts'
export { type Content, readContent } from './read-content.ts'
export { readPart } from './read-part.ts'
export { renderDocument } from './render-document.ts'
export { announceDocument, openAwaited, tellAwaited } from './announcement.ts'
export { forgetSender } from './forget-person.ts'
export { purgeBytes, purgeDocuments } from './purge-record.ts'
export { refileDocuments, type RefiledCounts } from './refile/refile-documents.ts'
export { removeTakenBytes, takeBackDocuments } from './refile/take-back.ts'
export {
  archiveDocument,
  chooseAudience,
  contestDocument,
  deleteDocument,
  maskDocument,
  revealDocument,
  settleDocument,
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
export { EXTENSION_OF_KIND } from './facts-of.ts'
export { DOCUMENT_ABSENT } from './refusals.ts'
export { type Note, writeNote } from './write-note.ts'
export { headerFor } from './wrap-loose.ts'
export { oidOfUuid, structuredCda } from './format/wrap-in-cda.ts'
export {
  countTextsWaiting,
  fillTexts,
  fold,
  formsOf,
  isEmptyWord,
  openReader,
  type Reading,
  readSegments,
  readWaitingText,
  type Segments,
  type SegmentsRead,
  startReading,
  stem,
  type TextReader,
  textsBeside,
  wordsOf,
} from './text/index.ts'
export {
  archiveOf,
  type Arranging,
  createFolder,
  deleteFolder,
  deleteView,
  type Marks,
  noteOwnReading,
  openMarks,
  organise,
  type Organising,
  type OwnMarks,
  readShelf,
  renameFolder,
  requirePerson,
  saveView,
  type Shelf,
  type ShelfLine,
  writeOwnNote,
} from './shelf/index.ts'
export { consentToReading } from './facts/consent.ts'
export { confirmFact, dismissFact, reconsiderFact } from './facts/decide-fact.ts'
export { factsBeside, type FactsRequest, type ListedFacts, listFacts } from './facts/list-facts.ts'
export {
  type ExtractedFact,
  FACT_KINDS,
  type FactKind,
  type FactLine,
  type FactRange,
  type FactStatus,
  type Measured,
  type Quantity,
} from './facts/model.ts'
export { readWaiting } from './facts/read-waiting.ts'
export {
  appendUpload,
  createUpload,
  expireUploads,
  fileUpload,
  findUpload,
  forgetUpload,
  type NewUpload,
  type Proposal,
  propose,
  type SaidOfUpload,
  type Upload,
  UPLOAD_LIMITS,
  UPLOAD_SHAPE_WRONG,
} from './uploads/index.ts'
export { type DepositProposal, proposeDeposit } from './propose/propose-deposit.ts'
export { type OpenedImage, openImage, readStudy } from './dicom/open-images.ts'
export type { Study } from './dicom/model.ts'
export { MAX_FILE_BYTES, MAX_IMAGING_BYTES } from './format/model.ts'
export { KEPT_AS_IT_CAME, noticeOf, type RenditionKind, renditionsOf } from './renditions/model.ts'
export { type OpenedRendition, openRendition } from './renditions/open-rendition.ts'
export { countNew } from './count-new.ts'
