import type { Tag } from '../../kernel/ids.ts'
import type { Opener, Sealer } from '../../platform/keyring/keyring.ts'

/** A sealed value is bound to its shelf and its place: moved to another row it does not open. */
export const noteContext = (owner: Tag, seriesId: string): string => `shelf|${owner}|note|${seriesId}`
const thingContext = (owner: Tag, id: string): string => `shelf|${owner}|thing|${id}`

export type ThingSaid = { readonly name: string; readonly facets?: unknown }

export const sealThing = (sealer: Sealer, owner: Tag, id: string, said: ThingSaid): Buffer =>
  sealer.meta(thingContext(owner, id), Buffer.from(JSON.stringify(said)))

export const openThing = (opener: Opener, owner: Tag, id: string, sealed: Buffer): ThingSaid =>
  JSON.parse(opener.meta(thingContext(owner, id), sealed).toString('utf8')) as ThingSaid
