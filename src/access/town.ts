import type { RecordId, Tag } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'

/** Blind to case, accents, hyphens and what the post adds: « Saint-Malo », « ST MALO CEDEX 2 » are one town. */
export const plainTown = (town: string): string =>
  town
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bcedex\b.*$/, '')
    .replace(/\s\d{1,2}(?:er|e|eme)?(?: arrondissement)?$/, '')
    .replace(/^st /, 'saint ')
    .replace(/^ste /, 'sainte ')
    .trim()

export const townTag = (op: Pick<Operation, 'keyring'>, recordId: RecordId, town: string): Tag =>
  op.keyring.tag(recordId, 'actor', `town|${plainTown(town)}`)
