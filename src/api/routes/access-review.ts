import { z } from 'zod'
import { requireSession } from '../../accounts/index.ts'
import { askExplanation, dropExplanation } from '../../journal/index.ts'
import { toIso } from '../../kernel/instant.ts'
import { askAboutAccess, decideAccess, readAccessesToReview, revealAccess, type Reviewed } from '../../review/index.ts'
import {
  accessDecisionSchema,
  accessQuestionSchema,
  accessRevealSchema,
  accessReviewSchema,
  idSchema,
  revealedAccessSchema,
  type ReviewedAccess,
  reviewedAccessSchema,
} from '../contract/index.ts'
import { type Route, route } from '../route.ts'
import { professionLabel } from '../wording/people.ts'

const TAG = 'review'
const ofItem = z.strictObject({ itemId: idSchema })
const HOME = '/api/admin/accesses'

const itemOf = ({ action: _how, specialty: _what, ...item }: Reviewed): ReviewedAccess =>
  reviewedAccessSchema.parse({
    ...item,
    profession: professionLabel(item.profession),
    openedAt: toIso(item.openedAt),
    due: toIso(item.due),
    steps: item.steps.map(({ at, ...step }) => ({ ...step, at: toIso(at) })),
  })

/** A3: every emergency, and the odd accesses, for who protects the data. */
export const accessReviewRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: HOME,
    tag: TAG,
    summary: 'Every emergency access and every odd one, by risk, under pseudonyms; nothing medical',
    answer: accessReviewSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      const { items, counts } = await readAccessesToReview(op)
      return { items: items.map(itemOf), counts: [...counts] }
    },
  }),
  route({
    method: 'POST',
    path: `${HOME}/:itemId/question`,
    tag: TAG,
    summary: 'Asks its author to explain it, within fifteen days; the one who asks learns no name',
    params: ofItem,
    body: accessQuestionSchema,
    handle: async ({ op, services: { outbox }, params: { itemId }, body: { words } }) => {
      await requireSession(op)
      await askAboutAccess(op, outbox, itemId, words, (tx, asked) => askExplanation(tx, op, asked))
    },
  }),
  route({
    method: 'POST',
    path: `${HOME}/:itemId/decision`,
    tag: TAG,
    summary: 'Justified, or an incident; with the reason',
    params: ofItem,
    body: accessDecisionSchema,
    handle: async ({ op, params: { itemId }, body }) => {
      await requireSession(op)
      await decideAccess(op, itemId, body, (tx, actorId, id) => dropExplanation(tx, op, actorId, id))
    },
  }),
  route({
    method: 'POST',
    path: `${HOME}/:itemId/identity`,
    tag: TAG,
    summary: 'Who it was and whose record: a reason, two agents, and an entry in the person’s own journal',
    params: ofItem,
    body: accessRevealSchema,
    answer: revealedAccessSchema,
    handle: async ({ op, params: { itemId }, body: { reason } }) => {
      await requireSession(op)
      return revealAccess(op, itemId, reason)
    },
  }),
]
