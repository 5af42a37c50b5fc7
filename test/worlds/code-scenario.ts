import { jsonOf, prepare } from './people.ts'
import type { Place, Scenario, Stage } from './scenarios.ts'

type Filing = {
  readonly filed: (stage: Stage, step: string, place: Place, cookie: string, metadata: Readonly<Record<string, unknown>>) => Promise<string>
  readonly hidden: (stage: Stage) => Promise<string>
}

/**
 * A stranger whom a code of an hour lets in, to one paper: what lies beside it is not there. She may still say that the person agreed, or break
 * the glass, and then sees by law what is not masked: other scenarios ask for that.
 */
export const besideACode = ({ filed, hidden }: Filing): Scenario => ({
  name: 'beside what a code of an hour shows',
  observers: ['stranger'],
  acts: { declares: false, emergencies: false, deposits: true },
  opening: 'both',
  papers: 'here',
  hide: async stage => {
    const { world, people, name, here } = stage
    const id = await filed(stage, 'shown', here, people.cookieOf('author'), {})
    stage.visible.push(id)
    const path = `/api/records/${here.recordId}/access/shares`
    const json = { minutes: 60, scope: { kind: 'documents', documentIds: [id] } }
    const { code } = jsonOf<{ code: string }>(await prepare(world, `${name} shows`, { method: 'POST', path, cookie: here.cookie, json }))
    const typed = { method: 'POST', path: '/api/professional/shares', cookie: people.cookieOf('stranger'), json: { code } } as const
    await prepare(world, `${name} types`, typed)
    await hidden(stage)
  },
})
