import { asPerson, DOCTOR, listedTo, signedIn } from './by-pages.ts'
import { birthdayOf } from './people.ts'
import type { Known, Run } from './run.ts'
import { HOUR, instant } from '../../kernel/instant.ts'

/** Somebody was shown what she may not see. Told at once, counted at the end. */
export const leak = (run: Run, { citizen }: Known, what: string): void => {
  run.figures.leaks += 1
  console.error(`leak: ${what} (${citizen.key})`)
}

/** A record that is closed, suspended, of somebody dead, or purged: nobody is shown anything of it, its holder neither (R.1111-36). */
export const mustBeShut = async (run: Run, known: Known, why: string): Promise<void> => {
  if (known.state !== 'dead' && (await listedTo(await asPerson(run, known), known)) !== undefined)
    leak(run, known, `her own record, ${why}`)
  const seen = await listedTo(await signedIn(run, DOCTOR), known)
  if (seen !== undefined && seen.length > 0) leak(run, known, `a professional reads a record, ${why}`)
}

/** The hour after the eighteenth birthday: her parents read nothing any more. */
export const watchMajority = (run: Run, child: Known, parents: readonly Known[]): void => {
  const day = birthdayOf(child.citizen, 18)
  if (day <= run.world.now() || day >= run.end) return
  run.agenda.add(instant(day + HOUR), async () => {
    if (child.state !== 'open' && child.state !== 'active') return
    for (const parent of parents) {
      if (parent.state !== 'active') continue
      if ((await listedTo(await asPerson(run, parent), child)) !== undefined)
        leak(run, child, 'a parent reads after the eighteenth birthday')
    }
  })
}
