import { anId, type Drawing, type Kind, next, numbersOf, query, record } from './drawing.ts'
import { GUESSING } from './guesses.ts'
import type { Answer, Call } from './http-client.ts'
import { ACTING, DEPOSITING } from './paper-requests.ts'
import { traitsOf, type Who } from './people.ts'
import { READING } from './reading-requests.ts'
import type { Acts, Stage } from './scenarios.ts'

const MANAGING: readonly Kind[] = [
  { weight: 1, call: () => ({ method: 'GET', path: '/api/delegations' }) },
  { weight: 1, call: drawing => ({ method: 'GET', path: record(drawing, '/delegations') }) },
  {
    weight: 1,
    call: drawing => {
      const { ins, birthName, birthFirstNames, birthDate } = drawing.one([traitsOf(900_002, '1975-01-01'), traitsOf(77)])
      const invited = { ins: ins.matricule, oid: ins.oid, firstName: birthFirstNames[0], lastName: birthName, birthDate }
      const kind = drawing.one([{ kind: 'caregiving', rights: ['read'] }, { kind: 'legal-representation' }])
      return { method: 'POST', path: record(drawing, '/delegations'), json: { ...kind, ...invited } }
    },
  },
  { weight: 2, call: () => ({ method: 'GET', path: '/api/notices' }) },
  { weight: 1, call: drawing => ({ method: 'PUT', path: record(drawing, '/access/hide-all'), json: { active: drawing.chance(0.3) } }) },
  {
    weight: 1,
    call: drawing => ({
      method: 'PUT',
      path: record(drawing, '/access/emergency'),
      json: { samu: true, breakGlass: true, masked: drawing.chance(0.5) },
    }),
  },
  {
    weight: 1,
    call: drawing => ({
      method: 'PUT',
      path: record(drawing, `/access/professionals/${drawing.stage.people.actorOf('chosen').id}`),
      json: {
        until: '2027-01-01T00:00:00.000Z',
        scope: drawing.one([{ kind: 'all' }, { kind: 'documents', documentIds: [anId(drawing)] }]),
      },
    }),
  },
  {
    weight: 1,
    call: drawing => ({
      method: 'PUT',
      path: record(drawing, `/access/professionals/${drawing.stage.people.actorOf('chosen').id}/block`),
      json: { evenInEmergency: drawing.chance(0.5) },
    }),
  },
  {
    weight: 1,
    call: drawing => ({
      method: 'DELETE',
      path: record(drawing, `/access/professionals/${drawing.stage.people.actorOf('chosen').id}/block`),
    }),
  },
]

const OF_PROFESSIONALS: readonly Kind[] = [
  {
    weight: 2,
    call: drawing => ({
      method: 'GET',
      path: `/api/professional/journal${query({ cursor: drawing.one([undefined, drawing.cursors.own]) })}`,
    }),
    answered: (answer, { cursors }) => {
      cursors.own = next(answer) ?? cursors.own
    },
  },
  { weight: 1, call: () => ({ method: 'GET', path: '/api/professional/records' }) },
  { weight: 1, call: () => ({ method: 'GET', path: '/api/professional/useful-types' }) },
  {
    weight: 1,
    call: ({ stage }) => ({
      method: 'POST',
      path: '/api/professional/find',
      json: { ins: stage.here.traits.ins.matricule, oid: stage.here.traits.ins.oid },
    }),
  },
  {
    weight: 1,
    call: ({ stage }) => ({
      method: 'POST',
      path: '/api/professional/openings',
      json: { handle: stage.here.recordId, basis: 'care-team' },
    }),
  },
]

const DECLARING: readonly Kind[] = [
  {
    weight: 1,
    call: ({ stage }) => ({
      method: 'POST',
      path: '/api/professional/openings',
      json: { handle: stage.here.recordId, basis: 'declared-agreement' },
    }),
  },
]

const EMERGENCIES: readonly Kind[] = [
  {
    weight: 2,
    call: ({ stage }) => ({
      method: 'POST',
      path: '/api/professional/break-glass',
      json: { handle: stage.here.recordId, unableToConsent: true, immediateDanger: true, motive: 'Inconsciente aux urgences' },
    }),
  },
  {
    weight: 2,
    call: ({ stage }) => ({ method: 'POST', path: '/api/professional/regulation', json: { handle: stage.here.recordId, mission: 'M-1' } }),
  },
]

const HOLDERS: ReadonlySet<Who> = new Set(['holder', 'parent', 'second-parent', 'helper', 'passer'])

const kindsFor = (who: Who, { declares, emergencies, deposits, guesses = false }: Acts): readonly Kind[] => [
  ...READING,
  ...ACTING,
  ...(deposits ? DEPOSITING : []),
  ...(who === 'second-parent' && guesses ? GUESSING : []),
  ...(HOLDERS.has(who) ? MANAGING : [...OF_PROFESSIONALS, ...(declares ? DECLARING : []), ...(emergencies ? EMERGENCIES : [])]),
]

/** `count` requests of one observer about one record, each drawn when the one before was answered. */
export function* requestsOf(stage: Stage, who: Who, acts: Acts, seed: number, count: number): Generator<Call, void, Answer> {
  const draw = numbersOf(seed)
  const kinds = kindsFor(who, acts)
  const total = kinds.reduce((sum, { weight }) => sum + weight, 0)
  const cursors: Drawing['cursors'] = { list: null, journal: null, own: null }
  const cookie = who === 'holder' ? stage.here.cookie : stage.people.cookieOf(who)
  for (let number = 0; number < count; number++) {
    let left = draw() * total
    const kind = kinds.find(({ weight }) => {
      left -= weight
      return left < 0
    })
    if (kind === undefined) continue
    const drawing: Drawing = {
      stage,
      who,
      number,
      cursors,
      one: values => values[Math.floor(draw() * values.length)] ?? values[0],
      chance: share => draw() < share,
    }
    const call = kind.call(drawing)
    const mode = drawing.chance(acts.emergencies && (who === 'emergency' || who === 'stranger') ? 0.5 : 0.05)
      ? drawing.one(['break-glass', 'regulation'])
      : undefined
    const answer = yield { ...call, cookie, ...(mode === undefined || HOLDERS.has(who) ? {} : { mode }), secret: drawing.chance(0.1) }
    kind.answered?.(answer, drawing)
  }
}
