import { anId, type Drawing, type Kind, next, query, record } from './drawing.ts'
import type { Call } from './http-client.ts'
import { HIDDEN_WORDS } from './scenarios.ts'

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

/** What looks, and what is said of the profile beside it. */
export const READING: readonly Kind[] = [
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
  { weight: 3, call: drawing => ({ method: 'GET', path: record(drawing, '/synthesis') }) },
  { weight: 2, call: drawing => ({ method: 'GET', path: record(drawing, '/results') }) },
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
