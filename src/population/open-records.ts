import { openRecord, type OpeningRequest } from '../access/index.ts'
import { rememberProfile } from '../accounts/index.ts'
import type { DemoLink, DemoPerson, DemoProfessional, DemoWorld } from '../demonstration/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { type Cast, fullName, ruleActorOf } from './cast.ts'
import type { OperationAs } from './operation-as.ts'

type Relations = NonNullable<OpeningRequest['relations']>

/** Parents, guardians and helpers first: their records must be known when those they act for are opened. */
export const openRecords = async (
  as: OperationAs, cast: Cast, world: DemoWorld, attending: (person: DemoPerson) => DemoProfessional | string | undefined,
): Promise<void> => {
  const waiting = [...world.people]
  while (waiting.length > 0) {
    const index = waiting.findIndex(person => person.links.every(link => cast.people.has(link.person)))
    const [person] = waiting.splice(Math.max(index, 0), 1)
    if (person !== undefined) await openOne(as, cast, person, attending(person))
  }
}

const openOne = async (as: OperationAs, cast: Cast, person: DemoPerson, attending: DemoProfessional | string | undefined): Promise<void> => {
  const op = await as('loop', person.recordOpenedAt)
  const key = typeof attending === 'string' ? attending : attending?.key
  const doctor = key === undefined ? undefined : cast.professionals.get(key)
  const relations: Relations = [
    ...(doctor === undefined ? [] : [{ relation: 'attending' as const, actor: ruleActorOf(doctor) }]),
    ...person.links.flatMap(link => relationOf(cast, link)),
  ]
  const { recordId, personId } = await openRecord(op, { state: 'active', relations, traits: traitsOf(person) })
  cast.people.set(person.key, { recordId, personId, name: fullName(person) })
  for (const link of person.links) await remember(op, cast, person, recordId, link)
}

const relationOf = (cast: Cast, link: DemoLink): Relations => {
  const other = cast.people.get(link.person)
  if (other === undefined) return []
  return [{ relation: link.kind === 'helper' ? 'helper' : 'representative', actor: { id: other.personId, kind: 'person', name: other.name } }]
}

const remember = async (
  op: Parameters<typeof rememberProfile>[0], cast: Cast, person: DemoPerson, recordId: RecordId, link: DemoLink,
): Promise<void> => {
  const other = cast.people.get(link.person)
  if (other === undefined) return
  await rememberProfile(op, other.personId, {
    recordId,
    relation: PROFILE[link.kind],
    firstName: person.usedGiven,
    lastName: person.usedFamily,
    birthDate: person.birthDate,
    sex: person.sex,
    rights: link.kind === 'helper' ? link.rights.map(right => (right === 'write-to-professionals' ? 'write' : right)) : ['read', 'add', 'write'],
  })
}

const PROFILE = { parent: 'child', guardian: 'represented', helper: 'helped' } as const

const traitsOf = (person: DemoPerson): OpeningRequest['traits'] => ({
  ins: person.ins,
  birthName: person.birthFamily,
  birthFirstNames: person.birthGivens,
  ...(person.usedFamily === person.birthFamily ? {} : { usedName: person.usedFamily }),
  ...(person.usedGiven === person.birthGivens[0] ? {} : { usedFirstName: person.usedGiven }),
  sex: person.sex,
  birthDate: person.birthDate,
  birthPlaceInsee: person.birthPlaceCode,
})
