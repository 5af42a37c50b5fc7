import { ACT_REFUSED, holderTraits, underGrant } from '../../access/index.ts'
import { type CdaEngine, deposit, type Deposit, type Receipt } from '../../documents/index.ts'
import type { Traits } from '../../identity/index.ts'
import { isCip13, isExpiredOn } from '../../kernel/gs1.ts'
import { isUuid, type RecordId } from '../../kernel/ids.ts'
import { type PartialDate, partialDate } from '../../kernel/partial-date.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type Added,
  addEntry,
  addingTo,
  ALREADY_THERE,
  type Body,
  readingOf,
  VACCINATION_NOT_SECRET,
  vaccineProductOf,
} from '../../profile/index.ts'
import type { NewDose, RecordedDose } from './model.ts'
import { noteOf } from './note.ts'
import { readOnDay } from './read-vaccinations.ts'
import { BOX_EXPIRED, DOSE_INVALID } from './refusals.ts'

/**
 * A professional records the dose she gave: a line of the vaccinations, and its note (one injection, CI-SIS 2023.01) among the documents. The same request
 * again does once what is left to do. Errors: `vaccination-not-secret`, `dose-invalid`, `box-expired`, `already-there`.
 */
export const recordDose = async (
  op: Operation,
  engine: CdaEngine,
  recordId: RecordId,
  dose: NewDose,
  told: Pick<Deposit, 'told'> = {},
): Promise<RecordedDose> => {
  check(op, dose)
  // Whoever may not deposit leaves no line without its note.
  const holder = await underGrant(op, recordId, 'deposit', { action: 'documents.submit' }, grant => holderTraits(op, grant))
  await refuseSecond(op, recordId, dose)
  const body = bodyOf(op, dose)
  const added = await underGrant(op, recordId, 'write-profile', addingTo('vaccinations'), grant =>
    addEntry(op, grant, { clientId: dose.clientId, body }),
  )
  const note = await fileNote(op, engine, recordId, holder, dose, added, told)
  return { entryId: added.id, version: added.version, documentId: note?.documentId ?? null, known: added.known }
}

const check = (op: Operation, { clientId, vaccine, occurrence, cip13, expiry, afterExpiry }: NewDose): void => {
  if (op.caller.subject.kind !== 'professional') refuse(ACT_REFUSED)
  if (op.secret) refuse(VACCINATION_NOT_SECRET)
  const isDay = occurrence.length === 10 && partialDate(occurrence) !== null
  if (!isUuid(clientId) || vaccine.trim() === '' || !isDay) refuse(DOSE_INVALID)
  if (cip13 !== undefined && !isCip13(cip13)) refuse(DOSE_INVALID)
  if (expiry !== undefined && (expiry.length !== 10 || partialDate(expiry) === null)) refuse(DOSE_INVALID)
  if (expiry !== undefined && isExpiredOn(expiry, occurrence) && afterExpiry !== true) refuse(BOX_EXPIRED)
}

const bodyOf = (op: Operation, dose: NewDose): Body => {
  const { vaccine, cip13, occurrence, kind, lot, site, targets } = dose
  return {
    rubric: 'vaccinations',
    vaccine: { text: vaccine, ...(cip13 === undefined ? {} : { coding: { system: 'cip-13', code: cip13, display: vaccine } }) },
    occurrence: occurrence as PartialDate,
    performer: op.caller.subject.name,
    ...(kind === undefined ? {} : { dose: kind }),
    ...(lot === undefined ? {} : { lotNumber: lot }),
    ...(site === undefined ? {} : { site }),
    ...(targets === undefined ? {} : { targets }),
  }
}

/**
 * One product, one day, once (domain.md §4.6), among what she sees: the profile refuses by itself what stands there, and what was read in another's note is
 * looked at here. Her own dose sent again has its note beside it: it is no second one.
 */
const refuseSecond = async (op: Operation, recordId: RecordId, { vaccine, cip13, occurrence }: NewDose): Promise<void> => {
  const seen = await underGrant(op, recordId, 'read-profile', readingOf({ rubrics: ['vaccinations'] }), profile =>
    readOnDay(op, profile, occurrence),
  )
  if (seen.includes(vaccineProductOf(vaccine, cip13))) refuse(ALREADY_THERE)
}

/** Sent again another day, the note that stands has another hour in its header: it is the same note. */
const fileNote = async (
  op: Operation,
  engine: CdaEngine,
  recordId: RecordId,
  holder: Traits,
  dose: NewDose,
  { known }: Added,
  told: Pick<Deposit, 'told'>,
): Promise<Receipt | null> => {
  const { title, xml } = noteOf(op, holder, dose)
  try {
    return await deposit(op, engine, recordId, {
      stream: (async function* () {
        yield Buffer.from(xml, 'utf8')
      })(),
      declaredMediaType: 'text/xml',
      title,
      visibility: { masked: false, held: false, hiddenFromRepresentatives: false },
      ...told,
    })
  } catch (error) {
    if (known && error instanceof Refusal && error.code === 'other-content') return null
    throw error
  }
}
