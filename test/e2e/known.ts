import { request } from 'playwright-core'
import { ADDRESS } from './browser.ts'

export type KnownDocument = { readonly id: string; readonly title: string; readonly format: string; readonly mime: string }

/** What addresses need to be written: somebody's record, and papers of each kind in it, as she herself is told of them. */
export type Known = {
  readonly recordId: string
  /** The first whom she allows. */
  readonly carerId: string
  documentOf(format: string): KnownDocument
}

type Session = { readonly profiles: readonly { readonly recordId: string }[] }

export const known = async (personaId: string): Promise<Known> => {
  const context = await request.newContext({ baseURL: ADDRESS, extraHTTPHeaders: { 'x-carnet-client': '1' } })
  try {
    const session = (await (await context.post('/api/demonstration/sessions', { data: { personaId } })).json()) as Session
    const recordId = session.profiles[0]?.recordId ?? ''
    const list = await context.get(`/api/records/${recordId}/documents?limit=200`)
    const { items } = (await list.json()) as { readonly items: readonly KnownDocument[] }
    const rules = await context.get(`/api/records/${recordId}/access`)
    const { authorised } = (await rules.json()) as { readonly authorised: readonly { readonly actorId: string }[] }
    const documentOf = (format: string): KnownDocument => {
      const found = items.find(item => item.format === format)
      if (found === undefined) throw new Error(`${personaId} has no document of format ${format}`)
      return found
    }
    return { recordId, carerId: authorised[0]?.actorId ?? '', documentOf }
  } finally {
    await context.dispose()
  }
}
