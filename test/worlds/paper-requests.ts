import { cdaOf } from '../../src/documents/testing/cda.ts'
import { oidOfUuid } from '../../src/documents/format/index.ts'
import type { ActorId } from '../../src/kernel/ids.ts'
import { anId, type Drawing, type Kind, NOBODY, record, TYPES } from './drawing.ts'
import type { Call } from './http-client.ts'
import { traitsOf } from './people.ts'
import { pdfForm } from './scenarios.ts'

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

/** What changes a paper that is there, or not. */
export const ACTING: readonly Kind[] = [
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

export const DEPOSITING: readonly Kind[] = [
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
