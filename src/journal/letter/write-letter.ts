import { holderSide, underGrant } from '../../access/index.ts'
import { type Act, listUnderTrace, openEntryBytes, STREAM_NUMBER, type TraceEntry, tracePage, type TraceRow } from '../../audit/index.ts'
import { contactsOf, displayName, traitsOf } from '../../identity/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { setDue } from '../../platform/due/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { queueLetter } from '../../platform/print/index.ts'
import { afterYears } from '../../policy/index.ts'
import { WRITE_LETTER } from './ask.ts'
import { pinRecord, selectLetter, updateLetter } from './store.ts'
import { type Answering, wordsOfYear } from './words.ts'

/** The newest lines of a year that are looked at; a flood of refusals is capped at 60 a minute and actor (security.md A25). */
const LOOKED_AT = 20_000
/** What the holder reads: the held stream as far as it is open to her (R.1111-53). */
const HERS = [STREAM_NUMBER.open, STREAM_NUMBER.holder, STREAM_NUMBER.held, STREAM_NUMBER.sheltered]

/**
 * What the clock of a year does: a letter in large print for the next batch, sealed until it is printed. Read by a loop and by nobody else; nothing of health is in
 * it. A record that is shut has none, and the clock stops; without an address it waits another year.
 */
export const writeYearlyLetter = async (op: Operation, recordId: RecordId, answering: Answering): Promise<void> => {
  // Inside the transaction of a clock nothing can be decided again: what is decided on is read here.
  const side = await holderSide(op, recordId)
  const asked = await selectLetter(op.db, recordId)
  if (side === null || asked === undefined || (side.state !== 'open' && side.state !== 'active')) return
  const next = afterYears(op.instant, 1)
  const traits = await traitsOf(op, side.holderId)
  const { address } = await contactsOf(op, side.holderId)
  if (traits === undefined || address === undefined) {
    await setDue(op.db, { kind: WRITE_LETTER, subject: recordId, due: next })
    return
  }
  const entries = await entriesSince(op, recordId, asked.told_to)
  const { line, postalCode, city } = address.value
  await op.db.transaction(async tx => {
    await pinRecord(tx, recordId)
    await updateLetter(tx, recordId, { told_to: op.instant, next_at: next })
    await setDue(tx, { kind: WRITE_LETTER, subject: recordId, due: next })
    await queueLetter(tx, op, side.holderId, {
      id: op.draw.uuid(),
      to: { name: displayName(traits), lines: [line, `${postalCode} ${city}`] },
      at: op.instant,
      isLarge: true,
      ...wordsOfYear(entries, { from: asked.told_to, to: op.instant, holderName: displayName(traits) }, answering),
    })
  })
}

const entriesSince = (op: Operation, recordId: RecordId, since: Instant): Promise<readonly TraceEntry[]> => {
  const act: Act = { action: 'journal.write-letter', stream: 'holder' }
  return underGrant(op, recordId, 'keep-time', act, async grant => {
    const { committed, value } = await listUnderTrace<'keep-time', TraceRow>(op, grant, act, tracePage(HERS, false, null, LOOKED_AT))
    const opener = await op.keyring.opener(committed)
    return value
      .filter(({ at }) => at >= since)
      .map(({ sealed }) => JSON.parse(openEntryBytes(opener.trace('entry', sealed)).text) as TraceEntry)
  })
}
