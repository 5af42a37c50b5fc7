export { askExport, EXPORT_ASKED } from './export/ask-export.ts'
export { expireExport, forgetExports } from './export/end-exports.ts'
export type { Export, ExportId, ExportProgress, ExportScope, ExportState, Families } from './export/model.ts'
export { type Archive, cancelExport, listExports, openExport, openHandedOver } from './export/read-exports.ts'
export { EXPORT_GONE, EXPORT_UNDER_WAY } from './export/refusals.ts'
export { type ExportTools, RUN_EXPORT, runExport } from './export/run-export.ts'
export { handOver, type ToHandOver } from './export/hand-over.ts'
export { wordsOfEntries, wordsOfFacts } from './search/health-words.ts'
export type { Asked as SearchAsked, Found, HealthWords } from './search/model.ts'
export { readWords, type Suggestions } from './search/read-words.ts'
export { searchRecord, type SearchTools } from './search/search-record.ts'
export type { Measures, Point as MeasurePoint, Target as MeasureTarget } from './measures/model.ts'
export { readMeasures } from './measures/read-measures.ts'
export { type NewDose, type RecordedDose, ROUTES as VACCINE_ROUTES } from './vaccinations/model.ts'
export { recordDose } from './vaccinations/record-dose.ts'
export { type Injection, readVaccinations, type Vaccinations } from './vaccinations/read-vaccinations.ts'
export { type Card, CARD_BLOCKS, type CardBlock, type CardItem, type CardTag } from './card/model.ts'
export { asksPregnancy } from './card/asks-pregnancy.ts'
export { readOwnCard } from './card/read-card.ts'
export { LINK_CONTENT, type LinkRequest, type MadeCardLink, makeHealthLink } from './card/make-link.ts'
export {
  type Detail as TimelineDetail,
  type Gap as TimelineGap,
  type Thread as TimelineThread,
  THREAD_REASONS,
  type Timeline,
  TIMELINE_KINDS,
  type TimelineItem,
  type TimelineKind,
} from './timeline/model.ts'
export { READ_TIMELINE, readTimeline } from './timeline/read-timeline.ts'
export { forgetVisits, noteVisit } from './timeline/visit.ts'
export type { Block as SynthesisBlock, Item as SynthesisItem, Synthesis } from './synthesis/model.ts'
export { readSynthesis } from './synthesis/read-synthesis.ts'
export { ADDED_TO, type Edits } from './synthesis/written/edits.ts'
export {
  type Draft as SynthesisDraft,
  draftSynthesis,
  publishSynthesis,
  SYNTHESIS_FORMATS,
  type SynthesisFormat,
  takeSynthesis,
} from './synthesis/written/write-synthesis.ts'
export { usefulRule } from './synthesis/useful.ts'
export type { Flag as ResultFlag, GridPoint as ResultGridPoint, GridRow as ResultGridRow, Results } from './results/model.ts'
export { READ_RESULTS, readResults } from './results/read-results.ts'
export {
  CHECK_STATES,
  DEGREES,
  JOINS as TREATMENT_JOINS,
  RULES as TREATMENT_RULES,
  SOURCES as TREATMENT_SOURCES,
  type Treated,
  type Treatments,
} from './treatments/model.ts'
export { readTreatments, TREATMENT_RUBRICS } from './treatments/read-treatments.ts'
export type {
  Emergency,
  EmergencyBlock,
  EmergencyLine,
  EmergencyTag,
  Silence as EmergencySilence,
} from './emergency/model.ts'
export { readEmergency } from './emergency/read-emergency.ts'
export { readNews, type RecordNews } from './news/read-news.ts'
