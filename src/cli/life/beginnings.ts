import { changeLife, openOnDemand } from '../../access/index.ts'
import { issueActivationCode, proveByCode, startSession } from '../../accounts/index.ts'
import { operationFor } from '../../api/index.ts'
import { after, DAY, HOUR, type Instant } from '../../kernel/instant.ts'
import { announce, answerForms, opposeOpening, withdrawOpposition } from '../../records/index.ts'
import { activateByPages, refuseByPages } from './by-pages.ts'
import { ageOn } from './people.ts'
import { CAMPAIGN, PLACES, type Post } from './post.ts'
import { insOf, type Known, type Run } from './run.ts'
import { opened } from './watch.ts'

/** The campaign tells these people; each then does what people do. */
export const beginLives = async (run: Run, post: Post, fresh: readonly Known[]): Promise<void> => {
  await announce(
    run.world.loop(),
    fresh.map(({ personId }) => personId),
    CAMPAIGN,
  )
  run.figures.acts += fresh.length
  await post.deliver()
  for (const known of fresh) think(run, post, known)
}

const later = (run: Run, least: number, most: number): Instant => after(run.world.now(), run.chance.between(least * 24, most * 24) * HOUR)

const think = (run: Run, post: Post, known: Known): void => {
  const { chance, agenda } = run
  const isChild = ageOn(known.citizen, run.world.now()) < 18
  if (chance.happens(0.02)) agenda.add(later(run, 1, 40), () => refuse(run, post, known))
  else if (chance.happens(isChild ? 0.15 : 0.02)) agenda.add(later(run, 1, 20), () => openAtOnce(run, known))
  if (chance.happens(0.45)) agenda.add(later(run, 44, 400), () => activate(run, post, known))
}

/** By whom it is said: herself, or for a child a parent who lives. */
export const spokesOf = (run: Run, { citizen, personId }: Known): Known | undefined => {
  if (ageOn(citizen, run.world.now()) >= 18) return run.people.get(personId)
  return citizen.parents
    .map(parent => run.citizens.get(parent))
    .find(parent => parent !== undefined && parent.state !== 'dead' && parent.state !== 'vanished')
}

const refuse = async (run: Run, post: Post, known: Known): Promise<void> => {
  if (known.state !== 'none') return
  const { chance, world, agenda } = run
  const channel = chance.one(['online', 'online', 'phone', 'desk', 'post'])
  const spokes = spokesOf(run, known)
  if (spokes === undefined) return
  run.figures.acts += 1
  if (channel === 'online') {
    await refuseByPages(run, known, spokes)
    await answerForms(world.loop(), PLACES)
  } else await opposeOpening(await world.agent(0), known.personId, { channel })
  known.state = 'opposed'
  run.figures.opposed += 1
  run.note(known, 'opposed', 'R.1111-28')
  await post.deliver()
  if (chance.happens(0.3)) agenda.add(later(run, 2, 600), () => takeBack(run, post, known))
}

const takeBack = async (run: Run, post: Post, known: Known): Promise<void> => {
  if (known.state !== 'opposed') return
  run.figures.acts += 1
  await withdrawOpposition(await run.world.agent(0), known.personId, { channel: 'desk' })
  known.state = 'none'
  run.note(known, 'opposition-withdrawn', 'R.1111-28')
  if (run.chance.happens(0.5)) run.agenda.add(later(run, 3, 100), () => activate(run, post, known))
}

/** She need not wait (3b), nor need the parents of a newborn. */
const openAtOnce = async (run: Run, known: Known): Promise<void> => {
  const spokes = spokesOf(run, known)
  if (known.state !== 'none' || spokes === undefined) return
  run.figures.acts += 1
  const { opened: many } = await openOnDemand(await run.asHer(spokes), known.personId)
  if (many === 1) opened(run, known, {}, 'opened-on-request')
}

const PATHS = ['letter', 'letter', 'desk', 'desk', 'pages', 'identity'] as const

/** By each way there is: the letter's code, a code from the desk, the pages themselves, a national identity. */
const activate = async (run: Run, post: Post, known: Known): Promise<void> => {
  const spokes = spokesOf(run, known)
  if (known.state !== 'open' || spokes === undefined) return
  run.figures.acts += 1
  const code = post.codeOf(known.personId)
  const wanted = run.chance.one(PATHS)
  const path = code === undefined && wanted !== 'identity' ? 'desk' : wanted
  const done = await byPath(run, path, known, spokes, code)
  if (!done) return
  known.state = 'active'
  known.wasActivated = true
  run.figures.activated += 1
  run.note(known, 'activated', 'R.1111-32')
}

const byPath = async (run: Run, path: (typeof PATHS)[number], known: Known, spokes: Known, code: string | undefined): Promise<boolean> => {
  const { world } = run
  if (path === 'pages' && code !== undefined) return activateByPages(run, known, spokes, code)
  if (path === 'identity') {
    await changeLife(await run.asHer(spokes), known.recordId, 'activate')
    return true
  }
  const typed = path === 'letter' && code !== undefined ? code : await codeFromDesk(run, known)
  const op = world.loop()
  const proof = { ins: insOf(spokes.citizen), vitaleSerial: spokes.citizen.vitale, birthDate: known.citizen.birthDate, code: typed }
  const proved = await proveByCode(op, 'activation', proof).catch(() => undefined)
  if (proved?.kind !== 'proved') return path === 'letter' ? byPath(run, 'desk', known, spokes, undefined) : false
  const { db, keyring, draw, mode } = world.services
  const subject = { kind: 'person', id: proved.addresseeId, name: spokes.citizen.firstName } as const
  const session = await startSession({ db, keyring, draw, instant: world.now(), mode }, { subject, means: 'activation-code' })
  await changeLife(operationFor(world.services, session.authentication, draw.uuid()), known.recordId, 'activate')
  return true
}

const codeFromDesk = async (run: Run, { personId }: Known): Promise<string> => {
  const agent = await run.world.agent(0)
  return agent.db.transaction(tx => issueActivationCode(tx, agent, personId, { until: after(agent.instant, 15 * DAY), reason: 'desk' }))
}
