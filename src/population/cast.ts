import type { RuleActor } from '../access/index.ts'
import { type DemoPerson, type DemoProfessional, type DemoStructure, type DemoWorld, structureOf } from '../demonstration/index.ts'
import { type DirectoryEntry, professionalByNationalId, registerEntry } from '../directory/index.ts'
import type { Exercise, Subject } from '../kernel/actors.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import type { OperationAs } from './operation-as.ts'

/** The demonstration's actors by what the stores know them by. */
export type Cast = {
  readonly professionals: ReadonlyMap<string, DirectoryEntry>
  readonly byNationalId: ReadonlyMap<string, DirectoryEntry>
  /** Filled as records open: key of the person → her record and number. */
  readonly people: Map<string, { readonly recordId: RecordId; readonly personId: ActorId; readonly name: string }>
}

/** Feeds the directory as the national extraction would: structures first, then who works in them. */
export const castOf = async (as: OperationAs, world: DemoWorld): Promise<Cast> => {
  const op = await as('loop', world.today)
  const structures = new Map<string, DirectoryEntry>()
  for (const structure of world.structures) structures.set(structure.key, await register(op, structureEntry(structure)))
  const professionals = new Map<string, DirectoryEntry>()
  for (const professional of world.professionals) {
    professionals.set(professional.key, await register(op, professionalEntry(world, structures, professional)))
  }
  const all = [...structures.values(), ...professionals.values()]
  return { professionals, byNationalId: new Map(all.map(entry => [entry.nationalId, entry])), people: new Map() }
}

type NewEntry = Omit<DirectoryEntry, 'id'>

const register = async (op: Operation, entry: NewEntry): Promise<DirectoryEntry> => {
  const known = await professionalByNationalId(op.db, entry.nationalId)
  const registered = { ...entry, id: known?.id ?? (op.draw.uuid() as ActorId) }
  await registerEntry(op.db, registered)
  return registered
}

const structureEntry = ({ nationalId, name, address }: DemoStructure): NewEntry =>
  ({ kind: 'structure', nationalId, name, family: name, given: '', exercises: [], city: address.city })

const professionalEntry = (world: DemoWorld, structures: ReadonlyMap<string, DirectoryEntry>, who: DemoProfessional): NewEntry => {
  const exercises = who.exercises.map(({ structure, occupational, regulation }): Exercise => {
    const { nationalId, name } = structureOf(world, structure)
    return {
      profession: who.profession ?? '',
      ...(who.specialty === undefined ? {} : { specialty: who.specialty }),
      structureId: structures.get(structure)?.id ?? ('' as ActorId),
      structureNationalId: nationalId,
      structureName: name,
      occupational,
      regulation,
    }
  })
  const city = structureOf(world, who.exercises[0].structure).address.city
  return {
    kind: who.kind, nationalId: who.nationalId, family: who.family, given: who.given, exercises, city,
    name: `${who.title === 'DR' ? 'Dr ' : ''}${who.given} ${who.family}`,
  }
}

export const subjectOf = ({ kind, id, name, nationalId }: DirectoryEntry): Subject =>
  (kind === 'agent' || kind === 'insurer-feed' ? { kind, id, name } : { kind, id, name, nationalId })

export const ruleActorOf = ({ id, kind, name, nationalId, exercises: [first] }: DirectoryEntry): RuleActor => ({
  id, kind, name, nationalId,
  ...(first === undefined ? {} : { profession: first.profession, structureName: first.structureName }),
})

export const fullName = ({ usedGiven, usedFamily }: DemoPerson): string => `${usedGiven} ${usedFamily}`
