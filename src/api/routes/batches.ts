import {
  type ArrivingItem,
  type Batch,
  correctIdentity,
  type ItemLine,
  listBatches,
  listItems,
  namelessFile,
  readBatch,
  retryGroup,
  type SaidOfItem,
  showItem,
  takeBatch,
  type Tools,
} from '../../batches/index.ts'
import { toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { type Frame, parseRequest, readFrames, UPLOAD_SHAPE } from '../../platform/http/index.ts'
import { documentTypeOf, plainLabelOf } from '../../policy/index.ts'
import { z } from 'zod'
import {
  BATCH_DOCUMENTS,
  batchHeadSchema,
  batchItemSchema,
  batchItemsSchema,
  batchSchema,
  batchesSchema,
  type claimedSchema,
  framedSchema,
  idSchema,
  identitySchema,
  itemSaidSchema,
  itemsAskedSchema,
  retrySchema,
} from '../contract/index.ts'
import { insFrom } from '../identities.ts'
import { piecesRoute, type Route, route } from '../route.ts'
import type { Services } from '../services.ts'
import { tellingOf, VISIBILITY } from './deposits.ts'
import { careSide } from './professional.ts'

const TAG = 'batches'
const ofBatch = z.strictObject({ batchId: idSchema })
const ofItem = ofBatch.extend({ itemId: idSchema })

export const batchRoutes: readonly Route[] = [
  piecesRoute({
    method: 'PUT',
    path: '/api/batches/:batchId',
    tag: TAG,
    summary: `Takes in up to ${BATCH_DOCUMENTS} documents as frames, and answers what became of them. Sending it again is harmless, and goes on after a cut`,
    params: ofBatch,
    handle: async ({ op, operation, services, params: { batchId }, reply, stream }) => {
      await careSide(op)
      const { first, frames } = await readFrames(stream)
      const head = parseRequest(batchHeadSchema, first)
      const taken = await takeBatch(operation, toolsOf(services), { batchId, ...head }, arriving(frames(), head.documents))
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(batchSchema.parse(batchOf(taken))))
    },
  }),
  route({
    method: 'GET',
    path: '/api/batches',
    tag: TAG,
    summary: 'What the caller’s structure sent in the last thirty days, latest first, with what failed grouped by cause',
    answer: batchesSchema,
    handle: async ({ op }) => {
      await careSide(op)
      return { items: (await listBatches(op)).map(batchOf) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/batches/:batchId',
    tag: TAG,
    summary: 'One batch',
    params: ofBatch,
    answer: batchSchema,
    handle: async ({ op, params: { batchId } }) => {
      await careSide(op)
      return batchOf(await readBatch(op, batchId))
    },
  }),
  route({
    method: 'GET',
    path: '/api/batches/:batchId/items',
    tag: TAG,
    summary: 'What became of each document',
    params: ofBatch,
    query: itemsAskedSchema,
    answer: batchItemsSchema,
    handle: async ({ op, params: { batchId }, query }) => {
      await careSide(op)
      const { items, next } = await listItems(op, batchId, query)
      return { items: items.map(itemOf), next }
    },
  }),
  route({
    method: 'POST',
    path: '/api/batches/:batchId/retries',
    tag: TAG,
    summary: 'Tries again what was refused for one cause and whose file is kept',
    params: ofBatch,
    body: retrySchema,
    answer: batchSchema,
    handle: async ({ op, operation, services, params: { batchId }, body: { cause } }) => {
      await careSide(op)
      return batchOf(await retryGroup(operation, toolsOf(services), batchId, cause))
    },
  }),
  route({
    method: 'POST',
    path: '/api/batches/:batchId/items/:itemId/identity',
    tag: TAG,
    summary: 'Files a kept document under the number it should have had',
    params: ofItem,
    body: identitySchema,
    answer: batchItemSchema,
    handle: async ({ op, services, params: { batchId, itemId }, body: { person, ...number } }) => {
      await careSide(op)
      const right = { ...number, ...(person === undefined ? {} : { claimed: person }) }
      return itemOf(await correctIdentity(op, toolsOf(services), batchId, itemId, right))
    },
  }),
  route({
    method: 'POST',
    path: '/api/batches/:batchId/items/:itemId/shown',
    tag: TAG,
    summary: 'Shows the person a document that waited for its announcement',
    params: ofItem,
    answer: batchItemSchema,
    handle: async ({ op, params: { batchId, itemId } }) => {
      await careSide(op)
      return itemOf(await showItem(op, batchId, itemId))
    },
  }),
]

const toolsOf = (services: Services): Tools => ({
  engine: services.engine,
  readIns: ({ ins, oid }) => insFrom(services, { ins, ...(oid === undefined ? {} : { oid }) }),
  telling: op => tellingOf(op, services.outbox),
})

/** A line whose number and length are not told breaks the frame; another fault is that document's alone. */
async function* arriving(frames: AsyncIterable<Frame>, announced: number): AsyncGenerator<ArrivingItem> {
  let came = 0
  for await (const { words, stream } of frames) {
    came += 1
    if (came > announced) refuse(UPLOAD_SHAPE, 'a document too many')
    const { id } = parseRequest(framedSchema, words)
    const said = itemSaidSchema.safeParse(words)
    yield { itemId: id, stream, said: said.success ? saidOf(said.data) : null }
  }
  if (came < announced) refuse(UPLOAD_SHAPE, 'a document is missing')
}

const saidOf = ({
  ins,
  oid,
  person,
  title,
  typeCode,
  date,
  visibility,
  fileName,
  mediaType,
}: z.output<typeof itemSaidSchema>): SaidOfItem => ({
  ins,
  visibility: VISIBILITY[visibility ?? 'all'],
  fileName: fileName ?? '',
  mediaType: mediaType ?? '',
  ...(oid === undefined ? {} : { oid }),
  ...(person === undefined ? {} : { claimed: claimedOf(person) }),
  ...(title === undefined ? {} : { title }),
  ...(typeCode === undefined ? {} : { typeCode }),
  ...(date === undefined ? {} : { date }),
})

const claimedOf = ({ birthName, firstNames, sex, birthDate }: z.output<typeof claimedSchema>) => ({ birthName, firstNames, sex, birthDate })

const batchOf = ({ begunAt, groups, ...batch }: Batch): z.input<typeof batchSchema> => ({
  ...batch,
  begunAt: toIso(begunAt),
  groups: groups.map(group => ({ ...group })),
})

const itemOf = ({
  itemId,
  answeredAt,
  heldUntil,
  bytes,
  kept,
  facts: { said, outcome, line },
}: ItemLine): z.input<typeof batchItemSchema> => {
  const type = said.typeCode === undefined ? undefined : documentTypeOf(said.typeCode)
  return {
    itemId,
    ...(line === undefined ? {} : { line }),
    title: said.title ?? '',
    fileName: said.fileName,
    namelessFile: namelessFile(said.fileName),
    ins: said.ins,
    size: bytes,
    answeredAt: toIso(answeredAt),
    state: outcome.kind,
    kept,
    ...(type === undefined ? {} : { type: { code: type.code, label: plainLabelOf(type.code).fr } }),
    ...(outcome.kind === 'refused' ? { cause: outcome.cause, message: outcome.message } : { documentId: outcome.documentId }),
    ...(heldUntil === null ? {} : { heldUntil: toIso(heldUntil) }),
  }
}
