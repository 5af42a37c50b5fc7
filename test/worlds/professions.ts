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

const HIDING = ['masked', 'masked afterwards, in two versions', 'a hidden rubric of the profile']

/** What is hidden from any profession; as many as share no factor with the columns, so that each meets each. */
export const PROFESSION_SCENARIOS: readonly Scenario[] = SCENARIOS.filter(({ name }) => HIDING.includes(name)).map(scenario => ({
  ...scenario,
  observers: ['doctor'],
}))

/** The stage of a scenario whose « doctor » has another profession at each pair. */
export const setProfession = async (world: World, people: People, scenario: Scenario, number: number, side: Side): Promise<Stage> => {
  const [profession, specialty] = PROFESSIONS[number % PROFESSIONS.length] ?? ['10']
  const nationalId = `8990001${String(number).padStart(5, '0')}`
  const exercise = { profession, structureNationalId: `10B98${String(number).padStart(4, '0')}`, structureName: 'Lieu du métier' }
  const json = {
    kind: 'professional',
    family: 'Métier',
    given: 'Sam',
    exercises: [{ ...exercise, ...(specialty === undefined ? {} : { specialty }) }],
  }
  const path = `/api/demonstration/directory/${nationalId}`
  const { actorId } = jsonOf<{ actorId: ActorId }>(await prepare(world, `register ${nationalId}`, { method: 'PUT', path, json }))
  const cookie = await signIn(world, `sign in ${nationalId}`, { nationalId })
  const theirs: People = {
    ...people,
    cookieOf: who => (who === 'doctor' ? cookie : people.cookieOf(who)),
    actorOf: who =>
      who === 'doctor'
        ? { id: actorId, kind: 'professional', name: 'Sam Métier', nationalId, profession, structureName: exercise.structureName }
        : people.actorOf(who),
  }
  return setStage(world, theirs, scenario, number, side)
}

/** Of each document: what the reading pane asks for. */
const READING_PANE = ['', '/content', '/html', '/parts/0', '/renditions/pdf', '/renditions/text', '/dicom']

/** Every request of the professional's screens on a record, in the order of the screens: synthesis, documents, one document, results, time. */
export function* screensOf({ here, people, visible, hidden }: Stage): Generator<Call, void, Answer> {
  const cookie = people.cookieOf('doctor')
  const of = (path: string): string => `/api/records/${here.recordId}${path}`
  const get = (path: string): Call => ({ method: 'GET', path, cookie })
  const ask = (path: string, text: string): Call => ({ method: 'POST', path: of(path), cookie, json: { text } })
  const documents = [...visible.slice(0, 2), ...hidden.slice(0, 2)].flatMap(id =>
    READING_PANE.map(part => get(of(`/documents/${id}${part}`))),
  )
  yield* [
    ...[
      '/person',
      '/synthesis',
      '/synthesis/vsm',
      '/synthesis/ips',
      '/documents',
      '/documents?limit=1',
      '/documents?status=superseded',
    ].map(path => get(of(path))),
    get('/api/professional/useful-types'),
    ...documents,
    ...[HIDDEN_WORDS, 'paper', '2026'].flatMap(text => [ask('/search', text), ask('/everything/search', text)]),
    ...['/results', '/timeline', '/profile', '/search-words', '/synthesis'].map(path => get(of(path))),
    ...['/api/professional/records', '/api/professional/journal'].map(get),
  ]
}
