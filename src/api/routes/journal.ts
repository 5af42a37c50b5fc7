import { z } from 'zod'
import { underGrant } from '../../access/index.ts'
import { requireSession } from '../../accounts/index.ts'
import { professionalByNationalId } from '../../directory/index.ts'
import { type DocumentLine, linesBeside } from '../../documents/index.ts'
import {
  answerAccess,
  explainAccess,
  type JournalEvent,
  type JournalPage,
  readEvidence,
  readExplanations,
  readJournal,
} from '../../journal/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { after, DAY, toIso } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import { dropContest, followContest, noteAccessExplained, noteExplained } from '../../review/index.ts'
import {
  answerSchema,
  cursorSchema,
  explainSchema,
  explanationsSchema,
  idSchema,
  journalPageSchema,
  proofSchema,
} from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { bytesRoute, type Route, route } from '../route.ts'
import { printEvidence } from '../views/evidence-paper.ts'
import { eventOf, explanationOf } from '../views/journal-event.ts'

const TAG = 'journal'
const READ = { action: 'journal.read' } as const
const USUAL_DAYS = 30

const journalQuery = z.strictObject({
  days: z.coerce.number().int().min(1).max(36_500).exactOptional(),
  cursor: cursorSchema.exactOptional(),
})

const streamSchema = z.enum(['open', 'holder', 'held', 'sheltered'])
/** A line as its event names it: `STREAM.N`. */
const lineSchema = z
  .string()
  .regex(/^(?:open|holder|held)\.[1-9]\d{0,17}$/)
  .transform(text => {
    const [stream, n = ''] = text.split('.')
    return { stream: streamSchema.parse(stream), n }
  })

export const journalRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/journal',
    tag: TAG,
    summary: '« Qui a regardé mon dossier », latest first',
    params: ofRecord,
    query: journalQuery,
    answer: journalPageSchema,
    handle: async ({ op, params: { recordId }, query: { days, cursor } }) => {
      const since = after(op.instant, -(days ?? USUAL_DAYS) * DAY)
      const page = await underGrant(op, recordId, 'read-journal', READ, grant =>
        readJournal(op, grant, { since, ...(cursor === undefined ? {} : { cursor }) }),
      )
      const lines = await linesOf(op, recordId, page)
      const actors = await actorsOf(op, page.events)
      const summary = page.summary === null ? null : { ...page.summary, since: toIso(since) }
      return { summary, items: page.events.map(event => eventOf(event, lines, actors)), next: page.next }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/journal/:line/answer',
    tag: TAG,
    summary: '« Je reconnais cet accès », or not: its author is then asked to explain it',
    params: ofRecord.extend({ line: lineSchema }),
    body: answerSchema,
    handle: ({ op, services: { outbox }, params: { recordId, line }, body: { answer } }) =>
      answerAccess(
        op,
        recordId,
        { ...line, answer },
        {
          contested: (tx, grant, contest) => followContest(tx, op, outbox, grant, contest),
          recognised: (tx, id) => dropContest(tx, op, outbox, id),
        },
      ),
  }),
  route({
    method: 'GET',
    path: '/api/professional/explanations',
    tag: TAG,
    summary: 'What the caller is asked to explain of her accesses, the nearest deadline first',
    answer: explanationsSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      return { items: (await readExplanations(op)).map(explanationOf) }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/professional/explanations/:id',
    tag: TAG,
    summary: 'Her explanation, once; the person reads it',
    params: z.strictObject({ id: idSchema }),
    body: explainSchema,
    handle: async ({ op, services: { outbox }, params: { id }, body: { text } }) => {
      await requireSession(op)
      await explainAccess(op, id, text, async (tx, asked) => {
        if (!(await noteAccessExplained(tx, op, asked, text))) await noteExplained(tx, op, outbox, asked, text)
      })
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/journal/proof.pdf',
    tag: TAG,
    summary: 'The same on paper (tagged PDF): every line, the heads of the chains, the signed checkpoint',
    params: ofRecord,
    handle: async ({ operation, services, reply, params: { recordId } }) => {
      const op = operation()
      const pdf = await underGrant(op, recordId, 'read-journal', READ, async grant =>
        printEvidence(op, grant.holderName, await readEvidence(op, grant, services.logKey)),
      )
      return reply.type('application/pdf').header('content-disposition', 'attachment; filename="carnet-preuve.pdf"').send(pdf)
    },
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/journal/proof',
    tag: TAG,
    summary: 'Her whole trace with its proofs: what the stand-alone verifier checks',
    params: ofRecord,
    answer: proofSchema,
    handle: ({ op, services, params: { recordId } }) =>
      underGrant(op, recordId, 'read-journal', READ, async grant => ({ ...(await readEvidence(op, grant, services.logKey)) })),
  }),
]

/** Numbers of the directory, by national identifier: what one blocks from a line. */
const actorsOf = async (op: Operation, events: readonly JournalEvent[]): Promise<ReadonlyMap<string, string>> => {
  const asked = [
    ...new Set(
      events.flatMap(({ entry: { actor } }) => (actor.kind === 'professional' && actor.nationalId !== undefined ? [actor.nationalId] : [])),
    ),
  ]
  const found = await Promise.all(asked.map(nationalId => professionalByNationalId(op.db, nationalId)))
  return new Map(found.flatMap(entry => (entry === undefined ? [] : [[entry.nationalId, entry.id] as const])))
}

const NONE: ReadonlyMap<string, DocumentLine> = new Map()

/** Titles of the documents that the entries name, as far as the reader sees them: an entry keeps identifiers only. */
const linesOf = async (
  op: Operation,
  recordId: RecordId,
  { events, committed }: JournalPage,
): Promise<ReadonlyMap<string, DocumentLine>> => {
  if (!events.some(({ entry }) => entry.documents.length > 0)) return NONE
  try {
    const lines = await underGrant(op, recordId, 'read', READ, grant => linesBeside(op, committed, grant))
    return new Map(lines.map(line => [line.id, line]))
  } catch (error) {
    if (error instanceof Refusal && error.category === 'absent') return NONE
    throw error
  }
}
