import { purgeAccount, purgeProfiles } from '../accounts/index.ts'
import { forgetTries, purgeAccess } from '../access/index.ts'
import { commitPublicly, purgeOwnJournal, purgeTrace } from '../audit/index.ts'
import { forgetSender, purgeBytes, purgeDocuments } from '../documents/index.ts'
import { findPerson, purgePerson, purgePersonKey, traitsOf } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { after, SECOND, toIso } from '../kernel/instant.ts'
import { setDue } from '../platform/due/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { purgeMails } from '../platform/mail/index.ts'
import { askNotice, type Outbox, purgeEvents } from '../platform/outbox/index.ts'
import { purgeLetters } from '../platform/print/index.ts'
import { purgeEntries } from '../profile/index.ts'
import { purgeEnrolment } from '../records/index.ts'
import { ringsAt } from './clocks.table.ts'
import { startClock } from './clock-of.ts'
import { lockPurge, markDone, markKeyDestroyed, moveStep, type PurgeRow, STEPS, type Step } from './purge-store.ts'
import { deleteRetention } from './store.ts'

/** What slices this one does not know keep of a record, of a person: named in `src/clocks.ts`. */
export type Elsewhere = {
  readonly ofRecord: readonly ((tx: Queries, op: Operation, recordId: RecordId) => Promise<unknown>)[]
  readonly ofPerson: readonly ((tx: Queries, op: Operation, personId: ActorId) => Promise<unknown>)[]
}

/** A purge that is under way: its number, its record, its holder. */
type Run = { readonly row: PurgeRow; readonly recordId: RecordId; readonly personId: ActorId }

/**
 * The next step of a purge, in the transaction of its clock; killed half-way, the step is done again. The key goes first: what any later failure
 * leaves behind opens for nobody.
 */
export const runPurge = async (op: Operation, outbox: Outbox, elsewhere: Elsewhere, id: string): Promise<void> => {
  const row = await lockPurge(op.db, id)
  if (row === undefined || row.step === 'done') return
  const { record_id: recordId, person_id: personId } = row
  if (recordId === null || personId === null) throw new Error('a purge that is not done names its record')
  const isOver = await doStep(op, elsewhere, { row, recordId, personId })
  if (row.step === 'certificate') await tellErased(op, outbox, { row, recordId, personId })
  if (!isOver) return void (await setDue(op.db, { kind: 'purges.run', subject: id, due: after(op.instant, SECOND) }))
  const next = STEPS[STEPS.indexOf(row.step) + 1] ?? 'done'
  if (next === 'done') return
  await moveStep(op.db, id, next)
  await startClock(op.db, 'purges.run', id, op.instant)
}

/** False: not yet, ask again. */
const doStep = async (op: Operation, elsewhere: Elsewhere, { row, recordId, personId }: Run): Promise<boolean> => {
  const { db } = op
  switch (row.step satisfies Step) {
    case 'key':
      await op.keyring.destroyRecordKey(recordId)
      await markKeyDestroyed(db, row.id, op.instant)
      await startClock(db, 'purges.complete', row.id, op.instant)
      return true
    case 'bytes':
      await purgeBytes(op.blobs, recordId)
      return true
    case 'rows':
      await purgeDocuments(db, recordId)
      await purgeEntries(db, recordId)
      await purgeAccess(db, recordId)
      await purgeProfiles(db, recordId)
      await purgeEvents(db, recordId)
      await deleteRetention(db, recordId)
      for (const purge of elsewhere.ofRecord) await purge(db, op, recordId)
      return true
    case 'trace':
      return purgeTrace(db, recordId)
    case 'person':
      if (row.keeps_person) return true
      for (const purge of elsewhere.ofPerson) await purge(db, op, personId)
      await forgetSender(db, op, personId)
      await forgetTries(db, personId)
      await purgeMails(db, personId)
      await purgeLetters(db, personId)
      await purgeEnrolment(db, personId)
      await purgeAccount(db, personId)
      await purgeOwnJournal(db, personId)
      await purgePerson(db, op, personId)
      return true
    case 'certificate':
      if (!row.keeps_person) await purgePersonKey(op, personId)
      await certify(op, row)
      return true
    case 'done':
      return true
  }
}

/** She asked for it and her account stays: told that it is done, under the number that is hers from now on. What was in it is in no message. */
const tellErased = async (op: Operation, outbox: Outbox, { row, personId }: Run): Promise<void> => {
  if (!row.keeps_person || row.reason !== 'asked') return
  const traits = await traitsOf(op, personId)
  const found = traits === undefined ? undefined : await findPerson(op, traits.ins)
  if (found === undefined || found.personId !== personId) return
  await askNotice(op.db, op, outbox, { recordId: found.recordId, to: [personId], template: 'erasure-done' })
}

/** What the tree keeps of a purge: that one took place, when, why, and from which day on no backup holds the key. It names nobody. */
const certify = async (op: Operation, { id, reason, begun_at, key_destroyed_at }: PurgeRow): Promise<void> => {
  const destroyedAt = key_destroyed_at ?? op.instant
  const { salt, text } = await commitPublicly(op.db, op, id, {
    v: 1,
    record: id,
    action: 'record.purged',
    reason,
    begun: toIso(begun_at),
    keyDestroyed: toIso(destroyedAt),
    done: toIso(op.instant),
    unrecoverableFrom: toIso(ringsAt('purges.complete', destroyedAt)),
  })
  await markDone(op.db, id, op.instant, Buffer.concat([salt, Buffer.from(text)]))
}
