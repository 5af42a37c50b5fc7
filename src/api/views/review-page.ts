import { toIso } from '../../kernel/instant.ts'
import type { Asking, Case } from '../../review/index.ts'
import type { Asking as AskingLine, QueuedCase, ReviewCase } from '../contract/index.ts'

export const caseOf = ({ caseId, kind, state, openedAt, due, isExtended, words, about, steps, outcome }: Case): ReviewCase => ({
  caseId,
  kind,
  state,
  openedAt: toIso(openedAt),
  due: toIso(due),
  isExtended,
  words,
  ...(about.name === undefined ? {} : { name: about.name }),
  ...(about.at === undefined ? {} : { at: about.at }),
  ...(about.line === undefined ? {} : { line: about.line }),
  ...(about.documentId === undefined ? {} : { documentId: about.documentId }),
  steps: steps.map(step => ({ ...step, at: toIso(step.at) })),
  ...(outcome === undefined ? {} : { outcome }),
})

/** For who answers: who asks by name, and no number of a document or of a line of the journal. */
export const queuedOf = (found: Case): QueuedCase => {
  const { documentId: _document, line: _line, ...shown } = caseOf(found)
  return { ...shown, holderName: found.holderName }
}

export const askingOf = ({ due, ...asking }: Asking): AskingLine => ({ ...asking, due: toIso(due) })
