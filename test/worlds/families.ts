import type { ActorId } from '../../src/kernel/ids.ts'
import { insKey, INS_OIDS } from '../../src/kernel/ins.ts'
import type { Traits } from '../../src/identity/index.ts'
import type { Call } from './http-client.ts'
import { jsonOf, openRecordOf, type People, prepare, signIn, type Who } from './people.ts'
import { numbersOf } from './drawing.ts'
import { file, pdfForm, relationsOf, type Place, type Scenario, type Side, type Stage } from './scenarios.ts'
import type { World } from './world.ts'

/**
 * Two hundred generated families (security.md A4): a child of a drawn age, her mother, sometimes a father whom the mother invited, each with an account of
 * their own. What is secret happens in the child's record in one world, in another child's in the other; a parent then looks everywhere.
 */
const CHILDREN = ['Zoé', 'Noé', 'Jade', 'Ilan', 'Lou', 'Aya', 'Tom', 'Mila', 'Sacha', 'Nina']
const NAMES = ['MARTIN', 'DIALLO', 'NGUYEN', 'LE GOFF', 'BENALI', 'O’BRIEN', 'PETIT-JEAN', 'ŒUVRARD']

const traitsFor = (serial: number, birthDate: string, sex: 'F' | 'M', first: string, name: string): Traits => {
  const thirteen = `${sex === 'F' ? 2 : 1}${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}99${String(serial % 1_000_000).padStart(6, '0')}`
  return {
    ins: { matricule: `${thirteen}${insKey(thirteen)}`, oid: INS_OIDS.test },
    birthName: name,
    birthFirstNames: [first],
    sex,
    birthDate,
  }
}

const secret = async (
  { world, name }: Stage,
  step: string,
  call: Pick<Call, 'method' | 'path' | 'cookie' | 'json'>,
  status = 299,
): Promise<void> => {
  if (status < 300) return void (await prepare(world, `${name} ${step}`, { ...call, secret: true }))
  world.draw.step(`${name} ${step}`)
  world.clock.advance(1)
  const answer = await world.http.send({ ...call, secret: true })
  if (answer.status !== status) throw new Error(`${step} answered ${answer.status}`)
}

const ofTarget = ({ target }: Stage, path: string): string => `/api/records/${target.recordId}${path}`

const DAY_OF_CARE = '2026-11-20'

const pay = async (
  stage: Stage,
  step: string,
  place: Place,
  acts: readonly { by: string; on: string }[],
  refused: boolean,
): Promise<void> => {
  const { world, people, name } = stage
  const metadata = { title: `Relevé ${step}`, typeCode: 'REMB', date: '2026-11-21', acts }
  const call = {
    method: 'POST' as const,
    path: `/api/records/${place.recordId}/documents`,
    cookie: people.cookieOf('insurer'),
    form: pdfForm(metadata, step),
  }
  world.draw.step(`${name} ${step}`)
  world.clock.advance(1)
  const answer = await world.http.send(call)
  if (answer.status !== (refused ? 403 : 201)) throw new Error(`${step} answered ${answer.status}: ${answer.body.toString('utf8')}`)
  if (!refused) stage.visible.push(jsonOf<{ documentId: string }>(answer).documentId)
}

const scenario = (name: string, observers: readonly Who[], hide: Scenario['hide']): Scenario => ({
  name,
  observers,
  acts: { declares: true, emergencies: true, deposits: true },
  opening: 'both',
  papers: 'here',
  hide,
})

const place = (name: string, hide: Scenario['hide']): Scenario => {
  const one = scenario(name, ['second-parent'], hide)
  return { ...one, acts: { ...one.acts, guesses: true } }
}

const BOTH: readonly Who[] = ['parent', 'second-parent']

export const FAMILY_SCENARIOS: readonly Scenario[] = [
  scenario('a session of secrecy', BOTH, async stage => {
    const { people, target } = stage
    const id = await file(stage, 'hidden', target, people.cookieOf('author'), { uniqueId: target.uniqueIds.hidden }, true)
    await secret(stage, 'lists', { method: 'GET', path: ofTarget(stage, '/documents'), cookie: people.cookieOf('insider') })
    await secret(stage, 'opens', { method: 'GET', path: ofTarget(stage, `/documents/${id}/content`), cookie: people.cookieOf('insider') })
    await secret(stage, 'child reads', { method: 'GET', path: ofTarget(stage, `/documents/${id}/content`), cookie: target.cookie })
  }),
  scenario('hidden from representatives', BOTH, async stage => {
    const { people, target } = stage
    const metadata = { uniqueId: target.uniqueIds.hidden, visibility: 'hidden-from-representatives' }
    const one = await file(stage, 'hidden', target, people.cookieOf('author'), metadata)
    const two = await file(stage, 'corrected', target, people.cookieOf('author'), { replaces: one })
    await prepare(stage.world, `${stage.name} read`, {
      method: 'GET',
      path: ofTarget(stage, `/documents/${two}`),
      cookie: people.cookieOf('insider'),
    })
  }),
  scenario('a secret consultation, declared', BOTH, async stage => {
    const { people, target } = stage
    const declared = { handle: target.recordId, basis: 'declared-agreement' }
    await secret(stage, 'declares', {
      method: 'POST',
      path: '/api/professional/openings',
      cookie: people.cookieOf('stranger'),
      json: declared,
    })
    await secret(stage, 'looks', { method: 'GET', path: ofTarget(stage, '/documents'), cookie: people.cookieOf('stranger') })
    await file(stage, 'hidden', target, people.cookieOf('stranger'), { uniqueId: target.uniqueIds.hidden }, true)
  }),
  scenario('reimbursements opposed', BOTH, async stage => {
    const { people, target, here } = stage
    const by = people.nationalIdOf('author')
    const days = { from: DAY_OF_CARE, to: DAY_OF_CARE }
    await secret(stage, 'opposes', {
      method: 'POST',
      path: ofTarget(stage, '/secrecy/reimbursements'),
      cookie: people.cookieOf('author'),
      json: days,
    })
    await pay(stage, 'with the secret act', target, [{ by, on: DAY_OF_CARE }], true)
    await pay(stage, 'without it', here, [{ by: '899000000099', on: DAY_OF_CARE }], false)
  }),
  scenario('an emergency, secretly', BOTH, async stage => {
    const { people, target } = stage
    const json = { handle: target.recordId, unableToConsent: true, immediateDanger: true, motive: 'Inconsciente aux urgences' }
    await secret(stage, 'breaks the glass', {
      method: 'POST',
      path: '/api/professional/break-glass',
      cookie: people.cookieOf('rescuer'),
      json,
    })
  }),
]

/** The mother keeps somebody, or a place, from the father; nothing more is known to him than if it were another child’s. */
const protect = (stage: Stage, step: string, where: Readonly<Record<string, string>>) =>
  prepare(stage.world, `${stage.name} ${step}`, {
    method: 'POST',
    path: ofTarget(stage, '/protected-places'),
    cookie: stage.people.cookieOf('parent'),
    json: { place: where, hiddenFrom: stage.people.actorOf('second-parent').id },
  })

const byMother = (stage: Stage, step: string, method: Call['method'], path: string, json?: unknown) =>
  prepare(stage.world, `${stage.name} ${step}`, {
    method,
    path: ofTarget(stage, path),
    cookie: stage.people.cookieOf('parent'),
    ...(json === undefined ? {} : { json }),
  })

const by = (stage: Stage, who: 'stranger' | 'rescuer' | 'insider', step: string, path: string) =>
  prepare(stage.world, `${stage.name} ${step}`, { method: 'GET', path: ofTarget(stage, path), cookie: stage.people.cookieOf(who) })

const declare = async (stage: Stage, who: 'stranger' | 'rescuer', step: string): Promise<void> => {
  await prepare(stage.world, `${stage.name} ${step}`, {
    method: 'POST',
    path: '/api/professional/openings',
    cookie: stage.people.cookieOf(who),
    json: { handle: stage.target.recordId, basis: 'declared-agreement' },
  })
  await stage.told?.()
}

export const PLACE_SCENARIOS: readonly Scenario[] = [
  place('a protected professional', async stage => {
    const { people, target } = stage
    const { id } = people.actorOf('stranger')
    await protect(stage, 'protects', { kind: 'professional', actorId: id })
    await declare(stage, 'stranger', 'declares')
    const paper = await file(stage, 'hidden', target, people.cookieOf('stranger'), { uniqueId: target.uniqueIds.hidden })
    await stage.told?.()
    await by(stage, 'stranger', 'lists', '/documents')
    await by(stage, 'insider', 'opens', `/documents/${paper}/content`)
    await byMother(stage, 'reads', 'GET', `/documents/${paper}/content`)
    await byMother(stage, 'notes', 'PUT', `/documents/${paper}/own-note`, { text: 'À demander' })
    await byMother(stage, 'hides', 'PUT', `/documents/${paper}/visibility`, { kind: 'masked' })
  }),
  place('a protected place', async stage => {
    const { people, target } = stage
    await protect(stage, 'protects', { kind: 'structure', actorId: people.actorOf('rescuer').id })
    await declare(stage, 'rescuer', 'declares')
    const one = await file(stage, 'hidden', target, people.cookieOf('rescuer'), { uniqueId: target.uniqueIds.hidden })
    await stage.told?.()
    const two = await file(stage, 'corrected', target, people.cookieOf('rescuer'), { replaces: one })
    await stage.told?.()
    await by(stage, 'rescuer', 'looks', `/documents/${two}`)
    await byMother(stage, 'pins', 'PUT', '/shelf/documents', { documentIds: [two], pinned: true })
  }),
  place('a protected place, in an emergency', async stage => {
    const json = { handle: stage.target.recordId, unableToConsent: true, immediateDanger: true, motive: 'Inconsciente aux urgences' }
    await protect(stage, 'protects', { kind: 'structure', actorId: stage.people.actorOf('rescuer').id })
    await prepare(stage.world, `${stage.name} breaks the glass`, {
      method: 'POST',
      path: '/api/professional/break-glass',
      cookie: stage.people.cookieOf('rescuer'),
      json,
    })
  }),
]

type Family = { readonly mother: Parent; readonly father: Parent }
type Parent = { readonly traits: Traits; readonly id: ActorId; readonly cookie: string }

const parentOf = async (world: World, step: string, traits: Traits): Promise<Parent> => {
  const { personId } = await openRecordOf(world, `${step} opens`, traits)
  return { traits, id: personId, cookie: await signIn(world, `${step} signs in`, traits.ins) }
}

/** Loops have done what was asked of them: what they draw is drawn between two steps. */
type Told = () => Promise<void>

/** The mother invites the father to this child's record, and he accepts. */
const invite = async (world: World, step: string, place: Place, { mother, father }: Family, told: Told): Promise<void> => {
  const { ins, birthFirstNames, birthName, birthDate } = father.traits
  const json = {
    kind: 'legal-representation',
    ins: ins.matricule,
    oid: ins.oid,
    firstName: birthFirstNames[0],
    lastName: birthName,
    birthDate,
  }
  await prepare(world, `${step} is invited`, {
    method: 'POST',
    path: `/api/records/${place.recordId}/delegations`,
    cookie: mother.cookie,
    json,
  })
  await told()
  const listed = await prepare(world, `${step} looks`, { method: 'GET', path: '/api/delegations', cookie: father.cookie })
  const pending = jsonOf<{ items: { id: string; side: string; state: string }[] }>(listed).items.find(one => one.state === 'pending')
  await prepare(world, `${step} accepts`, { method: 'POST', path: `/api/delegations/${pending?.id}/accept`, cookie: father.cookie })
  await told()
}

/** A family of its own for each pair; both children are hers, so that nothing tells which one the secret is in but the secret. */
export const setFamily = async (world: World, people: People, _: Scenario, number: number, side: Side, told: Told): Promise<Stage> => {
  const name = `family ${number}`
  const draw = numbersOf(number * 7_919)
  const of = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(draw() * values.length)] ?? values[0]
  const family = of(NAMES as [string, ...string[]])
  const born = `${2009 + Math.floor(draw() * 17)}-${String(1 + Math.floor(draw() * 11)).padStart(2, '0')}-0${1 + Math.floor(draw() * 8)}`
  const mother = await parentOf(world, `${name} mother`, traitsFor(300_000 + number, '1984-03-04', 'F', 'Anne', family))
  const father = await parentOf(
    world,
    `${name} father`,
    traitsFor(400_000 + number, '1982-05-06', 'M', 'Paul', of(NAMES as [string, ...string[]])),
  )
  // Waiting for loops takes time: the register names most fathers.
  const isInvited = number % 10 === 2
  const open = async (which: 'here' | 'spare'): Promise<Place> => {
    const traits = traitsFor(500_000 + number * 2 + (which === 'here' ? 0 : 1), born, 'F', of(CHILDREN as [string, ...string[]]), family)
    const represents = (id: ActorId, called: string) => ({
      relation: 'representative' as const,
      actor: { id, kind: 'person', name: called },
    })
    const parents = [represents(mother.id, `Anne ${family}`), ...(isInvited ? [] : [represents(father.id, `Paul ${family}`)])]
    const relations = [...relationsOf(people, ['parent', 'helper']), ...parents]
    const { recordId } = await openRecordOf(world, `${name} opens ${which}`, traits, { relations })
    const cookie = await signIn(world, `${name} child ${which}`, traits.ins)
    const uniqueIds = { hidden: `6f1d6c3e-0c1b-4e5e-9d43-${String(number).padStart(12, '0')}` }
    return { recordId, cookie, traits, uniqueIds }
  }
  const [here, spare] = [await open('here'), await open('spare')]
  if (isInvited)
    for (const place of [here, spare]) await invite(world, `${name} father to ${place === here}`, place, { mother, father }, told)
  const theirs = peopleOfFamily(people, { mother, father })
  return { world, people: theirs, name, side, here, spare, target: side === 'here' ? here : spare, visible: [], hidden: [], told }
}

const peopleOfFamily = (people: People, { mother, father }: Family): People => ({
  ...people,
  actorOf: who =>
    who === 'second-parent' ? { id: father.id, kind: 'person', name: `Paul ${father.traits.birthName}` } : people.actorOf(who),
  cookieOf: who => (who === 'parent' ? mother.cookie : who === 'second-parent' ? father.cookie : people.cookieOf(who)),
})
