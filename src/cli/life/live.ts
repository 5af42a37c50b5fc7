import { after, type Instant, HOUR, instant, toIso } from '../../kernel/instant.ts'
import { monotonic } from '../../platform/clock.ts'
import { ringsOf } from '../../clocks.ts'
import type { Rung } from '../../retention/index.ts'
import type { Post } from './post.ts'
import type { Run } from './run.ts'
import { watch } from './watch.ts'

/** From one thing that happens to the next, whichever comes first: what somebody has in mind, or a clock. Clocks ring on the hour. */
export const live = async (run: Run, post: Post, begun: number): Promise<void> => {
  const { world, agenda, end } = run
  let year = ''
  let nextPass = world.begin
  for (;;) {
    const [due, planned] = [await firstDue(run, nextPass), agenda.next()]
    const next = instant(Math.min(due ?? Number.POSITIVE_INFINITY, planned ?? Number.POSITIVE_INFINITY))
    if (next >= end || !Number.isFinite(next)) break
    world.advance(next)
    if (year !== toIso(next).slice(0, 4)) {
      year = toIso(next).slice(0, 4)
      console.error(
        `${year}: ${run.country.citizens.length} people, ${run.figures.acts} acts, ${Math.round((monotonic() - begun) / 1_000)} s`,
      )
    }
    if (due !== null && due <= next) {
      await ring(run, post)
      nextPass = after(next, HOUR)
    } else await agenda.take()?.act()
  }
  world.advance(end)
  await ring(run, post)
}

/** The hour of the next pass that has something to do; a pass an hour at most. */
const firstDue = async ({ world: { services } }: Run, nextPass: Instant): Promise<Instant | null> => {
  const [row] = await services.db.rows<{ due: Instant | null }>({
    name: 'life.next',
    text: 'select min(due) as due from due_date where kind = any($1)',
    values: [Object.keys(ringsOf(services))],
  })
  return row === undefined || row.due === null ? null : instant(Math.max(Math.ceil(row.due / HOUR) * HOUR, nextPass))
}

/** Rings what is due, sees what came of it, and lets the messages leave that it wrote. */
const ring = async (run: Run, post: Post): Promise<void> => {
  const rungs: Rung[] = []
  await run.world.sweep(rung => void rungs.push(rung))
  for (const rung of rungs) await watch(run, rung)
  await post.deliverDaily()
}
