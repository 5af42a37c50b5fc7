import { form } from './http-client.ts'
import { type Desk, type Dossier, isOpened } from './desk.ts'
import { personOf, SOMEBODY } from './people.ts'
import type { Paper } from './papers.ts'
import { depositorOf, ownersOf } from './professionals.ts'
import { type Sessions, textAt } from './sign-in.ts'
import { type Actor, bodyOf, codeOf, sha256, type Told, type Transcript, wanted } from './transcript.ts'

/** A paper that is now a document of a record. */
export type Filed = {
  readonly paper: Paper
  /** Its rank among the filed ones, from 0. */
  readonly rank: number
  readonly dossier: Dossier
  readonly documentId: string
  readonly typeCode: string
  /** National identifiers of those whose own document it is. */
  readonly owners: readonly string[]
  readonly depositor: Actor
  readonly sha256: string
  /** A loose file of a professional: kept inside a CDA that the server made. */
  readonly wrapped: boolean
  readonly replaced: string | null
  readonly parentMissing: boolean
  readonly identityToVerify: boolean
  readonly exchange: number
}

/** Put aside by the server: its reasons, and what it had read before it looked at the identity. */
export type Quarantined = {
  readonly paper: Paper
  readonly reasons: readonly string[]
  readonly metadata: unknown
  /** The INS on which no record was opened. */
  readonly notOpened: string | null
  readonly exchange: number
}

export type Refused = { readonly paper: Paper; readonly status: number; readonly code: string; readonly exchange: number }

export type Deposits = {
  readonly filed: readonly Filed[]
  readonly quarantined: readonly Quarantined[]
  readonly refused: readonly Refused[]
}

/** « Compte rendu ou fiche de consultation »: what a loose file of the folder is said to be. */
export const LOOSE_TYPE = '11488-4'
const LOOSE_DATE = '2026-01-15'

export class Depositing {
  readonly filed: Filed[] = []
  readonly quarantined: Quarantined[] = []
  readonly refused: Refused[] = []
  readonly #transcript: Transcript
  readonly #sessions: Sessions
  readonly #desk: Desk

  constructor(transcript: Transcript, sessions: Sessions, desk: Desk) {
    this.#transcript = transcript
    this.#sessions = sessions
    this.#desk = desk
  }

  async deposit(paper: Paper): Promise<void> {
    const opened = await this.#desk.open(personOf(paper))
    // A practice whose software cannot open the person's record has another one open: nothing may be attached to it.
    const dossier = isOpened(opened) ? opened : await this.#somebody()
    const depositor = await this.#depositor(paper, dossier)
    const bytes = paper.bytes()
    const told = await this.send(paper, dossier, depositor)
    const number = told.exchange.number
    if (codeOf(told) === 'identity-conflict') {
      this.quarantined.push({ paper, ...reasonsIn(bodyOf(told)), notOpened: isOpened(opened) ? null : opened.refused, exchange: number })
    } else if (told.answer.status >= 400) {
      this.refused.push({ paper, status: told.answer.status, code: codeOf(told), exchange: number })
    } else this.filed.push(this.#filed(paper, dossier, depositor, sha256(bytes), told))
  }

  /** One request: what the header does not say is said beside the file. */
  send(paper: Paper, { recordId }: Dossier, depositor: Actor): Promise<Told> {
    const metadata =
      paper.header === undefined
        ? { title: looseTitle(paper), typeCode: LOOSE_TYPE, date: LOOSE_DATE, visibility: 'all' }
        : { visibility: 'all' }
    const file = { name: paper.header === undefined ? paper.file : 'document.xml', type: paper.type, bytes: paper.bytes() }
    return this.#transcript.ask(depositor, { method: 'POST', path: `/api/records/${recordId}/documents`, ...form(metadata, file) })
  }

  async #somebody(): Promise<Dossier> {
    const opened = await this.#desk.open(SOMEBODY)
    if (!isOpened(opened)) throw new Error('the demonstration person has no record')
    return opened
  }

  #depositor(paper: Paper, { person }: Dossier): Promise<Actor> {
    const depositor = depositorOf(paper)
    switch (depositor.kind) {
      case 'professional':
        return this.#sessions.professional(depositor.professional)
      case 'insurer':
        return this.#sessions.insurer()
      case 'person':
        return Promise.resolve(person)
    }
  }

  #filed(paper: Paper, dossier: Dossier, depositor: Actor, digest: string, told: Told): Filed {
    const receipt = wanted(told)
    const is = (field: string): boolean => (receipt as Readonly<Record<string, unknown>>)[field] === true
    const replaced = (receipt as Readonly<Record<string, unknown>>).replaced
    return {
      paper,
      dossier,
      depositor,
      rank: this.filed.length,
      documentId: textAt(receipt, 'documentId'),
      typeCode: paper.header?.typeCode.code ?? LOOSE_TYPE,
      owners: ownersOf(paper),
      sha256: digest,
      wrapped: paper.header === undefined && depositorOf(paper).kind !== 'person',
      replaced: typeof replaced === 'string' ? replaced : null,
      parentMissing: is('parentMissing'),
      identityToVerify: is('identityToVerify'),
      exchange: told.exchange.number,
    }
  }
}

export const looseTitle = ({ file }: Paper): string => file.replace(/\.[^.]*$/, '').slice(0, 128)

const reasonsIn = (problem: unknown): { readonly reasons: readonly string[]; readonly metadata: unknown } => {
  const { reasons, metadata } = problem as { readonly reasons?: unknown; readonly metadata?: unknown }
  return { reasons: Array.isArray(reasons) ? reasons.map(String) : [], metadata: metadata ?? null }
}
