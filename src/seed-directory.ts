import type { RuleActor } from './access/index.ts'
import type { DemoExercise, DemoProfessional, DemoStructure, DemoWorld } from './demonstration/index.ts'
import { structureOf } from './demonstration/index.ts'
import { type DirectoryEntry, professionalByNationalId, registerEntry } from './directory/index.ts'
import type { Exercise } from './kernel/actors.ts'
import type { ActorId } from './kernel/ids.ts'
import type { Services } from './api/index.ts'

/** The invented directory, by national identifier. */
export type SeededDirectory = ReadonlyMap<string, DirectoryEntry>

/** Registers places, then who works in them; an entry keeps its number when it is registered again. */
export const seedDirectory = async (services: Services, world: DemoWorld): Promise<SeededDirectory> => {
  const directory = new Map<string, DirectoryEntry>()
  const register = async (entry: Omit<DirectoryEntry, 'id'>, exercises: (id: ActorId) => readonly Exercise[]): Promise<void> => {
    const id = (await professionalByNationalId(services.db, entry.nationalId))?.id ?? (services.draw.uuid() as ActorId)
    const whole = { ...entry, id, exercises: exercises(id) }
    await registerEntry(services.db, whole)
    directory.set(entry.nationalId, whole)
  }
  for (const structure of world.structures) await register(placeOf(structure), id => [exerciseIn(structure, id, {})])
  for (const person of world.professionals) {
    const exercises = person.attached === undefined ? person.exercises.map(exercise => workplaceOf(world, directory, person, exercise)) : []
    await register(professionalEntry(world, person), () => exercises)
  }
  return directory
}

const placeOf = ({ nationalId, name, address }: DemoStructure): Omit<DirectoryEntry, 'id'> => ({
  kind: 'structure',
  nationalId,
  name,
  family: name,
  given: '',
  exercises: [],
  city: address.city,
})

const professionalEntry = (world: DemoWorld, person: DemoProfessional): Omit<DirectoryEntry, 'id'> => ({
  kind: person.kind,
  nationalId: person.nationalId,
  name: nameOf(person),
  family: person.family,
  given: person.given,
  exercises: [],
  ...qualificationOf(person),
  city: structureOf(world, person.exercises[0].structure).address.city,
  email: person.email,
})

/** Of a demonstration that was populated before she was invented. */
export const registerAttached = (services: Services, world: DemoWorld, person: DemoProfessional): Promise<unknown> =>
  registerEntry(services.db, { ...professionalEntry(world, person), id: services.draw.uuid() as ActorId })

const qualificationOf = ({ attached, profession, specialty }: DemoProfessional): Pick<DirectoryEntry, 'qualification'> =>
  attached === undefined || profession === undefined
    ? {}
    : { qualification: { profession, ...(specialty === undefined ? {} : { specialty }) } }

export const nameOf = ({ title, given, family }: DemoProfessional): string => `${title === 'DR' ? 'Dr ' : ''}${given} ${family}`

const workplaceOf = (
  world: DemoWorld,
  directory: SeededDirectory,
  { profession, specialty }: DemoProfessional,
  at: DemoExercise,
): Exercise => {
  const place = structureOf(world, at.structure)
  const entry = directory.get(place.nationalId)
  if (entry === undefined) throw new Error('a workplace is registered before who works there')
  return exerciseIn(place, entry.id, {
    ...(profession === undefined ? {} : { profession }),
    ...(specialty === undefined ? {} : { specialty }),
    occupational: at.occupational,
    regulation: at.regulation,
  })
}

const exerciseIn = ({ nationalId, name }: DemoStructure, structureId: ActorId, more: Partial<Exercise>): Exercise => ({
  profession: '',
  structureId,
  structureNationalId: nationalId,
  structureName: name,
  occupational: false,
  regulation: false,
  ...more,
})

export const actorOf = ({ id, kind, name, nationalId, exercises: [first] }: DirectoryEntry): RuleActor => ({
  id,
  kind,
  name,
  nationalId,
  ...(first === undefined ? {} : { profession: first.profession, structureName: first.structureName }),
})
