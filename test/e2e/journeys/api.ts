import { type APIRequestContext, request } from 'playwright-core'
import { ADDRESS, asSomebody } from '../browser.ts'

type Profile = { readonly recordId: string; readonly firstName: string; readonly relation: string }

type SessionTold = { readonly actorId: string; readonly profiles: readonly Profile[] }

/** What somebody asks of the server beside her pages, before a journey and after it, to leave things as they were found. */
export type Api = {
  get<T>(path: string): Promise<T>
  send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, data?: unknown): Promise<T>
  bytes(path: string): Promise<Buffer>
  /** Frames of a batch, as software sends them. */
  putFrames(path: string, frames: Buffer): Promise<void>
  readonly actorId: string
  /** The record of `firstName` among those she may go to; her own without a name. */
  recordOf(firstName?: string): string
}

const open = new Map<string, Promise<Api & { readonly context: APIRequestContext }>>()

const openedFor = async (personaId: string) => {
  const context = await request.newContext({ baseURL: ADDRESS, extraHTTPHeaders: { 'x-carnet-client': '1' } })
  const send = async <T>(method: string, path: string, data?: unknown): Promise<T> => {
    const answer = await context.fetch(path, { method, ...(data === undefined ? {} : { data }) })
    if (!answer.ok()) throw new Error(`${personaId}: ${method} ${path} answered ${answer.status()} ${await answer.text()}`)
    const text = await answer.text()
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  const { profiles, actorId } = await send<SessionTold>('POST', '/api/demonstration/sessions', asSomebody(personaId))
  const recordOf = (firstName?: string): string => {
    const found = profiles.find(profile => (firstName === undefined ? profile.relation === 'self' : profile.firstName === firstName))
    if (found === undefined) throw new Error(`${personaId} has no way to the record of ${firstName ?? 'herself'}`)
    return found.recordId
  }
  const bytes = async (path: string): Promise<Buffer> => (await context.get(path)).body()
  const putFrames = async (path: string, data: Buffer): Promise<void> => {
    const answer = await context.put(path, { data, headers: { 'content-type': 'application/x-carnet-frames' } })
    if (!answer.ok()) throw new Error(`${personaId}: ${path} answered ${answer.status()} ${await answer.text()}`)
  }
  return { context, putFrames, actorId, get: <T>(path: string) => send<T>('GET', path), send, bytes, recordOf }
}

export const apiOf = (personaId: string): Promise<Api> => {
  const known = open.get(personaId) ?? openedFor(personaId)
  open.set(personaId, known)
  return known
}

export const closeAll = async (): Promise<void> => {
  for (const each of open.values()) await (await each).context.dispose()
  open.clear()
}
