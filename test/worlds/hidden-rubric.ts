import { jsonOf, prepare } from './people.ts'
import type { Scenario } from './scenarios.ts'

const SAID = [
  ['an allergy', 'allergies', { code: { text: 'quenouille verveine' }, criticality: 'high' }, '7b2f6f0e-1111-4222-8333-444455556666'],
  ['a blood group', 'blood-group', { value: 'O-' }, '7b2f6f0e-1111-4222-8333-444455556667'],
] as const

/** Something is said in two rubrics of one record, and both rubrics are hidden in both records: a hidden one and an empty one are the same world. */
export const HIDDEN_RUBRIC: Scenario = {
  name: 'a hidden rubric of the profile',
  observers: ['doctor', 'specialist', 'pharmacist', 'nurse', 'stranger', 'secretary', 'structure', 'emergency'],
  acts: { declares: true, emergencies: true, deposits: true },
  opening: 'both',
  papers: 'here',
  hide: async stage => {
    const { world, name, target } = stage
    const path = `/api/records/${target.recordId}/profile`
    for (const [step, rubric, body, clientId] of SAID) {
      const json = { clientId, body: { rubric, ...body } }
      const answer = await prepare(world, `${name} says ${step}`, {
        method: 'POST',
        path: `${path}/entries`,
        cookie: target.cookie,
        json,
      })
      stage.hidden.push(jsonOf<{ id: string }>(answer).id)
    }
    for (const place of [stage.here, stage.spare])
      for (const [, rubric] of SAID)
        await prepare(world, `${name} hides ${rubric} ${place === stage.here}`, {
          method: 'PUT',
          path: `/api/records/${place.recordId}/profile/rubrics/${rubric}`,
          cookie: place.cookie,
          json: { hidden: true },
        })
  },
}
