import {
  breakGlass,
  declareAccess,
  type EmergencyRequest,
  mayKnowOf,
  NO_RECORD,
  presentCard,
  readHolder,
  TOO_MANY_DECLARED,
} from '../../access/index.ts'
import { attachedAt, professionalsAtStructure } from '../../directory/index.ts'
import { lookUpIdentity, requireQualified, requireUnmarked } from '../../identity/index.ts'
import { readOwnJournal } from '../../journal/index.ts'
import { requireSession } from '../../accounts/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Ins } from '../../kernel/ins.ts'
import { after, toIso } from '../../kernel/instant.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { emergencyEvent, toldOf } from '../../notifications/index.ts'
import { parametersAt } from '../../policy/index.ts'
import { queueEmergency, queueSweep } from '../../review/index.ts'
import { askNotice } from '../../platform/outbox/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { z } from 'zod'
import {
  accessOpenedSchema,
  accessOpeningSchema,
  breakGlassSchema,
  type Colleagues,
  colleaguesSchema,
  cursorSchema,
  depositMetadataSchema,
  findSchema,
  foundSchema,
  type Opened,
  ownPageSchema,
  receiptSchema,
  type RecentRecord,
  recentRecordsSchema,
  regulationSchema,
} from '../contract/index.ts'
import { insFrom } from '../identities.ts'
import { recordId, toRecordId } from '../ids.ts'
import { CARE_SIDE_ONLY } from '../refusals.ts'
import { formRoute, type Route, route } from '../route.ts'
import type { Services } from '../services.ts'
import { ownEventOf } from '../views/journal-event.ts'
import { knownFound } from '../views/known-found.ts'
import { professionLabel, underInWords } from '../wording/people.ts'
import { fileOne, openForm } from './deposits.ts'
import { UPLOAD_SHAPE } from '../../platform/http/index.ts'

const TAG = 'professional'

export const professionalRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/professional/find',
    tag: TAG,
    summary: 'A handle to a record, of the same shape for anybody: it never tells that there is one',
    body: findSchema,
    answer: foundSchema,
    handle: async ({ op, services, body }) => {
      await careSide(op)
      // A card tells whose record it is; what opens it is asked next, as for anybody found by her numbers.
      const handle = 'code' in body ? await cardOf(op, body.code) : await qualifiedNumber(op, insFrom(services, body))
      return (await mayKnowOf(op, handle)) ? knownFound(op, handle) : { handle, person: null }
    },
  }),
  route({
    method: 'GET',
    path: '/api/professional/colleagues',
    tag: TAG,
    summary: 'For whom a secretary may declare that the person agreed: professionals of her structure; nobody else names one',
    answer: colleaguesSchema,
    handle: async ({ op }) => {
      await careSide(op)
      return colleagues(op)
    },
  }),
  route({
    method: 'POST',
    path: '/api/professional/openings',
    tag: TAG,
    summary: 'Declares that the person agreed (R.1111-46), or comes as a member of the care team of a stay',
    body: accessOpeningSchema,
    answer: accessOpenedSchema,
    handle: async ({ op, services, body: { handle, basis, professional } }) => {
      await careSide(op)
      const record = toRecordId(handle)
      if (basis !== 'declared-agreement') return asTeam(op, record)
      return opened(record, (await declared(op, services, record, professional)).until)
    },
  }),
  route({
    method: 'POST',
    path: '/api/professional/break-glass',
    tag: TAG,
    summary: 'Opens an emergency access for an hour: the person and her attending doctor are told (L.1111-17 I)',
    body: breakGlassSchema,
    answer: accessOpenedSchema,
    handle: async ({ op, services, body: { handle, ...attested } }) => {
      await careSide(op)
      return emergency(op, services, toRecordId(handle), { mode: 'break-glass', ...attested })
    },
  }),
  route({
    method: 'POST',
    path: '/api/professional/regulation',
    tag: TAG,
    summary: 'Opens a regulation access (SAMU) for an hour',
    body: regulationSchema,
    answer: accessOpenedSchema,
    handle: async ({ op, services, body: { handle, mission } }) => {
      await careSide(op)
      return emergency(op, services, toRecordId(handle), { mode: 'regulation', mission })
    },
  }),
  formRoute({
    method: 'POST',
    path: '/api/professional/deposits/:handle/documents',
    tag: TAG,
    summary: '« Déposer sans lire »: files a document in a record that one does not open',
    params: z.strictObject({ handle: recordId }),
    metadata: depositMetadataSchema,
    answer: receiptSchema,
    status: 201,
    handle: async ({ op, services, request, params: { handle } }) => {
      const { metadata, files } = await openForm(op, request, depositMetadataSchema, 1)
      const { value: file } = await files(1).next()
      if (file === undefined) return refuse(UPLOAD_SHAPE, 'no file')
      return { receipt: (await fileOne(op, services, handle, metadata, file)).documentId }
    },
  }),
  route({
    method: 'GET',
    path: '/api/professional/journal',
    tag: TAG,
    summary: 'What the caller did, on whose record, why',
    query: z.strictObject({ cursor: cursorSchema.exactOptional() }),
    answer: ownPageSchema,
    handle: async ({ op, query: { cursor } }) => {
      await requireSession(op)
      const { lines, next } = await readOwnJournal(op, cursor === undefined ? {} : { cursor })
      return { items: lines.map(ownEventOf), next }
    },
  }),
  route({
    method: 'GET',
    path: '/api/professional/records',
    tag: TAG,
    summary: 'Records the caller has lately opened, of her own journal',
    answer: recentRecordsSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      return { items: await recentRecords(op) }
    },
  }),
]

const CARE_KINDS: ReadonlySet<string> = new Set(['professional', 'secretary', 'structure', 'laboratory'])

export const careSide = async (op: Operation): Promise<void> => {
  await requireSession(op)
  if (!CARE_KINDS.has(op.caller.subject.kind)) refuse(CARE_SIDE_ONLY)
}

/** Only what is qualified where she works: the structure’s own word, read with the look-up. */
const qualifiedNumber = async (op: Operation, ins: Ins): Promise<RecordId> => {
  const { handle, facts } = await lookUpIdentity(op, ins)
  requireQualified(facts)
  return handle
}

const cardOf = async (op: Operation, code: string): Promise<RecordId> => {
  const handle = await presentCard(op, code)
  await requireUnmarked(op, handle)
  return handle
}

const SHOWN_COLLEAGUES = 200

const colleagues = async (op: Operation): Promise<Colleagues> => {
  const { subject, exercise } = op.caller
  if (subject.kind !== 'secretary') return { mustName: false, items: [] }
  const here = exercise?.structureNationalId ?? ''
  const entries = here === '' ? [] : await professionalsAtStructure(op.db, here, SHOWN_COLLEAGUES)
  const roleHere = (exercises: (typeof entries)[number]['exercises']): string =>
    professionLabel(exercises.find(one => one.structureNationalId === here)?.profession ?? '')
  const own = entries.map(({ nationalId, name, exercises }) => ({ nationalId, name, role: roleHere(exercises) }))
  const known = new Set(own.map(({ nationalId }) => nationalId))
  const attached = here === '' ? [] : await attachedAt(op.db, here, op.instant)
  const forATime = attached
    .filter(({ nationalId }) => !known.has(nationalId))
    .map(({ nationalId, name, kind, under, exercise: { profession } }) => ({
      nationalId,
      name,
      role: `${professionLabel(profession)}, ${underInWords({ kind, name: under.name })}`,
    }))
  return { mustName: true, items: [...own, ...forATime] }
}

/** What met a ceiling waits for who protects the data before its answer leaves: that of a week is crossed without a « no ». */
const declared = async (op: Operation, { outbox }: Services, record: RecordId, named: string | undefined) => {
  try {
    const done = await declareAccess(op, record, named, toldOf(op, outbox, 'first-access'), (tx, recordId, whose) =>
      askNotice(tx, op, outbox, { recordId, to: [whose], template: 'agreement-noted' }),
    )
    await queueSweep(op)
    return done
  } catch (error) {
    if (error instanceof Refusal && ALARMING.has(error.code)) await queueSweep(op)
    throw error
  }
}

/** A declaration on nothing counts as one on somebody. */
const ALARMING: ReadonlySet<string> = new Set([TOO_MANY_DECLARED.code, NO_RECORD.code])

const opened = (record: RecordId, until: Parameters<typeof toIso>[0]): Opened => ({ recordId: record, until: toIso(until) })

/** Belonging to a team is a dated fact, never a button: what the door knows already. */
const asTeam = async (op: Operation, record: RecordId): Promise<Opened> => {
  const { relation, until } = await readHolder(op, record)
  return relation === 'team'
    ? opened(record, until ?? after(op.instant, parametersAt(op.instant).consultationConsentMs))
    : refuse(NO_RECORD)
}

/** With what follows in its own transaction: the notices, and its place in the queue of who protects the data. */
const emergency = async (op: Operation, { outbox }: Services, record: RecordId, request: EmergencyRequest): Promise<Opened> => {
  const tells = emergencyEvent(op, outbox)
  const { until } = await breakGlass({ ...op, mode: request.mode }, record, request, async (tx, recordId, isSheltered) => {
    await tells(tx, recordId, isSheltered)
    await queueEmergency(tx, op, recordId, request.mode)
  })
  return opened(record, until)
}

/** Records she was let into, latest first. It opens nothing: her journal tells only what she did. */
const recentRecords = async (op: Operation): Promise<RecentRecord[]> => {
  const { lines } = await readOwnJournal(op)
  const byRecord = new Map<string, RecentRecord>()
  for (const { record, holder, at, outcome } of lines) {
    if (outcome !== 'granted' || holder === '' || byRecord.has(record)) continue
    byRecord.set(record, { handle: record, recordId: record, name: holder, lastOpenedAt: at })
  }
  return [...byRecord.values()].slice(0, 20)
}
