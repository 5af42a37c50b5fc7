export { temporaryHome } from './place.ts'
export { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts'
