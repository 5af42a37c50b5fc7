import { answerColleague, askColleague, type TwoPersonAct } from '../../accounts/index.ts'
import { after, DAY, type Instant, toIso } from '../../kernel/instant.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  askForHeirs,
  closeRecord,
  decideHandover,
  objectToSuspension,
  recordDeath,
  reopenRecord,
  suspendRecord,
} from '../../retention/index.ts'
import { asPerson, changeByPages } from './by-pages.ts'
import { spokesOf } from './beginnings.ts'
import { ageOn } from './people.ts'
import { mustBeShut } from './probe.ts'
import { bringIn, type Known, type Run } from './run.ts'

const isUp = (known: Known, at: Instant): boolean => (known.state === 'open' || known.state === 'active') && known.quietUntil <= at

/** She closes it (R.1111-36): on her page, or at the desk when she never signed in. Some come back, some want it gone, most let ten years go by. */
export const close = async (run: Run, known: Known): Promise<void> => {
  const { world, chance, agenda } = run
  const { now, services } = world
  const spokes = spokesOf(run, known)
  if (!isUp(known, now()) || spokes === undefined) return
  const wantsErasure = chance.happens(0.2)
  if (known.state === 'active') await changeByPages(await asPerson(run, spokes), known, 'close', { erase: wantsErasure })
  else {
    run.figures.acts += 1
    await closeRecord(await together(run, 'close-record', known.recordId), services.outbox, known.recordId, {
      channel: 'desk',
      erase: wantsErasure,
    })
  }
  known.state = 'closed'
  run.figures.closed += 1
  run.note(known, 'closed', 'R.1111-36')
  if (wantsErasure) run.note(known, 'erasure-asked', 'R.1111-36')
  if (chance.happens(0.3)) await mustBeShut(run, known, 'closed')
  if (chance.happens(0.3)) agenda.add(after(now(), chance.between(1, wantsErasure ? 5 : 2_000) * DAY), () => comeBack(run, known))
}

const comeBack = async (run: Run, known: Known): Promise<void> => {
  const spokes = spokesOf(run, known)
  if (known.state !== 'closed' || spokes === undefined) return
  const { world } = run
  if (known.wasActivated && run.chance.happens(0.5)) await changeByPages(await asPerson(run, spokes), known, 'reopen', {})
  else {
    run.figures.acts += 1
    await reopenRecord(await world.agent(0), world.services.outbox, known.recordId, 'phone')
  }
  known.state = known.wasActivated ? 'active' : 'open'
  run.figures.reopened += 1
  run.note(known, 'reopened', 'R.1111-36')
}

/** What an agent does not do alone: the other one agrees first. */
export const together = async ({ world }: Run, kind: TwoPersonAct['kind'], recordId: RecordId): Promise<Operation> => {
  const [asks, answers] = [await world.agent(0), await world.agent(1)]
  await answerColleague(answers, await askColleague(asks, { kind, subject: recordId }), true)
  return asks
}

/** The operator suspends for a fraud; half of the people object in time. */
export const suspend = async (run: Run, known: Known): Promise<void> => {
  const { world, chance, agenda } = run
  if (!isUp(known, world.now()) || known.state !== 'active' || ageOn(known.citizen, world.now()) < 18) return
  run.figures.acts += 1
  await suspendRecord(await together(run, 'suspend-record', known.recordId), world.services.outbox, known.recordId, 'fraud')
  known.state = 'suspended'
  run.figures.suspended += 1
  run.note(known, 'suspended', 'R.1111-36')
  await mustBeShut(run, known, 'suspended')
  if (chance.happens(0.5)) agenda.add(after(world.now(), chance.between(1, 41) * DAY), () => object(run, known))
}

const object = async (run: Run, known: Known): Promise<void> => {
  if (known.state !== 'suspended') return
  run.figures.acts += 1
  await objectToSuspension(await run.asHer(known), run.world.services.outbox, known.recordId, 'online')
  known.state = 'active'
  run.note(known, 'objected', 'R.1111-36')
}

/** The register says that she died; her record is shut from then on, and heirs may ask for what the law gives them (L.1110-4 V). */
export const die = async (run: Run, known: Known): Promise<void> => {
  const { world, chance, agenda } = run
  const { citizen, recordId } = known
  if (citizen.diedOn !== undefined) return
  citizen.diedOn = toIso(world.now()).slice(0, 10)
  await bringIn(run, [citizen])
  run.figures.acts += 1
  const hadRecord = ['open', 'active', 'suspended', 'closed'].includes(known.state)
  const wasClosed = known.state === 'closed'
  if (known.state === 'vanished') return
  known.state = 'dead'
  if (!hadRecord) return run.note(known, 'died-without-record', 'L.1111-18')
  await recordDeath(world.loop(), recordId, 'register')
  // Ten years that had begun at the closing go on from there.
  run.note(known, wasClosed ? 'died-after-closing' : 'died', 'L.1111-18')
  if (chance.happens(0.2)) await mustBeShut(run, known, 'of somebody dead')
  if (chance.happens(0.15)) agenda.add(after(world.now(), chance.between(20, 300) * DAY), () => heirs(run, known))
}

const heirs = async (run: Run, known: Known): Promise<void> => {
  const { world } = run
  if (known.state !== 'dead') return
  run.figures.acts += 2
  const reason = run.chance.one(['cause-of-death', 'memory', 'rights'])
  const asked = await askForHeirs(await world.agent(0), known.recordId, {
    requester: 'Un héritier',
    quality: run.chance.one(['heir', 'spouse', 'partner']),
    checked: 'acte de notoriété',
    reason,
    from: '2000-01-01',
  })
  await decideHandover(await world.agent(1), known.recordId, asked, true)
  run.figures.heirs += 1
  run.note(known, 'heirs-asked', 'L.1110-4 V')
}
