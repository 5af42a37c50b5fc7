import { DEFAULT_SETTINGS, type OpeningRequest } from '../../src/access/index.ts'
import { numberWithout, type Traits } from '../../src/identity/index.ts'
import type { RecordId } from '../../src/kernel/ids.ts'
import { besideACode } from './code-scenario.ts'
import { jsonOf, openRecordOf, type People, prepare, signIn, traitsOf, type Who } from './people.ts'
import { HIDDEN_RUBRIC } from './hidden-rubric.ts'
import type { World } from './world.ts'

/** The two worlds: what the observer may not know happens in her record, or in a spare one that she knows nothing of. */
export type Side = 'here' | 'elsewhere'

/** Where a pair stands in one world. Ids of documents are the same in both: they depend on the step that made them. */
export type Stage = {
  readonly world: World
  readonly people: People
  readonly name: string
  readonly side: Side
  /** The record that is observed. */
  readonly here: Place
  readonly spare: Place
  /** `here` in one world, `spare` in the other. */
  readonly target: Place
  /** What the observer may see in `here`, and what she may not: documents of these ids are there in one world only. */
  readonly visible: string[]
  readonly hidden: string[]
  readonly told?: () => Promise<void>
}

export type Place = { readonly recordId: RecordId; readonly cookie: string; readonly traits: Traits; readonly uniqueIds: UniqueIds }
export type UniqueIds = { readonly hidden: string }

type Relations = NonNullable<OpeningRequest['relations']>

/** Acts that tell existence by law, so no difference is asked for: declaring, breaking the glass, depositing. `guesses`: by names he suspects. */
export type Acts = { readonly declares: boolean; readonly emergencies: boolean; readonly deposits: boolean; readonly guesses?: boolean }
const ALL: Acts = { declares: true, emergencies: true, deposits: true }
const LOOKS_ONLY: Acts = { declares: false, emergencies: false, deposits: false }

export type Scenario = {
  readonly name: string
  readonly observers: readonly Who[]
  readonly acts: Acts
  /** Whether both records are opened in both worlds, or one only, and how. */
  readonly opening: 'both' | Readonly<Record<'target' | 'other', Partial<OpeningRequest> | null>>
  /** Where the papers that everybody may see are. */
  readonly papers: 'here' | 'target' | 'nowhere'
  /** What the observer may not know. */
  readonly hide: (stage: Stage) => Promise<void>
}

const RELATIONS: readonly (readonly [Exclude<Who, 'holder'>, Relations[number]['relation']])[] = [
  ['attending', 'attending'],
  ['insider', 'authorised'],
  ['doctor', 'authorised'],
  ['specialist', 'authorised'],
  ['pharmacist', 'authorised'],
  ['nurse', 'authorised'],
  ['parent', 'representative'],
  ['helper', 'helper'],
]

export const relationsOf = (people: People, without: readonly Who[] = []): Relations =>
  RELATIONS.filter(([who]) => !without.includes(who)).map(([who, relation]) => ({ relation, actor: people.actorOf(who) }))

const PDF = (words: string): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj\n<< /Length ${words.length} >>\nstream\n${words}\nendstream\nendobj\ntrailer\n<< /Size 2 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`,
  )

export const pdfForm = (metadata: Readonly<Record<string, unknown>>, words: string) => ({
  metadata,
  file: PDF(words),
  name: 'lettre.pdf',
  type: 'application/pdf',
})

/** Words that stand in what is hidden, and nowhere else. */
export const HIDDEN_WORDS = 'quenouille verveine'

type Metadata = Readonly<Record<string, unknown>>

const filed = async (
  { world, name, told }: Stage,
  step: string,
  place: Place,
  cookie: string,
  metadata: Metadata,
  secret = false,
): Promise<string> => {
  const form = pdfForm({ title: step, typeCode: '11488-4', date: '2026-03-12', ...metadata }, `BT (${step}) Tj ET`)
  const path = `/api/records/${place.recordId}/documents`
  const answer = await prepare(world, `${name} ${step}`, { method: 'POST', path, cookie, form, secret })
  await told?.()
  return jsonOf<{ documentId: string }>(answer).documentId
}

/** One that the observer may not know. */
export const file = async (
  stage: Stage,
  step: string,
  place: Place,
  cookie: string,
  metadata: Metadata = {},
  secret = false,
): Promise<string> => {
  const id = await filed(stage, step, place, cookie, metadata, secret)
  stage.hidden.push(id)
  return id
}

export const filePapers = async (stage: Stage, { papers }: Scenario, count: number): Promise<void> => {
  if (papers === 'nowhere') return
  const place = stage[papers]
  const list = papers === 'here' ? stage.visible : stage.hidden
  for (let i = 0; i < count; i++) {
    const [isHers, cookie] = i % 3 === 2 ? [true, place.cookie] : [false, stage.people.cookieOf('author')]
    list.push(await filed(stage, `paper ${i}`, place, cookie, isHers ? { typeCode: 'EXPPAT_2' } : {}))
  }
}

const hidden = (stage: Stage, metadata: Readonly<Record<string, unknown>> = {}, secret = false): Promise<string> =>
  file(
    stage,
    'hidden',
    stage.target,
    stage.people.cookieOf('author'),
    { title: HIDDEN_WORDS, uniqueId: stage.target.uniqueIds.hidden, ...metadata },
    secret,
  )

const act = async (
  { world, name, target }: Stage,
  step: string,
  method: 'POST' | 'PUT' | 'DELETE' | 'GET',
  path: string,
  cookie: string,
  json?: unknown,
): Promise<void> => {
  await prepare(world, `${name} ${step}`, {
    method,
    path: `/api/records/${target.recordId}${path}`,
    cookie,
    ...(json === undefined ? {} : { json }),
  })
}

const block = (
  { world, name, people, here }: Stage,
  place: Place,
  who: 'emergency' | 'stranger' | 'chosen' | 'rescuer',
  evenInEmergency: boolean,
) =>
  prepare(world, `${name} block ${who} ${place === here}`, {
    method: 'PUT',
    path: `/api/records/${place.recordId}/access/professionals/${people.actorOf(who).id}/block`,
    cookie: place.cookie,
    json: { evenInEmergency },
  })

const SCOPES: readonly (readonly [string, (ids: readonly string[]) => unknown, Readonly<Record<string, unknown>>])[] = [
  ['categories', () => ({ kind: 'categories', categories: ['consultation'] }), { typeCode: '11502-2' }],
  ['period', () => ({ kind: 'period', from: '2026-03', to: '2026-03' }), { date: '2025-01-01' }],
  ['documents', ids => ({ kind: 'documents', documentIds: ids }), {}],
]
const UNTIL = '2027-01-01T00:00:00.000Z'

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'masked',
    observers: ['doctor', 'specialist', 'pharmacist', 'nurse', 'stranger', 'secretary', 'structure', 'emergency'],
    acts: ALL,
    opening: 'both',
    papers: 'here',
    hide: async stage => void (await hidden(stage, { visibility: 'masked' })),
  },
  {
    name: 'masked afterwards, in two versions',
    observers: ['doctor', 'pharmacist'],
    acts: ALL,
    opening: 'both',
    papers: 'here',
    hide: async stage => {
      const one = await file(stage, 'first version', stage.target, stage.people.cookieOf('author'))
      const two = await hidden(stage, { replaces: one })
      await act(stage, 'mask', 'PUT', `/documents/${two}/visibility`, stage.target.cookie, { kind: 'masked' })
    },
  },
  HIDDEN_RUBRIC,
  {
    name: 'held until it is announced',
    observers: ['holder', 'parent', 'helper'],
    acts: ALL,
    opening: 'both',
    papers: 'here',
    hide: async stage => {
      const id = await hidden(stage, { visibility: 'after-announcement' })
      await act(stage, 'read', 'GET', `/documents/${id}`, stage.people.cookieOf('insider'))
      await act(stage, 'open', 'GET', `/documents/${id}/content`, stage.people.cookieOf('insider'))
      const two = await file(stage, 'corrected', stage.target, stage.people.cookieOf('author'), { title: HIDDEN_WORDS, replaces: id })
      await act(stage, 'archive', 'POST', `/documents/${two}/archive`, stage.people.cookieOf('author'))
    },
  },
  {
    name: 'hidden from representatives',
    observers: ['parent'],
    acts: ALL,
    opening: 'both',
    papers: 'here',
    hide: async stage => {
      const id = await hidden(stage, { visibility: 'hidden-from-representatives' })
      await act(stage, 'read', 'GET', `/documents/${id}`, stage.people.cookieOf('insider'))
      await act(stage, 'holder reads', 'GET', `/documents/${id}/content`, stage.target.cookie)
      await act(stage, 'mask', 'PUT', `/documents/${id}/visibility`, stage.target.cookie, { kind: 'masked' })
      await act(stage, 'unmask', 'PUT', `/documents/${id}/visibility`, stage.target.cookie, { kind: 'all' })
    },
  },
  {
    name: 'a session of secrecy',
    observers: ['parent'],
    acts: ALL,
    opening: 'both',
    papers: 'here',
    hide: async stage => {
      const { world, people, name, target } = stage
      const id = await hidden(stage, {}, true)
      const secretly = (step: string, path: string, cookie: string) =>
        prepare(world, `${name} ${step}`, { method: 'GET', path: `/api/records/${target.recordId}${path}`, cookie, secret: true })
      await secretly('lists', '/documents', people.cookieOf('insider'))
      await secretly('opens', `/documents/${id}/content`, people.cookieOf('insider'))
      await secretly('reads her rules', '/access', target.cookie)
      await prepare(world, `${name} breaks the glass`, {
        method: 'POST',
        path: '/api/professional/break-glass',
        cookie: people.cookieOf('rescuer'),
        secret: true,
        json: { handle: target.recordId, unableToConsent: true, immediateDanger: true, motive: 'Inconsciente aux urgences' },
      })
    },
  },
  ...SCOPES.map(
    ([kind, scope, metadata]): Scenario => ({
      name: `outside the ${kind} of a scope`,
      observers: ['specialist'],
      acts: ALL,
      opening: 'both',
      papers: 'here',
      hide: async stage => {
        const { world, people, name } = stage
        for (const place of [stage.here, stage.spare]) {
          const id = await filed(stage, `inside ${place === stage.here}`, place, people.cookieOf('author'), {})
          if (place === stage.here) stage.visible.push(id)
          const path = `/api/records/${place.recordId}/access/professionals/${people.actorOf('specialist').id}`
          await prepare(world, `${name} scope ${place === stage.here}`, {
            method: 'PUT',
            path,
            cookie: place.cookie,
            json: { until: UNTIL, scope: scope([id]) },
          })
        }
        await hidden(stage, metadata)
      },
    }),
  ),
  besideACode({ filed, hidden }),
  {
    name: 'a type the matrix refuses',
    observers: ['pharmacist', 'nurse'],
    acts: ALL,
    opening: 'both',
    papers: 'here',
    hide: async stage => void (await hidden(stage, { typeCode: '68599-0' })),
  },
  {
    name: 'for chosen professionals',
    observers: ['doctor', 'pharmacist', 'nurse', 'stranger'],
    acts: ALL,
    opening: 'both',
    papers: 'here',
    hide: async stage => {
      const id = await hidden(stage)
      const chosen = { kind: 'chosen', actorIds: [stage.people.actorOf('chosen').id] }
      await act(stage, 'choose', 'PUT', `/documents/${id}/visibility`, stage.target.cookie, chosen)
    },
  },
  {
    name: 'deleted',
    observers: ['doctor', 'pharmacist', 'nurse', 'specialist'],
    acts: ALL,
    opening: 'both',
    papers: 'here',
    hide: async stage => {
      const one = await file(stage, 'first version', stage.target, stage.people.cookieOf('author'))
      const id = await hidden(stage, { replaces: one })
      await act(stage, 'delete', 'DELETE', `/documents/${id}`, stage.people.cookieOf('author'))
    },
  },
  {
    name: 'everything hidden, or nothing there',
    observers: ['doctor', 'specialist', 'pharmacist'],
    acts: ALL,
    opening: 'both',
    papers: 'target',
    hide: async stage => {
      await hidden(stage)
      await act(stage, 'hide all', 'PUT', '/access/hide-all', stage.target.cookie, { active: true })
    },
  },
  {
    name: 'a record or none',
    observers: ['stranger', 'secretary', 'structure', 'passer', 'emergency', 'helper'],
    acts: LOOKS_ONLY,
    opening: { target: {}, other: null },
    papers: 'target',
    hide: async stage => void (await hidden(stage)),
  },
  {
    name: 'closed or none',
    observers: ['stranger', 'secretary', 'passer', 'emergency', 'doctor', 'attending', 'parent'],
    acts: ALL,
    opening: { target: { state: 'closed' }, other: null },
    papers: 'nowhere',
    hide: async () => undefined,
  },
  ...(['suspended', 'deceased'] as const).map(
    (state): Scenario => ({
      name: `${state} or none`,
      observers: ['doctor', 'parent', 'helper', 'emergency'],
      acts: ALL,
      opening: { target: { state }, other: null },
      papers: 'nowhere',
      hide: async () => undefined,
    }),
  ),
  {
    name: 'suspended or deceased',
    observers: ['stranger', 'doctor', 'emergency', 'attending'],
    acts: ALL,
    opening: { target: { state: 'suspended' }, other: { state: 'deceased' } },
    papers: 'nowhere',
    hide: async () => undefined,
  },
  {
    name: 'opposed to emergencies or no record',
    observers: ['stranger', 'emergency'],
    acts: { ...LOOKS_ONLY, emergencies: true },
    opening: { target: { settings: { ...DEFAULT_SETTINGS, breakGlass: false, regulation: false } }, other: null },
    papers: 'target',
    hide: async stage => void (await hidden(stage)),
  },
  {
    name: 'opposed to emergencies or closed',
    observers: ['stranger', 'emergency'],
    acts: { ...LOOKS_ONLY, emergencies: true },
    opening: { target: { settings: { ...DEFAULT_SETTINGS, breakGlass: false, regulation: false } }, other: { state: 'closed' } },
    papers: 'nowhere',
    hide: async () => undefined,
  },
  {
    name: 'blocked or without relation',
    observers: ['emergency', 'stranger'],
    acts: { ...LOOKS_ONLY, emergencies: true },
    opening: 'both',
    papers: 'here',
    hide: async stage => {
      // How many rules a record has is nobody's secret; whom they are about is.
      const other = stage.target === stage.here ? stage.spare : stage.here
      for (const who of ['emergency', 'stranger'] as const) await block(stage, stage.target, who, false)
      for (const who of ['chosen', 'rescuer'] as const) await block(stage, other, who, false)
    },
  },
  {
    name: 'blocked even in an emergency or no record',
    observers: ['emergency', 'stranger'],
    acts: { ...ALL, deposits: false },
    opening: { target: {}, other: null },
    papers: 'target',
    hide: async stage => {
      await hidden(stage)
      for (const who of ['emergency', 'stranger'] as const) await block(stage, stage.target, who, true)
    },
  },
]

/** Opens what a pair needs in this world. */
export const setStage = async (world: World, people: People, scenario: Scenario, number: number, side: Side): Promise<Stage> => {
  const name = `pair ${number}`
  const without = scenario.observers.filter(who => scenario.name.startsWith('a record or none') && who !== 'helper')
  const relations = relationsOf(people, scenario.name === 'a record or none' ? [...without, 'helper'] : without)
  const open = async (which: 'here' | 'spare'): Promise<Place> => {
    const isTarget = (which === 'here') === (side === 'here')
    const how = scenario.opening === 'both' ? {} : scenario.opening[isTarget ? 'target' : 'other']
    const traits = traitsOf(number * 2 + (which === 'here' ? 0 : 1), '2012-05-01')
    const uniqueIds = { hidden: `6f1d6c3e-0c1b-4e5e-9d43-${String(number).padStart(12, '0')}` }
    if (how === null) return { recordId: numberWithout(world.keyring, traits.ins), cookie: '', traits, uniqueIds }
    const { recordId } = await openRecordOf(world, `${name} open ${which}`, traits, { relations, ...how })
    return { recordId, cookie: await signIn(world, `${name} holder ${which}`, traits.ins), traits, uniqueIds }
  }
  const [here, spare] = [await open('here'), await open('spare')]
  return { world, people, name, side, here, spare, target: side === 'here' ? here : spare, visible: [], hidden: [] }
}
