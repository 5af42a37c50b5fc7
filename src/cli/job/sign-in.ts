import type { Professional } from './professionals.ts'
import { json } from './http-client.ts'
import type { Actor, Told, Transcript } from './transcript.ts'
import { Unexpected, wanted } from './transcript.ts'

/** A value of a JSON answer that has to be text. */
export const textAt = (value: unknown, field: string): string => {
  const found = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[field] : undefined
  if (typeof found !== 'string') throw new Unexpected(`the answer has no text ${field}`)
  return found
}

const cookieOf = ({ answer, exchange }: Told): string => {
  const [first] = answer.headers['set-cookie'] ?? []
  const cookie = first?.split(';')[0]
  if (cookie === undefined) throw new Unexpected(`${exchange.path} gave no session`)
  return cookie
}

type SignIn =
  | { readonly nationalId: string; readonly structure?: string }
  | { readonly ins: string; readonly oid: string }
  | { readonly insurer: true }
  | { readonly personaId: string }

export const signIn = async (transcript: Transcript, name: string, who: SignIn): Promise<Actor> => {
  const told = await transcript.ask({ name, cookie: '' }, { method: 'POST', path: '/api/demonstration/sessions', ...json(who) })
  wanted(told)
  return { name, cookie: cookieOf(told) }
}

/** Puts somebody in the directory, as the national one would; answers her actor id. */
export const register = async (transcript: Transcript, { nationalId, ...line }: Professional): Promise<string> => {
  const path = `/api/demonstration/directory/${encodeURIComponent(nationalId)}`
  return textAt(wanted(await transcript.ask(undefined, { method: 'PUT', path, ...json({ kind: 'professional', ...line }) })), 'actorId')
}

/** Sessions made once. A professional with several exercises has one session for each. */
export class Sessions {
  readonly #transcript: Transcript
  readonly #open = new Map<string, Promise<Actor>>()

  constructor(transcript: Transcript) {
    this.#transcript = transcript
  }

  #once(key: string, name: string, who: SignIn): Promise<Actor> {
    const known = this.#open.get(key) ?? signIn(this.#transcript, name, who)
    this.#open.set(key, known)
    return known
  }

  professional({ nationalId, exercises }: Professional, name = `professional ${nationalId}`): Promise<Actor> {
    const structure = exercises[0]?.structureNationalId
    return this.#once(`${nationalId}|${structure ?? ''}`, name, { nationalId, ...(structure === undefined ? {} : { structure }) })
  }

  person(name: string, { ins, oid }: { readonly ins: string; readonly oid: string }): Promise<Actor> {
    return this.#once(`${oid}|${ins}`, name, { ins, oid })
  }

  insurer(): Promise<Actor> {
    return this.#once('insurer', 'insurer', { insurer: true })
  }
}
