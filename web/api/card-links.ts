import { exchange } from './http.ts'
import { Problem } from './problem.ts'
import type { CardLink, CreatedCardLink, NewCardLink } from './types.ts'

// Links to her emergency card that read without an account.
const links = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}/card/links`

export const readCardLinks = async (recordId: string): Promise<readonly CardLink[]> =>
  (await exchange<{ readonly items: readonly CardLink[] }>('GET', links(recordId))).items
/** Link and passcode are in this answer and nowhere else. */
export const makeCardLink = (recordId: string, asked: NewCardLink): Promise<CreatedCardLink> => exchange('POST', links(recordId), asked)
export const endCardLink = (recordId: string, id: string): Promise<void> =>
  exchange('DELETE', `${links(recordId)}/${encodeURIComponent(id)}`)

/** `left`: wrong passcodes that the link still bears; absent when it opens nothing. */
export type ManifestAnswer =
  | { readonly kind: 'files'; readonly files: readonly { readonly contentType: string; readonly embedded?: string }[] }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'gone' }

const UNAUTHORISED = 401
const ABSENT = 404

/** Whoever bears the link asks, signed in or not: no cookie goes with it, and a wrong passcode ends no session. */
export const askManifest = async (path: string, recipient: string, passcode: string): Promise<ManifestAnswer> => {
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'omit',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ recipient, passcode }),
  })
  if (response.status === ABSENT) return { kind: 'gone' }
  const answer = (await response.json()) as { readonly remainingAttempts?: number; readonly files?: [] }
  if (response.status === UNAUTHORISED) return { kind: 'wrong', left: answer.remainingAttempts ?? 0 }
  if (!response.ok) throw new Problem(response.status, 'link', '')
  return { kind: 'files', files: answer.files ?? [] }
}
