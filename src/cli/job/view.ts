import { randomUUID } from 'node:crypto'
import { type Ask, json } from './http-client.ts'
import type { Dossier } from './desk.ts'
import { type Actor, bodyOf, type Exchange, type Told, type Transcript } from './transcript.ts'

/** The ways into a document, each asked for as a page or a program would. */
export const DOORS = ['list', 'count', 'search', 'metadata', 'content', 'parts', 'html', 'act'] as const
export type Door = (typeof DOORS)[number]

/** Doors on one document; the others are on the whole record. */
export type DirectDoor = Exclude<Door, 'list' | 'count' | 'search'>

export type Target = { readonly documentId: string; readonly partId: string; readonly masked: boolean }

export const LIST_LIMIT = 200
export const PAGE_LIMIT = 3

export const listPath = (recordId: string, limit: number, cursor?: string): string =>
  `/api/records/${recordId}/documents?limit=${limit}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`

/** Words travel in the body, so that no address holds them. */
export const searchAsk = (recordId: string, text: string): Ask => ({
  method: 'POST',
  path: `/api/records/${recordId}/search`,
  ...json({ text }),
})

/** The act changes nothing: it asks for the visibility that stands. */
export const directAsk = (door: DirectDoor, recordId: string, { documentId, partId, masked }: Target): Ask => {
  const path = `/api/records/${recordId}/documents/${documentId}`
  switch (door) {
    case 'metadata':
      return { method: 'GET', path }
    case 'content':
      return { method: 'GET', path: `${path}/content` }
    case 'parts':
      return { method: 'GET', path: `${path}/parts/${partId}` }
    case 'html':
      return { method: 'GET', path: `${path}/html` }
    case 'act':
      return { method: 'PUT', path: `${path}/visibility`, ...json({ kind: masked ? 'masked' : 'all' }) }
  }
}

/** A record number and a document number that name nothing. */
export const NOTHING = { recordId: randomUUID(), documentId: randomUUID() }

export type Item = { readonly id: string } & Readonly<Record<string, unknown>>
type Page = { readonly items: readonly Item[]; readonly next: string | null }

export const pageOf = (told: Told): Page | undefined => {
  if (told.answer.status !== 200) return undefined
  const body = bodyOf(told) as Partial<Page>
  return Array.isArray(body.items) ? { items: body.items, next: body.next ?? null } : undefined
}

export const idsOf = (items: readonly Item[]): readonly string[] => items.map(({ id }) => id)

/** A list walked page by page: the pages, joined, and how many there were. */
export const walk = async (transcript: Transcript, actor: Actor, { recordId }: Pick<Dossier, 'recordId'>, limit: number) => {
  const items: Item[] = []
  const exchanges: Exchange[] = []
  let cursor: string | undefined
  for (;;) {
    const told = await transcript.ask(actor, { method: 'GET', path: listPath(recordId, limit, cursor) })
    exchanges.push(told.exchange)
    const page = pageOf(told)
    if (page === undefined) return { told, items: undefined, exchanges }
    items.push(...page.items)
    if (page.next === null) return { told, items, exchanges }
    cursor = page.next
  }
}
