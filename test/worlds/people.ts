import { openRecord, type OpeningRequest, type RuleActor } from '../../src/access/index.ts'
import type { Traits } from '../../src/identity/index.ts'
import type { ActorId, RecordId } from '../../src/kernel/ids.ts'
import { INS_OIDS, type Ins, insKey } from '../../src/kernel/ins.ts'
import type { Answer, Call } from './http-client.ts'
import type { World } from './world.ts'

type Exercise = {
  readonly profession: string
  readonly specialty?: string
  readonly structureNationalId: string
  readonly structureName: string
  readonly regulation?: boolean
}
type Kind = 'professional' | 'secretary' | 'structure'

const at = (place: string, profession: string, more: Partial<Exercise> = {}): Exercise => ({
  profession,
  structureNationalId: `10B99000${place}`,
  structureName: `Lieu ${place}`,
  ...more,
})

/** Professionals of every relation a record can have with one. `author`, `insider` and `rescuer` do what is hidden, and never observe. */
const PROFESSIONALS = {
  author: ['professional', '899000000001', 'Leroy', at('01', '10', { specialty: 'SM26' })],
  attending: ['professional', '899000000002', 'Benali', at('02', '10', { specialty: 'SM26' })],
  doctor: ['professional', '899000000003', 'Roux', at('03', '10', { specialty: 'SM26' })],
  specialist: ['professional', '899000000004', 'Faye', at('04', '10', { specialty: 'SM04' })],
  pharmacist: ['professional', '899000000005', 'Morin', at('05', '21')],
  nurse: ['professional', '899000000006', 'Garnier', at('06', '60')],
  chosen: ['professional', '899000000007', 'Costa', at('07', '10', { specialty: 'SM26' })],
  stranger: ['professional', '899000000008', 'Loin', at('08', '10', { specialty: 'SM26' })],
  emergency: ['professional', '899000000009', 'Urgent', at('09', '10', { specialty: 'SM26', regulation: true })],
  insider: ['professional', '899000000010', 'Dedans', at('12', '10', { specialty: 'SM26' })],
  rescuer: ['professional', '899000000011', 'Secours', at('13', '10', { specialty: 'SM26' })],
  secretary: ['secretary', '310B990001/9', 'Petit', at('10', '60')],
  structure: ['structure', '10B9900011', 'Labo', undefined],
} as const satisfies Readonly<Record<string, readonly [Kind, string, string, Exercise | undefined]>>

export type ProfessionalName = keyof typeof PROFESSIONALS
/** Persons other than the holder: they act for her, or have no part in her record at all. */
const PERSONS = ['parent', 'helper', 'passer'] as const
export type PersonName = (typeof PERSONS)[number]
/** `second-parent` stands in families alone; `insurer` deposits, and never observes. */
export type Who = ProfessionalName | PersonName | 'second-parent' | 'insurer' | 'holder'

const GIVEN = ['Anne', 'Lina', 'Marc', 'Zoé', 'Paul', 'Inès']

/** A test identity with a right key. */
export const traitsOf = (number: number, birthDate = '1968-03-12'): Traits => {
  const thirteen = `2${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}99${String(number % 1_000_000).padStart(6, '0')}`
  return {
    ins: { matricule: `${thirteen}${insKey(thirteen)}`, oid: INS_OIDS.test },
    birthName: `PERSONNE${number}`,
    birthFirstNames: [GIVEN[number % GIVEN.length] ?? 'Anne'],
    sex: 'F',
    birthDate,
  }
}

export type People = {
  readonly cookieOf: (who: Exclude<Who, 'holder'>) => string
  /** As rules of access name them. */
  readonly actorOf: (who: Exclude<Who, 'holder'>) => RuleActor
  readonly nationalIdOf: (who: ProfessionalName) => string
}

const fail = (what: string, { status, body }: Answer): never => {
  throw new Error(`${what} answered ${status}: ${body.toString('utf8').slice(0, 300)}`)
}

export const jsonOf = <T>({ body }: Answer): T => JSON.parse(body.toString('utf8')) as T

/** Sends what only prepares: it must succeed. */
export const prepare = async (world: World, step: string, call: Call): Promise<Answer> => {
  world.draw.step(step)
  world.clock.advance(1)
  const answer = await world.http.send(call)
  return answer.status < 300 ? answer : fail(`${step} (${call.method} ${call.path})`, answer)
}

export const signIn = async (
  world: World,
  step: string,
  who: { readonly nationalId: string } | { readonly insurer: true } | Ins,
): Promise<string> => {
  const json = 'matricule' in who ? { ins: who.matricule, oid: who.oid } : who
  const { headers } = await prepare(world, step, { method: 'POST', path: '/api/demonstration/sessions', json })
  const cookie = headers.find(header => header.toLowerCase().startsWith('set-cookie: '))
  return cookie?.slice('set-cookie: '.length).split(';')[0] ?? ''
}

/** Opens a record in any state, with the relations that are facts. */
export const openRecordOf = async (
  world: World,
  step: string,
  traits: Traits,
  request: Partial<OpeningRequest> = {},
): Promise<{ readonly recordId: RecordId; readonly personId: ActorId }> => {
  world.draw.step(step)
  world.clock.advance(1)
  return openRecord(world.system(), { state: 'active', ...request, traits })
}

const nameOf = ({ birthFirstNames: [first = ''], birthName }: Traits): string => `${first} ${birthName}`

/** Everybody registered and signed in, the same in both worlds. */
export const populate = async (world: World): Promise<People> => {
  const cookies = new Map<Who, string>()
  const actors = new Map<Who, RuleActor>()
  for (const [who, [kind, nationalId, family, exercise]] of Object.entries(PROFESSIONALS)) {
    const path = `/api/demonstration/directory/${encodeURIComponent(nationalId)}`
    const json = { kind, family, given: 'Sam', exercises: exercise === undefined ? [] : [exercise] }
    const { actorId } = jsonOf<{ actorId: ActorId }>(await prepare(world, `register ${who}`, { method: 'PUT', path, json }))
    const worksAs = exercise === undefined ? {} : { profession: exercise.profession, structureName: exercise.structureName }
    actors.set(who as ProfessionalName, { id: actorId, kind, name: `Sam ${family}`, nationalId, ...worksAs })
    cookies.set(who as ProfessionalName, await signIn(world, `sign in ${who}`, { nationalId }))
  }
  for (const [index, who] of PERSONS.entries()) {
    const traits = traitsOf(900_000 + index, '1975-01-01')
    const { personId } = await openRecordOf(world, `open ${who}`, traits)
    actors.set(who, { id: personId, kind: 'person', name: nameOf(traits) })
    cookies.set(who, await signIn(world, `sign in ${who}`, traits.ins))
  }
  cookies.set('insurer', await signIn(world, 'sign in insurer', { insurer: true }))
  const known = <T>(map: ReadonlyMap<Who, T>, who: Who): T =>
    map.get(who) ?? fail(`nobody is called ${who}`, { status: 0, headers: [], body: Buffer.alloc(0) })
  return {
    cookieOf: who => known(cookies, who),
    actorOf: who => known(actors, who),
    nationalIdOf: who => PROFESSIONALS[who][1],
  }
}
