import { json } from './http-client.ts'
import { personKey, type Traits } from './people.ts'
import { CAST } from './professionals.ts'
import { type Sessions, textAt } from './sign-in.ts'
import { type Actor, codeOf, type Transcript, wanted } from './transcript.ts'

/** One person's record as the job knows it. */
export type Dossier = {
  readonly key: string
  readonly recordId: string
  readonly traits: Traits
  readonly person: Actor
}

/** Why a record was not opened: the INS does not stand (`ins-key`, `ins-shape`, `ins-oid`, `ins-nia`). */
export type NotOpened = { readonly refused: string }

/** Opens the record of a person once; the insurer says who her attending doctor is. */
export class Desk {
  readonly dossiers: Dossier[] = []
  readonly #transcript: Transcript
  readonly #sessions: Sessions
  readonly #known = new Map<string, Dossier | NotOpened>()

  constructor(transcript: Transcript, sessions: Sessions) {
    this.#transcript = transcript
    this.#sessions = sessions
  }

  async open(traits: Traits): Promise<Dossier | NotOpened> {
    const key = personKey(traits)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const opened = await this.#ask(key, traits)
    this.#known.set(key, opened)
    if ('recordId' in opened) this.dossiers.push(opened)
    return opened
  }

  async #ask(key: string, traits: Traits): Promise<Dossier | NotOpened> {
    const insurer = await this.#sessions.insurer()
    const body = { traits, attendingDoctor: CAST.attending.nationalId }
    const told = await this.#transcript.ask(insurer, { method: 'POST', path: '/api/records', ...json(body) })
    if (told.answer.status >= 400 && /^ins-/.test(codeOf(told))) return { refused: codeOf(told) }
    const recordId = textAt(wanted(told), 'recordId')
    const person = await this.#sessions.person(`person ${this.dossiers.length + 1}`, traits)
    return { key, recordId, traits, person }
  }
}

export const isOpened = (dossier: Dossier | NotOpened): dossier is Dossier => 'recordId' in dossier
