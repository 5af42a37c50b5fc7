export { openCdaEngine } from './engine.ts'
export type { CdaEngine, CdaEngineOptions } from './engine.ts'
export { CdaStream } from './cda-stream.ts'
export type { CdaFacts } from './cda-stream.ts'
export { extractPart } from './extract-part.ts'
export { instantOfTime, readPartialDate, readTime, writeTime } from './hl7-time.ts'
export { MAX_FILE_BYTES, uniqueIdOf } from './model.ts'
export type {
  CdaReading,
  DocumentAuthor,
  DocumentOrganization,
  DocumentPatient,
  DocumentReference,
  DocumentRelation,
  DocumentSignatory,
  DocumentTime,
  DocumentVisibility,
  EmbeddedPart,
  FileKind,
  Identifier,
  OriginalFacts,
  PartialDate,
  PersonName,
  SectionOutline,
  Sex,
  XdsMetadata,
} from './model.ts'
export { readCda, renderCda } from './read-cda.ts'
export type { RenderedCda, RenderedPart, RenderOptions } from './render/render-tree.ts'
export { MEDIA_TYPE } from './signature.ts'
export { examine, FileIntake } from './sniff/intake.ts'
export type { Examined, IntakeOptions, LooseKind } from './sniff/intake.ts'
export { NORMAL, oidOfUuid, wrapInCda } from './wrap-in-cda.ts'
export type { WrapAuthor, WrapHeader, WrapOrganization, WrapPatient, WrapPerson } from './wrap-in-cda.ts'
