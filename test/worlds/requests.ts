import { cdaOf } from '../../src/documents/testing/cda.ts'
import { oidOfUuid } from '../../src/documents/format/index.ts'
import type { ActorId } from '../../src/kernel/ids.ts'
import type { Answer, Call } from './http-client.ts'
import { GUESSING } from './guesses.ts'
import { jsonOf, traitsOf, type Who } from './people.ts'
import { type Acts, HIDDEN_WORDS, pdfForm, type Stage } from './scenarios.ts'

/** Numbers in [0, 1): the same for the same seed (mulberry32). */
export const numbersOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What a generated request is drawn from; `cursors` come from what was answered before. */
export type Drawing = {
  readonly stage: Stage
  readonly who: Who
  readonly number: number
  readonly one: <T>(values: readonly [T, ...T[]]) => T
  readonly chance: (share: number) => boolean
  readonly cursors: { list: string | null; journal: string | null; own: string | null }
}

export type Kind = {
  readonly weight: number
  readonly call: (drawing: Drawing) => Call
  readonly answered?: (answer: Answer, drawing: Drawing) => void
}

export const record = ({ stage }: Drawing, path: string): string => `/api/records/${stage.here.recordId}${path}`
const query = (values: Readonly<Record<string, string | number | null | undefined>>): string => {
  const pairs = Object.entries(values).filter(([, value]) => value !== null && value !== undefined)
  return pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
}

const NOBODY = '9b2f6f0e-1111-4222-8333-444455556666'

const anId = ({ stage, one }: Drawing): string => {
  const of = (ids: readonly string[]): string => one([NOBODY, ...ids, ...ids, ...ids])
  return one([of(stage.visible), of(stage.hidden), of(stage.hidden)])
}

const next = (answer: Answer): string | null => (answer.status === 200 ? jsonOf<{ next: string | null }>(answer).next : null)

const TYPES = ['11488-4', '11502-2', '18748-4', '68599-0', 'EXPPAT_2', '87273-9'] as const

const aForm = (drawing: Drawing): Call['form'] => {
  const { stage, one, chance, number } = drawing
  const uniqueId = one([stage.target.uniqueIds.hidden, `aaaaaaaa-0000-4000-8000-${String(number).padStart(12, '0')}`, undefined])
  const metadata = {
    title: `Déposé ${number}`,
    typeCode: one([...TYPES]),
    date: one(['2026-03-12', '2025-01-01']),
    visibility: one(['all', 'masked', 'after-announcement', 'hidden-from-representatives']),
    ...(uniqueId === undefined ? {} : { uniqueId }),
    ...(chance(0.5) ? { replaces: anId(drawing) } : {}),
  }
  return chance(0.25) ? aCda(drawing) : pdfForm(metadata, `BT (${number}) Tj ET`)
}

/** A CDA that says it replaces what is hidden, or bears its very identifier. */
const aCda = ({ stage, one, number }: Drawing): Call['form'] => {
  const taken = oidOfUuid(stage.target.uniqueIds.hidden)
  const author = { subject: { kind: 'professional' as const, id: NOBODY as ActorId, name: 'Sam Roux', nationalId: '899000000003' } }
  const words = one([{ uniqueId: taken }, { uniqueId: `2.25.${number}77`, replaces: taken }])
  const traits = one([stage.here.traits, traitsOf(77)])
  return { metadata: {}, file: cdaOf(traits, author, words), name: 'lettre.xml', type: 'text/xml' }
}

/** Says, confirms or corrects something of the profile: in a hidden rubric as in an empty one. */
const aProfileAct = (drawing: Drawing): Call => {
  const { one, number } = drawing
  const clientId = `bbbbbbbb-0000-4000-8000-${String(number % 7).padStart(12, '0')}`
  const read = { version: 1, rubric: one(['allergies', 'blood-group'] as const) }
  const entry = `/profile/entries/${anId(drawing)}`
  const [path, json] = one<readonly [string, unknown]>([
    ['/profile/entries', { clientId, body: { rubric: 'allergies', code: { text: 'Latex' } } }],
    ['/profile/entries', { clientId, body: { rubric: 'blood-group', value: 'A+' } }],
    ['/profile/none', { clientId, rubric: 'allergies' }],
    [`${entry}/confirm`, read],
    [`${entry}/end`, read],
    [`${entry}/remove`, read],
    [`${entry}/correction`, { ...read, words: 'Ce n’est pas cela.' }],
  ])
  return { method: 'POST', path: record(drawing, path), json }
}

const READING: readonly Kind[] = [
  {
    weight: 8,
    call: drawing => ({
      method: 'GET',
      path: record(
        drawing,
        `/documents${query({
          limit: drawing.one([undefined, 1, 2, 3, 200]),
          status: drawing.one([undefined, undefined, 'current', 'archived', 'superseded']),
          cursor: drawing.one([undefined, drawing.cursors.list, 'x']),
        })}`,
      ),
    }),
    answered: (answer, { cursors }) => {
      cursors.list = next(answer) ?? cursors.list
    },
  },
  { weight: 6, call: drawing => ({ method: 'GET', path: record(drawing, `/documents/${anId(drawing)}`) }) },
  {
    weight: 5,
    call: drawing => ({ method: 'GET', path: record(drawing, `/documents/${anId(drawing)}/content${drawing.one(['', '?download=1'])}`) }),
  },
  { weight: 2, call: drawing => ({ method: 'GET', path: record(drawing, `/documents/${anId(drawing)}/html`) }) },
  {
    weight: 2,
    call: drawing => ({ method: 'GET', path: record(drawing, `/documents/${anId(drawing)}/parts/${drawing.one(['0', '1', '99'])}`) }),
  },
  {
    weight: 4,
    call: drawing => ({
      method: 'POST',
      path: record(drawing, '/search'),
      json: { text: drawing.one([HIDDEN_WORDS, 'quenouille', 'paper', '2026', '2025-01', 'leroy', 'synthèse']) },
    }),
  },
  {
    weight: 4,
    call: drawing => ({
      method: 'POST',
      path: record(drawing, '/everything/search'),
      json: {
        text: drawing.one([HIDDEN_WORDS, 'quenouile', 'paper', '2026', 'l’an dernier', 'docteur leroy', 'prise de sang', 'synthese']),
        ...drawing.one<object>([{}, { synonyms: false }, { corrections: false }, { limit: 1, from: 1 }]),
      },
    }),
  },
  { weight: 1, call: drawing => ({ method: 'GET', path: record(drawing, '/search-words') }) },
  { weight: 2, call: drawing => ({ method: 'GET', path: record(drawing, '/shelf') }) },
  { weight: 2, call: drawing => ({ method: 'GET', path: record(drawing, '/timeline') }) },
  { weight: 1, call: drawing => ({ method: 'GET', path: record(drawing, `/archive?documents=${anId(drawing)}`) }) },
  {
    weight: 2,
    call: drawing => ({
      method: 'GET',
      path: record(drawing, `/documents/${anId(drawing)}/${drawing.one(['renditions/pdf', 'renditions/thumbnail', 'dicom', 'dicom/0'])}`),
    }),
  },
  {
    weight: 4,
    call: drawing => ({ method: 'GET', path: record(drawing, `/profile${drawing.one(['', '?rubric=allergies', '?past=1'])}`) }),
  },
  { weight: 1, call: drawing => ({ method: 'GET', path: record(drawing, `/profile/entries/${anId(drawing)}/history`) }) },
  { weight: 3, call: aProfileAct },
  { weight: 1, call: drawing => ({ method: 'GET', path: record(drawing, '/person') }) },
  { weight: 1, call: drawing => ({ method: 'GET', path: record(drawing, '/emergency') }) },
  { weight: 2, call: drawing => ({ method: 'GET', path: record(drawing, '/access') }) },
  {
    weight: 3,
    call: drawing => ({
      method: 'GET',
      path: record(
        drawing,
        `/journal${query({ days: drawing.one([undefined, 1, 365]), cursor: drawing.one([undefined, drawing.cursors.journal]) })}`,
      ),
    }),
    answered: (answer, { cursors }) => {
      cursors.journal = next(answer) ?? cursors.journal
    },
  },
  { weight: 1, call: drawing => ({ method: 'GET', path: record(drawing, '/journal/proof') }) },
  { weight: 1, call: () => ({ method: 'GET', path: '/api/session' }) },
]

const ACTING: readonly Kind[] = [
  {
    weight: 3,
    call: drawing => ({
      method: 'PUT',
      path: record(drawing, `/documents/${anId(drawing)}/visibility`),
      json: drawing.one([{ kind: 'all' }, { kind: 'masked' }, { kind: 'chosen', actorIds: [drawing.stage.people.actorOf('chosen').id] }]),
    }),
  },
  {
    weight: 1,
    call: drawing => ({
      method: 'POST',
      path: record(drawing, `/documents/${anId(drawing)}/reveal`),
      json: { to: drawing.one(['holder', 'representatives']) },
    }),
  },
  { weight: 1, call: drawing => ({ method: 'POST', path: record(drawing, `/documents/${anId(drawing)}/archive`) }) },
  { weight: 1, call: drawing => ({ method: 'POST', path: record(drawing, `/documents/${anId(drawing)}/unarchive`) }) },
  { weight: 1, call: drawing => ({ method: 'DELETE', path: record(drawing, `/documents/${anId(drawing)}`) }) },
  {
    weight: 2,
    call: drawing => ({
      method: 'PUT',
      path: record(drawing, '/shelf/documents'),
      json: { documentIds: [anId(drawing)], pinned: drawing.chance(0.5), read: drawing.chance(0.5) },
    }),
  },
  {
    weight: 1,
    call: drawing => ({ method: 'PUT', path: record(drawing, `/documents/${anId(drawing)}/own-note`), json: { text: 'À demander' } }),
  },
  {
    weight: 1,
    call: drawing => ({
      method: 'POST',
      path: record(drawing, '/documents/acts'),
      json: { act: drawing.one(['mask', 'unmask', 'archive', 'delete']), documentIds: [anId(drawing)] },
    }),
  },
]

const DEPOSITING: readonly Kind[] = [
  { weight: 3, call: drawing => ({ method: 'POST', path: record(drawing, '/documents'), form: aForm(drawing) ?? pdfForm({}, '') }) },
  {
    weight: 1,
    call: drawing => ({
      method: 'POST',
      path: record(drawing, '/documents/written'),
      json: {
        title: 'Note',
        typeCode: drawing.one([...TYPES]),
        date: '2026-03-12',
        text: 'Bien.',
        masked: drawing.chance(0.5),
        uniqueId: drawing.stage.target.uniqueIds.hidden,
      },
    }),
  },
]

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
