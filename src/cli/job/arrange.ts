import { json } from './http-client.ts'
import type { Dossier } from './desk.ts'
import { NOBODY_INS } from './people.ts'
import { textAt } from './sign-in.ts'
import { type Actor, sha256, type Told, type Transcript, wanted } from './transcript.ts'
import type { World } from './world.ts'

/** What the person does on her page, and what an emergency doctor does on hers. Each act must be granted: an answer that is not 2xx throws. */
export class Arrange {
  readonly #transcript: Transcript
  readonly #world: World

  constructor(transcript: Transcript, world: World) {
    this.#transcript = transcript
    this.#world = world
  }

  async #put({ person, recordId }: Dossier, path: string, value: unknown): Promise<void> {
    wanted(await this.#transcript.ask(person, { method: 'PUT', path: `/api/records/${recordId}${path}`, ...json(value) }))
  }

  authorise(dossier: Dossier, actorId: string): Promise<void> {
    return this.#put(dossier, `/access/professionals/${actorId}`, { until: inAMonth(), scope: { kind: 'all' } })
  }

  /** Every second document of the record. */
  async scope(dossier: Dossier, actorId: string): Promise<void> {
    const documentIds = this.#world
      .of(dossier)
      .filter((_, rank) => rank % 2 === 0)
      .map(({ documentId }) => documentId)
    await this.#put(dossier, `/access/professionals/${actorId}`, { until: inAMonth(), scope: { kind: 'documents', documentIds } })
    this.#world.scope(dossier, documentIds)
  }

  block(dossier: Dossier, actorId: string): Promise<void> {
    return this.#put(dossier, `/access/professionals/${actorId}/block`, { evenInEmergency: true })
  }

  async mask(dossier: Dossier, documentId: string): Promise<void> {
    await this.#put(dossier, `/documents/${documentId}/visibility`, { kind: 'masked' })
    this.#world.mask(documentId)
  }

  async switches(dossier: Dossier, choices: { readonly breakGlass: boolean; readonly masked: boolean }): Promise<void> {
    await this.#put(dossier, '/access/emergency', { samu: false, ...choices })
  }

  /** Asks for an emergency access on somebody; the answer tells nothing of who has a record when it is no. */
  async breakGlass(doctor: Actor, who: { readonly ins: string; readonly oid: string } = NOBODY_INS): Promise<Told> {
    const handle = textAt(wanted(await this.find(doctor, who)), 'handle')
    const body = { handle, unableToConsent: true, immediateDanger: true, motive: 'Personne inconsciente, hémorragie massive' }
    return this.#transcript.ask(doctor, { method: 'POST', path: '/api/professional/break-glass', ...json(body) })
  }

  find(doctor: Actor, { ins, oid }: { readonly ins: string; readonly oid: string }): Promise<Told> {
    return this.#transcript.ask(doctor, { method: 'POST', path: '/api/professional/find', ...json({ ins, oid }) })
  }
}

const MONTH_MS = 30 * 86_400_000
const inAMonth = (): string => new Date(Date.now() + MONTH_MS).toISOString()

/** A look-up's answer without its handle, which is a number of its own for each person asked for. */
export const lookUp = (told: Told): string => {
  const handle = textAt(wanted(told), 'handle')
  return sha256(`${told.answer.status} ${told.answer.body.toString('utf8').replaceAll(handle, 'handle')}`)
}
