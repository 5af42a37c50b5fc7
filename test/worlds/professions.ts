import type { ActorId } from '../../src/kernel/ids.ts'
import type { Answer, Call } from './http-client.ts'
import { jsonOf, type People, prepare, signIn } from './people.ts'
import { HIDDEN_WORDS, SCENARIOS, type Scenario, setStage, type Side, type Stage } from './scenarios.ts'
import type { World } from './world.ts'

/**
 * One profession of each column of the matrix that the directory knows (codes of TRE_G15; two columns have none there and are tried below the API), and the
 * specialities that move one to another column.
 */
// biome-ignore format: a table looks like a table
export const PROFESSIONS: readonly (readonly [code: string, specialty?: string])[] = [
  ['10'], ['21', 'G'], ['21'], ['40'], ['50'], ['60'], ['70'], ['80'], ['91'], ['92'], ['26'], ['28'], ['98'], ['93'], ['35'], ['41'], ['10', 'SM25'],
]

const HIDING = ['masked', 'masked afterwards, in two versions', 'a hidden rubric of the profile', 'everything hidden, or nothing there']

/** What is hidden from any profession; as many as share no factor with the columns, so that each meets each. */
export const PROFESSION_SCENARIOS: readonly Scenario[] = SCENARIOS.filter(({ name }) => HIDING.includes(name)).map(scenario => ({
  ...scenario,
  observers: ['doctor'],
}))

/** Two of the same profession: one whom the person authorised, and one who has no relation with her. */
const BOTH = ['doctor', 'emergency'] as const
type Observer = (typeof BOTH)[number]

type Met = { readonly cookie: string; readonly actor: ReturnType<People['actorOf']> }

const meet = async (world: World, number: number, rank: number): Promise<Met> => {
  const [profession, specialty] = PROFESSIONS[number % PROFESSIONS.length] ?? ['10']
  const nationalId = `89900${rank + 1}1${String(number).padStart(5, '0')}`
  const exercise = { profession, structureNationalId: `10B9${8 - rank}${String(number).padStart(4, '0')}`, structureName: 'Lieu du métier' }
  // Only one of them answers calls: the other’s refusal is a screen too.
  const more = { ...(specialty === undefined ? {} : { specialty }), ...(rank === 1 ? { regulation: true } : {}) }
  const json = { kind: 'professional', family: rank === 0 ? 'Métier' : 'Sans-Lien', given: 'Sam', exercises: [{ ...exercise, ...more }] }
  const path = `/api/demonstration/directory/${nationalId}`
  const { actorId } = jsonOf<{ actorId: ActorId }>(await prepare(world, `register ${nationalId}`, { method: 'PUT', path, json }))
  const cookie = await signIn(world, `sign in ${nationalId}`, { nationalId })
  const { structureName } = exercise
  return { cookie, actor: { id: actorId, kind: 'professional', name: `Sam ${json.family}`, nationalId, profession, structureName } }
}

/** The stage of a scenario whose observers have another profession at each pair. */
export const setProfession = async (world: World, people: People, scenario: Scenario, number: number, side: Side): Promise<Stage> => {
  const met = new Map<Observer, Met>()
  for (const [rank, who] of BOTH.entries()) met.set(who, await meet(world, number, rank))
  const known = (who: string): Met | undefined => BOTH.filter(each => each === who).map(each => met.get(each))[0]
  const theirs: People = {
    ...people,
    cookieOf: who => known(who)?.cookie ?? people.cookieOf(who),
    actorOf: who => known(who)?.actor ?? people.actorOf(who),
  }
  return setStage(world, theirs, scenario, number, side)
}

type Asks = {
  get(path: string): Call
  /** Of the record that is observed. */
  of(path: string): Call
  send(method: 'POST' | 'PUT' | 'DELETE', path: string, json?: unknown): Call
}

const asksOf = ({ here, people }: Stage, who: Observer, mode?: string): Asks => {
  const own = { cookie: people.cookieOf(who), ...(mode === undefined ? {} : { mode }) }
  const get = (path: string): Call => ({ method: 'GET', path, ...own })
  const full = (path: string): string => (path.startsWith('/api/') ? path : `/api/records/${here.recordId}${path}`)
  return {
    get,
    of: path => get(full(path)),
    send: (method, path, json) => ({ method, path: full(path), ...own, ...(json === undefined ? {} : { json }) }),
  }
}

/** Of each document: what the reading pane asks for. */
const READING_PANE = ['', '/content', '/html', '/parts/0', '/renditions/pdf', '/renditions/text', '/dicom', '/dicom/0']

const pane = ({ visible, hidden }: Stage, { of }: Asks, count = 2): readonly Call[] =>
  [...visible.slice(0, count), ...hidden.slice(-count)].flatMap(id => READING_PANE.map(part => of(`/documents/${id}${part}`)))

const SEARCHED = [HIDDEN_WORDS, 'paper', '2026']
const search = ({ send }: Asks): readonly Call[] =>
  SEARCHED.flatMap(text => [send('POST', '/search', { text }), send('POST', '/everything/search', { text })])

/** M2 to M4, X1: by her number, her traits, what a caller says, a code; then the ways in. */
const finding = ({ here: { traits, recordId } }: Stage, { get, send }: Asks): readonly Call[] => {
  const [birthFirstName = ''] = traits.birthFirstNames
  const { birthName, sex, birthDate, ins } = traits
  return [
    get('/api/professional/colleagues'),
    send('POST', '/api/professional/find', { ins: ins.matricule, oid: ins.oid }),
    send('POST', '/api/professional/identities', { birthName, birthFirstName, sex, birthDate, check: { verified: true } }),
    send('POST', '/api/professional/people-searches', { name: birthName, birth: birthDate }),
    send('POST', '/api/professional/shares', { code: 'ABCDEFGH' }),
    send('POST', '/api/professional/openings', { handle: recordId, basis: 'care-team' }),
  ]
}

/** She says something herself: what she takes of the synthesis holds it, whatever is hidden beside it. */
const OWN_WORD = { clientId: 'bbbbbbbb-0000-4000-8000-000000000009', body: { rubric: 'allergies', code: { text: 'Latex' } } }

/** M5, M6, M8, M9, M11, M12: the synthesis and what is written of it, documents, the pane, results, treatments, images, time, vaccinations. */
const record = (stage: Stage, asks: Asks): readonly Call[] => [
  asks.send('POST', '/profile/entries', OWN_WORD),
  ...['/person', '/synthesis', '/synthesis/vsm', '/synthesis/ips'].map(asks.of),
  ...['/documents', '/documents?limit=1', '/documents?status=superseded', '/documents?status=archived'].map(asks.of),
  ...['/api/professional/useful-types', '/api/document-types'].map(asks.get),
  ...pane(stage, asks),
  ...search(asks),
  ...['/results', '/timeline', '/treatments', '/vaccinations', '/measures', '/facts', '/profile', '/search-words', '/synthesis'].map(
    asks.of,
  ),
]

/** What a professional tries on what she may not know, and what only the person or the attending doctor reads. */
const around = ({ hidden }: Stage, { of, send }: Asks): readonly Call[] => [
  ...['/access', '/journal', '/journal/proof', '/referring', '/care-team', '/requests', '/exports', '/card', '/shelf', '/life'].map(of),
  of(`/archive?documents=${hidden.join(',')}`),
  send('POST', '/exports', { scope: { kind: 'all' } }),
  send('POST', '/synthesis/publication'),
  ...hidden
    .slice(0, 2)
    .flatMap(id => [
      send('PUT', `/documents/${id}/visibility`, { kind: 'masked' }),
      send('POST', `/documents/${id}/reveal`, { to: 'holder' }),
      send('POST', `/documents/${id}/withdrawal`, { reason: 'other-file' }),
      send('DELETE', `/documents/${id}`),
      of(`/profile/entries/${id}/history`),
      send('POST', `/profile/entries/${id}/confirm`, { version: 1, rubric: 'allergies' }),
    ]),
]

/** M15: her own trace. */
const OWN = ['records', 'journal', 'explanations', 'requests', 'authorised'].map(name => `/api/professional/${name}`)

const BREAKING = { unableToConsent: true, immediateDanger: true, motive: 'Trouvée inconsciente chez elle' }

/** X1 to X5: the five blocks, then what may be read from there, until the file is closed. */
const emergency = (stage: Stage, mode: 'break-glass' | 'regulation'): readonly Call[] => {
  const asks = asksOf(stage, 'emergency', mode)
  const handle = stage.here.recordId
  const outside = asksOf(stage, 'emergency')
  return [
    mode === 'regulation'
      ? outside.send('POST', '/api/professional/regulation', { handle, mission: 'M-1' })
      : outside.send('POST', '/api/professional/break-glass', { handle, ...BREAKING }),
    ...['/emergency', '/person', '/synthesis', '/synthesis/ips', '/documents'].map(asks.of),
    ...pane(stage, asks, 1),
    ...search(asks),
    ...['/results', '/timeline', '/treatments', '/vaccinations', '/profile', '/journal', '/access', '/exports'].map(asks.of),
    asks.send('DELETE', '/emergency'),
    ...['/documents', '/emergency'].map(asks.of),
  ]
}

const withoutRelation = (stage: Stage): readonly Call[] => {
  const asks = asksOf(stage, 'emergency')
  return [
    ...finding(stage, asks),
    ...['/synthesis', '/documents', '/emergency'].map(asks.of),
    ...emergency(stage, 'break-glass'),
    ...emergency(stage, 'regulation'),
    ...OWN.map(asks.get),
  ]
}

/**
 * Every request of the professional’s screens about a record, in the order of the screens: by whom the person authorised, then by one of the same profession who
 * has no relation with her, in both emergencies; each reads her own trace at the end. Where everything is hidden, what the first one says is seen by her alone, so
 * only she looks.
 */
export function* screensOf(stage: Stage): Generator<Call, void, Answer> {
  const authorised = asksOf(stage, 'doctor')
  yield* [
    ...finding(stage, authorised),
    authorised.send('POST', '/api/professional/break-glass', { handle: stage.here.recordId, ...BREAKING }),
    ...record(stage, authorised),
    ...around(stage, authorised),
    ...OWN.map(authorised.get),
    ...(stage.visible.length === 0 ? [] : withoutRelation(stage)),
  ]
}
