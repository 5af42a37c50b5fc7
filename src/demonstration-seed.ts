import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import path from 'node:path'
import { LOOP } from './accounts/index.ts'
import { type Demonstration, operationFor, type PersonaIdentity, type Services } from './api/index.ts'
import { type DemoPerson, type DemoProfessional, demonstrationWorld, type DemoWorld, structureOf } from './demonstration/index.ts'
import { findPerson } from './identity/index.ts'
import { inventedCards } from './invented-announcement.ts'
import { fromIso, type Instant, toIso } from './kernel/instant.ts'
import { openPaperWriter } from './paper-writer.ts'
import { monotonic } from './platform/clock.ts'
import { seedCare } from './seed-care.ts'
import { seedAttachments } from './seed-attachments.ts'
import { nameOf, seedDirectory } from './seed-directory.ts'
import { seedProfile } from './seed-profile.ts'
import { type Seeding, seedOpening, seedRecord, tellRefusal } from './seed-record.ts'
import { seedSendings } from './seed-sendings.ts'
import { seedShelf } from './seed-shelf.ts'
import { seedVisits } from './seed-visits.ts'

const SEED = 'demonstration'

/** What a data folder remembers of its population: the day its people were born from, and whether they are all there. */
type Marker = { readonly today: string; readonly done: boolean }

/** The population of a demonstration: made at the first start, taken up again when that start was killed, then only described. */
export const openDemonstration = async (
  folder: string,
  services: Services,
  isLong: boolean,
): Promise<Demonstration & { readonly world: DemoWorld }> => {
  const file = path.join(folder, 'demonstration.json')
  const marker = readMarker(file) ?? { today: toIso(services.clock.now()), done: false }
  const world = demonstrationWorld({ seed: SEED, today: fromIso(marker.today), isLong })
  if (!(marker.done && (await isThere(services, world)))) {
    writeMarker(file, { ...marker, done: false })
    await services.db.withAdvisoryLock('carnet.demonstration', () => populate(services, world))
    writeMarker(file, { ...marker, done: true })
  }
  await seedAttachments(services, world)
  return { ...describe(world, services), cards: inventedCards, world }
}

const readMarker = (file: string): Marker | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Marker
  } catch {
    return undefined
  }
}

/** Whole or not at all, durable: its day decides the identity of everybody. */
const writeMarker = (file: string, marker: Marker): void => {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const handle = openSync(`${file}.new`, 'w', 0o600)
  writeSync(handle, JSON.stringify(marker))
  fsyncSync(handle)
  closeSync(handle)
  renameSync(`${file}.new`, file)
}

/** A marker may outlive the database it spoke of. */
const isThere = async (services: Services, { people }: DemoWorld): Promise<boolean> => {
  const last = people.at(-1)
  return last === undefined || (await findPerson(operationFor(services, LOOP, services.draw.uuid()), last.ins)) !== undefined
}

/** Records filled side by side, each some papers at a time (`seed-record.ts`): together fewer than the connections of a process. */
const AT_ONCE = 2

const populate = async (services: Services, world: DemoWorld): Promise<void> => {
  const startedAt = monotonic()
  const writer = openPaperWriter()
  try {
    const seeding: Seeding = {
      services,
      world,
      writer,
      directory: await seedDirectory(services, world),
      opened: new Map(),
      papers: new Map(),
      results: new Map(),
    }
    const count = await fillRecords(seeding)
    await seedSendings(seeding).catch(tellRefusal(seeding))
    services.log.info('the demonstration is populated', {
      component: 'demonstration',
      count,
      milliseconds: Math.round(monotonic() - startedAt),
    })
  } finally {
    await writer.close()
  }
}

const fillRecords = async (seeding: Seeding): Promise<number> => {
  const { people } = seeding.world
  // Whom a record names as representative has one already.
  for (const person of [...people].sort((a, b) => a.links.length - b.links.length)) await seedOpening(seeding, person)
  // The oldest record has the most papers: begun last, it would end alone.
  const waiting = [...people].sort((a, b) => a.recordOpenedAt - b.recordOpenedAt)
  let count = 0
  const fill = async (): Promise<void> => {
    for (let person = waiting.shift(); person !== undefined; person = waiting.shift()) {
      const filed = await seedRecord(seeding, person)
      count += filed
      await seedProfile(seeding, person)
      await seedCare(seeding, person)
      await seedShelf(seeding, person)
      await seedVisits(seeding, person)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fill))
  return count
}

const describe = (world: DemoWorld, services: Services): Demonstration => {
  const people = world.people.filter(person => ageOf(person, world.today) >= SIGNS_IN_YEARS)
  const identities = new Map<string, PersonaIdentity>([
    ...people.map(({ key, ins }) => [key, { kind: 'person', ins }] as const),
    ...world.professionals.map(
      ({ key, nationalId }) =>
        [key, { kind: 'professional', nationalId, ...(key === PROTECTS_DATA ? { role: 'dpo' as const } : {}) }] as const,
    ),
  ])
  return {
    personas: () => [
      ...people.map(person => patientPersona(person, services.clock.now())),
      ...world.professionals.map(one => professionalPersona(world, one)),
    ],
    identityOf: personaId => identities.get(personaId),
  }
}

/** Of the two agents of the demonstration, the one whom people’s requests go to. */
const PROTECTS_DATA = 'jezequel'

const SIGNS_IN_YEARS = 12

const ageOf = ({ birthDate }: DemoPerson, at: Instant): number => {
  const today = toIso(at).slice(0, 10)
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

type Persona = ReturnType<Demonstration['personas']>[number]

const patientPersona = (person: DemoPerson, at: Instant): Persona => ({
  id: person.key,
  group: 'patient',
  name: `${person.usedGiven} ${person.usedFamily}`,
  age: ageOf(person, at),
  role: person.sex === 'F' ? 'Patiente' : 'Patient',
  story: person.story.fr,
  storyEn: person.story.en,
})

const EMERGENCY = 'SM59'

const professionalPersona = (world: DemoWorld, one: DemoProfessional): Persona => {
  const [place] = one.exercises
  const isEmergency = one.specialty === EMERGENCY || one.exercises.some(({ regulation }) => regulation)
  return {
    id: one.key,
    group: one.kind === 'agent' ? 'desk' : isEmergency ? 'emergency' : 'professional',
    name: nameOf(one),
    role: `${one.signsAs}, ${structureOf(world, place.structure).name}`,
    story: one.story.fr,
    storyEn: one.story.en,
  }
}
