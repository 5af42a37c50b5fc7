import { toIso } from '../../kernel/instant.ts'
import type { Case } from '../../review/index.ts'

/** What she asked about her record, each step with its date, without any number of ours. */
export const requestsCopy = (requests: readonly Case[]): string =>
  `${JSON.stringify(
    requests.map(({ kind, state, openedAt, due, words, about: { name, at }, steps, outcome }) => ({
      kind,
      state,
      openedAt: toIso(openedAt),
      due: toIso(due),
      words,
      about: { name, at },
      steps: steps.map(step => ({ ...step, at: toIso(step.at) })),
      outcome,
    })),
    null,
    1,
  )}\n`
