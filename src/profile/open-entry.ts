import type { Grant } from '../kernel/grant.ts'
import type { DocumentId } from '../kernel/ids.ts'
import type { PartialDate } from '../kernel/partial-date.ts'
import type { Opener } from '../platform/keyring/keyring.ts'
import { type Absence, type Author, type Body, type Confirmation, type Entry, statusNamed } from './model.ts'
import type { ListRow } from './store.ts'
import { closedTo } from './who.ts'

/** A sealed value is bound to its entry: moved to another row it does not open. */
export const bodyContext = (entryId: string): string => `profile|${entryId}|body`
export const linksContext = (entryId: string): string => `profile|${entryId}|links`
export const endedContext = (entryId: string): string => `profile|${entryId}|ended`
export const confirmedContext = (entryId: string): string => `profile|${entryId}|confirmed`
export const correctionContext = (entryId: string): string => `profile|${entryId}|correction`

/** What a version's seal holds. */
export type Said = { readonly body: Body | Absence; readonly author: Author }

const json = (bytes: Buffer): unknown => JSON.parse(bytes.toString('utf8'))

export const openEntry = (opener: Opener, grant: Grant, row: ListRow): Entry => {
  const id = row.entry_id
  const { body, author } = json(opener.meta(bodyContext(id), row.sealed)) as Said
  const confirmed = row.confirmed === null ? null : (json(opener.meta(confirmedContext(id), row.confirmed)) as Confirmation)
  const standing = { byCare: row.by_care, own: row.own, confirmed: confirmed !== null, rubric: body.rubric }
  return {
    id,
    version: row.version,
    rubric: body.rubric,
    status: statusNamed(row.status),
    body,
    author,
    source: row.by_care ? 'professional' : confirmed === null ? 'declared' : 'confirmed',
    confirmed,
    endedOn: row.ended === null ? null : (json(opener.meta(endedContext(id), row.ended)) as PartialDate | null),
    writtenAt: row.written_at,
    links: row.links === null ? [] : (json(opener.meta(linksContext(id), row.links)) as readonly DocumentId[]),
    closed: closedTo(grant, standing),
    correctionAsked: row.correction_asked,
  }
}
