import { setImmediate as letOthersRun } from 'node:timers/promises'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { Refusal, refuse } from '../kernel/refusal.ts'
import { sealGranted, SESSION_ENDED } from '../audit/index.ts'
import { type DirectoryEntry, professionalsByNationalId } from '../directory/index.ts'
import { type PersonToOpen, peopleToOpen } from '../identity/index.ts'
import { databaseErrorCode, type Queries } from '../platform/db/index.ts'
import type { Sealer } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import { authorityEnds, type Born, startMajorities } from './authority.ts'
import { type RuleActor, type RuleDetail, settingsAtBirth } from './model.ts'
import { directoryActor } from './follow-register.ts'
import { openingGrant } from './open-record.ts'
import { insertOpened, type OpeningRow, selectOpened } from './open-records-store.ts'
import { ACT_REFUSED } from './refusals.ts'
import { actorTag } from './rules.ts'
import { ruleContext } from './snapshot.ts'

export type OpenedMany = { readonly opened: number; readonly skipped: number }
/** In the transaction that opens them: what else the opening of these persons' records changes. */
export type OnOpened = (tx: Queries, personIds: readonly ActorId[]) => Promise<void>

const BATCH = 250
/** Batches under way at once: while the database writes one, the next is sealed. */
const AHEAD = 3
/** Sealing takes the one thread: every so many records, requests have their turn. */
const TURN = 25

/**
 * Opens the records of a whole population (R.1111-28: six weeks without opposition), each with the rules of the register: attending doctor,
 * representatives. Whoever has a record, is deceased, or is known by a waiting number only is skipped, so a run that was killed is simply run
 * again. Whom it may open is the caller's to know. Errors: `act-refused`.
 */
export const openRecords = async (
  op: Operation,
  personIds: readonly ActorId[],
  also: OnOpened = async () => undefined,
): Promise<OpenedMany> => {
  const { kind } = op.caller.subject
  if (kind !== 'system' && kind !== 'insurer-feed') return refuse(ACT_REFUSED)
  let opened = 0
  let flying: readonly Promise<number>[] = []
  const land = async (): Promise<void> => {
    const [first, ...others] = flying
    flying = others
    opened += (await first) ?? 0
  }
  for (let at = 0; at < personIds.length; at += BATCH) {
    if (flying.length >= AHEAD) await land()
    const batch = openBatch(op, personIds.slice(at, at + BATCH), also)
    batch.catch(() => undefined) // told when it lands
    flying = [...flying, batch]
  }
  while (flying.length > 0) await land()
  return { opened, skipped: personIds.length - opened }
}

/** Keys first, rows after, in one transaction. */
const openBatch = async (op: Operation, personIds: readonly ActorId[], also: OnOpened): Promise<number> => {
  const people = (await peopleToOpen(op, personIds)).filter(({ opensNothing }) => !opensNothing)
  const there = await selectOpened(
    op.db,
    people.map(({ recordId }) => recordId),
  )
  const fresh = people.filter(({ recordId }) => !there.has(recordId))
  if (fresh.length === 0) return 0
  const [sealers, doctors] = await Promise.all([
    op.keyring.createRecordKeys(fresh.map(({ recordId }) => recordId)),
    professionalsByNationalId(op.db, [...new Set(fresh.flatMap(({ attendingDoctor }) => attendingDoctor ?? []))]),
  ])
  const rows: OpeningRow[] = []
  for (const person of fresh) {
    const sealer = sealers.get(person.recordId)
    if (sealer !== undefined) rows.push(rowOf(op, person, sealer, doctors.get(person.attendingDoctor ?? '')))
    if (rows.length % TURN === 0) await letOthersRun()
  }
  const holders = new Map(rows.map(({ recordId, holderId }) => [recordId, holderId]))
  const opener = {
    actorId: op.caller.subject.id,
    sessionId: op.caller.means === 'loop' ? null : op.caller.sessionId,
    at: op.instant,
    settings: settingsAtBirth(op.instant),
  }
  const writing = op.db.transaction(async tx => {
    const opened = await insertOpened(tx, opener, rows)
    await startMajorities(tx, op.instant, minorsOf(fresh, opened))
    await also(
      tx,
      opened.map(recordId => holders.get(recordId)).filter(id => id !== undefined),
    )
    return opened.length
  })
  return writing.catch((error: unknown) => {
    throw databaseErrorCode(error) === NO_SESSION ? new Refusal(SESSION_ENDED) : error
  })
}

const minorsOf = (people: readonly PersonToOpen[], opened: readonly RecordId[]): readonly Born[] => {
  const theirs = new Set(opened)
  return people.flatMap(({ recordId, personId, traits }) => (theirs.has(recordId) ? [{ personId, birthDate: traits.birthDate }] : []))
}

const NO_SESSION = 'CA002'

const ACT = { action: 'record.open' } as const

const rowOf = (op: Operation, person: PersonToOpen, sealer: Sealer, doctor: DirectoryEntry | undefined): OpeningRow => {
  const { recordId, personId, traits } = person
  const until = person.representatives.length === 0 ? null : authorityEnds(traits.birthDate, op.instant)
  const rule = (relation: 'attending' | 'representative', actor: RuleActor, ends: OpeningRow['rules'][number]['until']) => {
    const tag = actorTag(op, recordId, actor)
    const detail: RuleDetail = { scope: { kind: 'all' }, basis: 'fact', actor }
    return { tag, relation, until: ends, sealed: sealer.rights(ruleContext(tag), Buffer.from(JSON.stringify(detail))) }
  }
  return {
    recordId,
    holderId: personId,
    ...sealGranted(op, openingGrant(op, recordId, personId, traits), ACT, sealer),
    rules: [
      ...(doctor === undefined ? [] : [rule('attending', directoryActor(doctor), null)]),
      ...person.representatives.map(({ id, name }) => rule('representative', { id, kind: 'person', name }, until)),
    ],
  }
}
