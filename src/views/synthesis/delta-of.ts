import type { Instant } from '../../kernel/instant.ts'
import type { DocumentLine } from '../../documents/index.ts'
import { type Entry, isAbsence } from '../../profile/index.ts'
import { placedOfEntry } from './lines-of.ts'
import type { Change, Delta } from './model.ts'

const SHOWN = 6

/** What this reader sees that was deposited, said or ended since her last visit; what she deposited herself is no news to her. */
export const deltaOf = (lines: readonly DocumentLine[], entries: readonly Entry[], since: Instant | null): Delta => {
  if (since === null) return { since, documents: [], documentCount: 0, changes: [] }
  const documents = lines.filter(({ submittedAt, own }) => submittedAt > since && !own)
  return {
    since,
    documents: documents.slice(0, SHOWN),
    documentCount: documents.length,
    changes: entries.flatMap(entry => changeOf(entry, since)).slice(0, SHOWN),
  }
}

const changeOf = (entry: Entry, since: Instant): readonly Change[] => {
  const { id, rubric, body, status, writtenAt } = entry
  if (writtenAt <= since || isAbsence(body)) return []
  const text = placedOfEntry(entry)[0]?.item.text
  if (status === 'ended') return [{ id, rubric, text: text ?? wordOf(entry), what: 'ended', at: writtenAt }]
  return text === undefined ? [] : [{ id, rubric, text, what: 'said', at: writtenAt }]
}

/** Of what ended, the name it had. */
const wordOf = ({ body }: Entry): string => {
  if (isAbsence(body)) return ''
  if (body.rubric === 'treatments') return body.medication.text
  return body.rubric === 'allergies' || body.rubric === 'conditions' ? body.code.text : ''
}
