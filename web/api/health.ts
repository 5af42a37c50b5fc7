import { exchange, fetchBytes } from './http.ts'
import { query } from './paths.ts'
import type {
  Correction,
  DirectivesFiled,
  DirectivesWritten,
  EntryAdded,
  EntryChange,
  EntryEnd,
  EntryRead,
  HealthProfile,
  NewEntry,
  ProfileEntry,
  Rubric,
  Term,
} from './types.ts'

// What is declared of somebody's health: rubrics, wishes, whom to call.
const profile = (recordId: string): string => `/api/records/${encodeURIComponent(recordId)}/profile`
const entry = (recordId: string, id: string): string => `${profile(recordId)}/entries/${encodeURIComponent(id)}`

/** `past`: what was replaced or withdrawn too. */
export const readHealth = (recordId: string, past = false): Promise<HealthProfile> =>
  exchange('GET', `${profile(recordId)}${query({ past: past ? '1' : undefined })}`)
export const addEntry = (recordId: string, added: NewEntry): Promise<EntryAdded> => exchange('POST', `${profile(recordId)}/entries`, added)
export const declareNone = (recordId: string, clientId: string, rubric: Rubric): Promise<EntryAdded> =>
  exchange('POST', `${profile(recordId)}/none`, { clientId, rubric })
/** Refused with 409 when another version was written since the one that was read. */
export const changeEntry = (recordId: string, id: string, change: EntryChange): Promise<{ readonly version: number }> =>
  exchange('PUT', entry(recordId, id), change)
export const endEntry = (recordId: string, id: string, end: EntryEnd): Promise<{ readonly version: number }> =>
  exchange('POST', `${entry(recordId, id)}/end`, end)
export const removeEntry = (recordId: string, id: string, read: EntryRead): Promise<void> =>
  exchange('POST', `${entry(recordId, id)}/remove`, read)
export const confirmEntry = (recordId: string, id: string, read: EntryRead): Promise<void> =>
  exchange('POST', `${entry(recordId, id)}/confirm`, read)
export const askCorrection = (recordId: string, id: string, correction: Correction): Promise<void> =>
  exchange('POST', `${entry(recordId, id)}/correction`, correction)
export const readEntryHistory = async (recordId: string, id: string): Promise<readonly ProfileEntry[]> =>
  (await exchange<{ readonly items: readonly ProfileEntry[] }>('GET', `${entry(recordId, id)}/history`)).items
export const shareRubric = (recordId: string, rubric: Rubric, hidden: boolean): Promise<void> =>
  exchange('PUT', `${profile(recordId)}/rubrics/${rubric}`, { hidden })

/** A whole list: what is typed stays here. */
export const readTerms = async (kind: 'conditions' | 'allergies' | 'treatments'): Promise<readonly Term[]> =>
  (await exchange<{ readonly items: readonly Term[] }>('GET', `/api/terms/${kind}`)).items

export const writeDirectives = (recordId: string, written: DirectivesWritten): Promise<EntryAdded> =>
  exchange('POST', `${profile(recordId)}/directives`, written)
export const fileDirectives = (recordId: string, filed: DirectivesFiled): Promise<EntryAdded> =>
  exchange('POST', `${profile(recordId)}/directives/paper`, filed)
export const withdrawDirectives = (recordId: string, entryId: string, version: number): Promise<void> =>
  exchange('POST', `${profile(recordId)}/directives/withdraw`, { entryId, version })
export const readTrustedPersonForm = (recordId: string): Promise<Blob> => fetchBytes(`${profile(recordId)}/trusted-person/form`)
