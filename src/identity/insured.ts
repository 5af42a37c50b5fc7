import type { ActorId } from '../kernel/ids.ts'
import { INS_OIDS, type Ins } from '../kernel/ins.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import { traitsOf } from './find-person.ts'
import type { Insured, RegisterEntry } from './insured-model.ts'
import { selectByTags, selectInsured, selectRepresented } from './insured-store.ts'
import { insTag, representativeTag } from './tags.ts'

export const ENTRY_CONTEXT = 'insured'

export const parseEntry = (plain: Buffer): RegisterEntry => JSON.parse(plain.toString('utf8')) as RegisterEntry

/** Her entry in the insurer's register; `undefined` when she was never in a file of the insurer. */
export const registerEntryOf = async (op: Operation, personId: ActorId): Promise<RegisterEntry | undefined> => {
  const sealed = await selectInsured(op.db, personId)
  return sealed === undefined ? undefined : openRegisterEntry(op, personId, sealed)
}

export const openRegisterEntry = async ({ keyring }: Operation, personId: ActorId, sealed: Buffer): Promise<RegisterEntry> =>
  parseEntry(await keyring.openPerson(personId, ENTRY_CONTEXT, sealed))

/** What the insurer's register says of her beside traits and contacts. Representatives who are not registered yet are not in the list. */
export const insuredOf = async (op: Operation, personId: ActorId): Promise<Insured | undefined> => {
  const entry = await registerEntryOf(op, personId)
  if (entry === undefined) return undefined
  return {
    ...(entry.vitale === undefined ? {} : { vitaleSerial: entry.vitale }),
    ...(entry.doctor === undefined ? {} : { attendingDoctorRpps: entry.doctor }),
    representativeIds: await personsNamed(op, entry.representatives ?? []),
    ...(entry.deceased === undefined ? {} : { deceasedOn: entry.deceased }),
  }
}

/** A line gives the digits of a representative alone: she may be known by her NIR, an AME identifier or a waiting number. */
export const formsOf = ({ matricule, oid }: Ins): readonly Ins[] => {
  const isInUse = oid === INS_OIDS.nir || oid === INS_OIDS.ame || oid === INS_OIDS.nia
  const oids = isInUse ? [INS_OIDS.nir, INS_OIDS.ame, INS_OIDS.nia] : [oid, INS_OIDS.nia]
  return oids.map(one => ({ matricule, oid: one }))
}

const personsNamed = async (op: Operation, numbers: readonly Ins[]): Promise<readonly ActorId[]> => {
  const named = await personsByNumber(op, numbers)
  return [...new Set(numbers.map(named).filter(id => id !== undefined))]
}

/** Who bears each of these numbers, under the first form it is registered as; nobody: `undefined`. */
export const personsByNumber = async ({ db, keyring }: Operation, numbers: readonly Ins[]): Promise<(ins: Ins) => ActorId | undefined> => {
  if (numbers.length === 0) return () => undefined
  const found = await selectByTags(db, tagsOf(keyring, numbers))
  const byTag = new Map(found.map(({ tag, actor_id }) => [tag.toString('hex'), actor_id]))
  return ins =>
    tagsOf(keyring, [ins])
      .map(tag => byTag.get(tag.toString('hex')))
      .find(id => id !== undefined)
}

const tagsOf = (keyring: Keyring, numbers: readonly Ins[]): readonly Buffer[] => numbers.flatMap(formsOf).map(ins => insTag(keyring, ins))

/** Those whose register entry names this person as a representative, under any number she was known by. */
export const personsRepresentedBy = async (op: Operation, personId: ActorId): Promise<readonly ActorId[]> => {
  const traits = await traitsOf(op, personId)
  if (traits === undefined) return []
  const { former = [] } = (await registerEntryOf(op, personId)) ?? {}
  return selectRepresented(
    op.db,
    [traits.ins, ...former].map(ins => representativeTag(op.keyring, ins)),
  )
}

/** Is this the serial number of her Vitale card? Nobody is found by it: it is compared with the one the insurer gave. */
export const hasVitaleSerial = async (op: Operation, personId: ActorId, serial: string): Promise<boolean> => {
  const entry = await registerEntryOf(op, personId)
  return entry?.vitale !== undefined && entry.vitale === serial.replace(/\s/g, '').toUpperCase()
}
