import { openSession } from '../../../src/accounts/index.ts'
import type { RuleActor, RuleRelation, Scope } from '../../../src/access/index.ts'
import type { AccessMode } from '../../../src/kernel/actors.ts'
import type { ActorId } from '../../../src/kernel/ids.ts'
import type { Operation } from '../../../src/platform/operation.ts'
import type { OracleFacts } from '../../oracle/facts.ts'
import { jsonOf, openRecordOf, prepare, signIn, traitsOf } from '../../worlds/people.ts'
import type { World } from '../../worlds/world.ts'

/** Acts of the period that a scoped professional may see; everything else is outside. */
export const PERIOD: Scope = { kind: 'period', from: '2026-03', to: '2026-03' }
const ALL: Scope = { kind: 'all' }

/** Somebody who asks, the same in every record: the facts of the actor that a rule of access makes. */
export type Actor = {
  readonly name: string
  readonly actor: OracleFacts['actor']
  /** TRE_G15 code, for those who have one. */
  readonly profession: string
  readonly relation: OracleFacts['relation']
  readonly scope: Scope
  readonly blockInEmergency: boolean
  readonly depositsOpposed: boolean
  readonly modes: readonly AccessMode[]
  readonly cookie: string
  /** Of another session of hers, for the regulation: inside a file that one mode opened, the other is not switched on. */
  readonly inRegulation?: string
  /** Of a secretary: the professional of her structure whose papers she sends. */
  readonly colleague?: string
  readonly id: ActorId
  /** By what a choice of professionals names her. */
  readonly nationalId: string
  /** Of the rule: herself, or her team's structure. */
  readonly rule: { readonly actor: RuleActor; readonly relation: RuleRelation } | null
}

type Asked = Pick<Actor, 'relation'> & Partial<Pick<Actor, 'scope' | 'blockInEmergency' | 'depositsOpposed'>>

/** Every relation a professional may have. One without relation is the author of some papers. */
const RELATIONS: readonly Asked[] = [
  { relation: 'attending' },
  { relation: 'administrator', scope: PERIOD },
  { relation: 'authorised' },
  { relation: 'authorised', scope: PERIOD },
  { relation: 'authorised', depositsOpposed: true },
  { relation: 'team' },
  { relation: 'none' },
  { relation: 'none', depositsOpposed: true },
  { relation: 'blocked' },
  { relation: 'blocked', blockInEmergency: true, depositsOpposed: true },
]

const RULE_OF: Readonly<Record<OracleFacts['relation'], RuleRelation>> = {
  attending: 'attending',
  administrator: 'administrator',
  authorised: 'authorised',
  team: 'team',
  share: 'none',
  author: 'none',
  blocked: 'none',
  none: 'none',
}

const EVERY_MODE: readonly AccessMode[] = ['normal', 'regulation', 'break-glass']

type Line = {
  readonly kind: 'professional' | 'secretary' | 'structure' | 'agent'
  readonly profession?: string
  readonly occupational?: boolean
  readonly structure?: string
}

let number = 0
const register = async (world: World, name: string, { kind, profession, occupational = false, structure: given }: Line) => {
  number++
  const nationalId = kind === 'structure' ? `10B98${String(number).padStart(5, '0')}` : `8980000${String(number).padStart(5, '0')}`
  const structure = given ?? `10B97${String(number).padStart(5, '0')}`
  const exercise = { profession, structureNationalId: structure, structureName: `Lieu ${number}`, occupational, regulation: true }
  const json = { kind, family: name, given: 'Sam', exercises: profession === undefined ? [] : [exercise] }
  const path = `/api/demonstration/directory/${encodeURIComponent(nationalId)}`
  const { actorId } = jsonOf<{ actorId: ActorId }>(await prepare(world, `register ${name}`, { method: 'PUT', path, json }))
  const cookie = await signIn(world, `sign in ${name}`, { nationalId })
  return {
    id: actorId,
    nationalId,
    structure,
    cookie,
    rule: { id: actorId, kind, name: `Sam ${name}`, nationalId, ...(profession === undefined ? {} : { profession }) },
  }
}

const PLAIN = { scope: ALL, blockInEmergency: false, depositsOpposed: false, modes: ['normal'], profession: '' } as const

const colleagueAt = async (world: World, structure: string): Promise<Pick<Actor, 'colleague'>> => {
  const { nationalId } = await register(world, 'colleague of the secretary', { kind: 'professional', profession: '60', structure })
  return { colleague: nationalId }
}

const professionalOf = async (world: World, profession: string, asked: Asked, index: number): Promise<Actor> => {
  const name = `${asked.relation} ${profession} ${index}`
  const { rule, structure, ...known } = await register(world, name, { kind: 'professional', profession })
  const inRegulation = await signIn(world, `sign in ${name} once more`, { nationalId: known.nationalId })
  const team: RuleActor = { id: known.id, kind: 'structure', name: `Équipe ${index}`, nationalId: structure }
  return {
    ...PLAIN,
    ...known,
    ...asked,
    name,
    profession,
    actor: 'professional',
    modes: EVERY_MODE,
    inRegulation,
    rule:
      asked.relation === 'none' && asked.depositsOpposed !== true
        ? null
        : { actor: asked.relation === 'team' ? team : rule, relation: RULE_OF[asked.relation] },
  }
}

/** The writer of the papers and the doctor who sets their audience: they prepare, and never ask. */
export type Crew = { readonly writer: Actor; readonly setter: Actor }

export const openCast = async (world: World): Promise<{ readonly actors: readonly Actor[]; readonly crew: Crew }> => {
  const actors: Actor[] = []
  for (const profession of ['10', '60'])
    for (const [index, asked] of RELATIONS.entries()) actors.push(await professionalOf(world, profession, asked, index))
  for (const relation of ['authorised', 'none'] as const) {
    const { rule, ...known } = await register(world, `occupational ${relation}`, {
      kind: 'professional',
      profession: '10',
      occupational: true,
    })
    actors.push({
      ...PLAIN,
      ...known,
      name: `occupational ${relation}`,
      profession: '10',
      actor: 'occupational-doctor',
      relation,
      rule: relation === 'none' ? null : { actor: rule, relation },
    })
  }
  for (const kind of ['secretary', 'structure', 'agent'] as const) {
    const { rule: _, ...known } = await register(world, kind, kind === 'secretary' ? { kind, profession: '60' } : { kind })
    const colleague = kind === 'secretary' ? await colleagueAt(world, known.structure) : {}
    actors.push({ ...PLAIN, ...known, ...colleague, name: kind, actor: kind, relation: 'none', rule: null })
  }
  const { headers } = await prepare(world, 'sign in the insurer', {
    method: 'POST',
    path: '/api/demonstration/sessions',
    json: { insurer: true },
  })
  const cookie =
    headers
      .find(header => header.toLowerCase().startsWith('set-cookie: '))
      ?.slice('set-cookie: '.length)
      .split(';')[0] ?? ''
  actors.push({ ...PLAIN, name: 'insurer', actor: 'insurer-feed', relation: 'none', rule: null, cookie, id: '' as ActorId, nationalId: '' })
  for (const [index, relation] of (['representative', 'helper'] as const).entries()) {
    const traits = traitsOf(800_000 + index, '1975-01-01')
    const { personId } = await openRecordOf(world, `open ${relation}`, traits)
    const rule = { actor: { id: personId, kind: 'person', name: relation }, relation }
    actors.push({
      ...PLAIN,
      name: relation,
      actor: relation,
      relation: 'none',
      rule,
      cookie: await signIn(world, `sign in ${relation}`, traits.ins),
      id: personId,
      nationalId: personId,
    })
  }
  const crew = {
    writer: await professionalOf(world, '10', { relation: 'none' }, 90),
    setter: await professionalOf(world, '10', { relation: 'attending' }, 91),
  }
  return { actors, crew }
}

export const cookieOf = ({ cookie, inRegulation }: Actor, mode: AccessMode): string =>
  mode === 'regulation' ? (inRegulation ?? cookie) : cookie

/** An act of hers by a verb, in the very session that her cookie names. */
export const operationAs = (world: World, { cookie }: Pick<Actor, 'cookie'>, mode: AccessMode = 'normal'): Operation => {
  const session = openSession(world.keyring, cookie.slice(cookie.indexOf('=') + 1), world.clock.now())
  if (session === undefined) throw new Error('the cookie names no session')
  return { ...world.system(), caller: session.authentication, mode }
}
