import { type Drawing, type Kind, record } from './drawing.ts'

/** Where he could learn of a place that is kept from him: who cares for her, what was asked, what is protected; and naming whom he suspects. */
export const GUESSING: readonly Kind[] = [
  { weight: 2, call: drawing => ({ method: 'GET', path: record(drawing, '/care-team') }) },
  { weight: 1, call: drawing => ({ method: 'GET', path: record(drawing, '/requests') }) },
  { weight: 1, call: drawing => ({ method: 'GET', path: record(drawing, '/access/shares') }) },
  { weight: 1, call: drawing => ({ method: 'GET', path: record(drawing, '/protected-places') }) },
  { weight: 1, call: drawing => ({ method: 'PUT', path: record(drawing, `/care-team/${suspected(drawing)}`), json: {} }) },
  {
    weight: 2,
    call: drawing => ({
      method: 'PUT',
      path: record(drawing, `/access/professionals/${suspected(drawing)}`),
      json: { until: '2027-01-01T00:00:00.000Z', scope: { kind: 'all' } },
    }),
  },
  {
    weight: 2,
    call: drawing => ({
      method: drawing.one(['PUT', 'DELETE']),
      path: record(drawing, `/access/professionals/${suspected(drawing)}/block`),
      json: { evenInEmergency: true },
    }),
  },
]

const suspected = ({ stage, one }: Drawing): string => stage.people.actorOf(one(['stranger', 'rescuer', 'chosen'])).id
