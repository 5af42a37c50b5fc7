import { setTimeout as pause } from 'node:timers/promises'
import type { Dossier } from '../job/desk.ts'
import { json } from '../job/http-client.ts'
import { type Transcript, wanted } from '../job/transcript.ts'

export type Asked = { readonly question: string; readonly document: string }

type Answer = { readonly documents: readonly { readonly document: { readonly id: string } }[]; readonly unread: number }

const ask = async (transcript: Transcript, { recordId, person }: Dossier, question: unknown): Promise<Answer> =>
  wanted(await transcript.ask(person, { method: 'POST', path: `/api/records/${recordId}/everything/search`, ...json(question) })) as Answer

/** Documents found, best first. */
export const answersTo = async (transcript: Transcript, dossier: Dossier, text: string, synonyms: boolean): Promise<readonly string[]> =>
  (await ask(transcript, dossier, { text, synonyms, limit: 50 })).documents.map(({ document }) => document.id)

const PATIENCE_MS = 900_000
const A_LOOK_MS = 2_000

/** Waits until every text is read; how long it took. */
export const untilRead = async (transcript: Transcript, dossier: Dossier): Promise<number> => {
  for (let waited = 0; waited < PATIENCE_MS; waited += A_LOOK_MS) {
    const { unread } = await ask(transcript, dossier, { text: 'carnet', limit: 1 })
    if (unread === 0) return waited
    await pause(A_LOOK_MS)
  }
  throw new Error('texts are not read')
}
