import { openStay } from './access/index.ts'
import { chestExamination, type DemoPerson, structureOf } from './demonstration/index.ts'
import { deposit } from './documents/index.ts'
import { after, DAY, toIso } from './kernel/instant.ts'
import { sha256 } from './platform/keyring/primitives.ts'
import { actAs, asHolder, entryOf, openedOf, type Seeding, tellRefusal } from './seed-record.ts'

/** The disc that she was given, where and how many days ago: a professional's images come by their own way, this one she adds herself. */
const EXAMINATIONS: Readonly<Record<string, { readonly place: string; readonly days: number }>> = {
  marcel: { place: 'imaging', days: 45 },
}

/** Told by the software of a place: its care team reads for as long. */
const STAYS: Readonly<Record<string, { readonly place: string; readonly service: string; readonly days: number }>> = {
  madeleine: { place: 'care-home', service: 'Hébergement', days: 12 },
}

/** Images of an examination, and where somebody stays. Doing it again adds nothing: each has its own number. */
export const seedCare = async (seeding: Seeding, person: DemoPerson): Promise<void> => {
  await seedExamination(seeding, person)
  await seedStay(seeding, person).catch(tellRefusal(seeding))
}

const seedExamination = async (seeding: Seeding, person: DemoPerson): Promise<void> => {
  const told = EXAMINATIONS[person.key]
  if (told === undefined) return
  const { world, services } = seeding
  const [at, place] = [after(world.today, -told.days * DAY), structureOf(world, told.place)]
  const op = await asHolder(seeding, person, after(at, DAY))
  const { bytes, fileName, title, typeCode } = chestExamination(world, person, at, place.name)
  await deposit(op, services.engine, openedOf(seeding, person.key).recordId, {
    stream: (async function* () {
      yield bytes
    })(),
    declaredMediaType: 'application/dicom',
    fileName,
    title,
    typeCode,
    date: toIso(at).slice(0, 10),
    uniqueId: `2.25.${BigInt(`0x${sha256(Buffer.from(`demonstration/${person.key}/examination`)).toString('hex', 0, 16)}`)}`,
    visibility: { masked: false, held: false, hiddenFromRepresentatives: false },
  }).catch(tellRefusal(seeding))
}

const seedStay = async (seeding: Seeding, person: DemoPerson): Promise<void> => {
  const told = STAYS[person.key]
  if (told === undefined) return
  const { world } = seeding
  const { id, name, nationalId } = entryOf(seeding, structureOf(world, told.place).nationalId)
  const op = await actAs(seeding, world.today, { kind: 'structure', id, name, nationalId })
  const admittedAt = after(world.today, -told.days * DAY)
  await openStay(op, openedOf(seeding, person.key).recordId, { number: `demonstration-${person.key}`, service: told.service, admittedAt })
}
