import { cancelCard, changeCard, renewCard } from '../../access/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { layCard, printCard } from '../../platform/print/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { asksPregnancy, readOwnCard } from '../../views/index.ts'
import { cardChangeSchema, cardPaperSchema, type OwnCard, ownCardSchema } from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { bytesRoute, type Route, route } from '../route.ts'
import { cardFaceOf, cardText } from '../wording/card.ts'

const TAG = 'card'

export const cardRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/card',
    tag: TAG,
    summary: 'Her emergency card: what may stand on it, and what is printed, to the letter',
    params: ofRecord,
    answer: ownCardSchema,
    handle: ({ op, params: { recordId } }) => cardOf(op, recordId),
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/card',
    tag: TAG,
    summary: 'Switches of items, and the language of the card',
    params: ofRecord,
    body: cardChangeSchema,
    answer: ownCardSchema,
    handle: async ({ op, params: { recordId }, body: { language, shown } }) => {
      await changeCard(op, recordId, { ...(language === undefined ? {} : { language }), ...(shown === undefined ? {} : { shown }) })
      return cardOf(op, recordId)
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/card/code',
    tag: TAG,
    summary: 'A new code on the card; the one before, of a card that is lost, says nothing any more',
    params: ofRecord,
    answer: ownCardSchema,
    handle: async ({ op, params: { recordId } }) => {
      await renewCard(op, recordId)
      return cardOf(op, recordId)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/card/code',
    tag: TAG,
    summary: 'No code any more: cards that bear one say nothing to whoever reads it',
    params: ofRecord,
    answer: ownCardSchema,
    handle: async ({ op, params: { recordId } }) => {
      await cancelCard(op, recordId)
      return cardOf(op, recordId)
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/card/paper',
    tag: TAG,
    summary: 'The card to print: 85.6 × 54 mm, or a sheet to fold in four (PDF)',
    params: ofRecord,
    query: cardPaperSchema,
    handle: async ({ operation, params: { recordId }, query: { format }, reply }) => {
      const op = operation()
      const pdf = await printCard(faceAt(op, await readOwnCard(op, recordId)), format, op.instant)
      return reply.type('application/pdf').header('content-disposition', 'attachment; filename="carte-urgence.pdf"').send(pdf)
    },
  }),
]

const faceAt = (op: Operation, card: Awaited<ReturnType<typeof readOwnCard>>) => cardFaceOf(card, toIso(op.instant).slice(0, 10))

const cardOf = async (op: Operation, recordId: RecordId): Promise<OwnCard> => {
  const card = await readOwnCard(op, recordId)
  const face = faceAt(op, card)
  const { more: _more, blocks, ...said } = face
  const { front, back, left } = layCard(face)
  return {
    language: card.language,
    items: card.items.map(item => ({
      key: item.key,
      block: item.block,
      text: cardText(item, card.language),
      shown: item.shown,
      source: item.source,
      since: item.since,
    })),
    codeSince: card.code === null ? null : toIso(card.code.since),
    asksPregnancy: asksPregnancy(card.holder, toIso(op.instant).slice(0, 10)) && !card.items.some(({ tag }) => tag === 'pregnancy'),
    readAt: toIso(op.instant),
    face: {
      ...said,
      blocks: blocks.map(({ lines, ...block }) => ({ ...block, lines: [...lines] })),
      front: [...front],
      back: [...back],
      left,
    },
  }
}
