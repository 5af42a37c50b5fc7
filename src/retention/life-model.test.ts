import { expect, test } from 'vitest'
import { refusalOf } from '../../test/support-door/index.ts'
import { seededDraw } from '../../test/support/index.ts'
import { DAY, type Instant } from '../kernel/instant.ts'
import type { RecordState } from '../records/index.ts'
import {
  askErasure,
  closeRecord,
  objectToSuspension,
  readLife,
  recordDeath,
  reopenRecord,
  resumeRecord,
  ringsAt,
  suspendRecord,
  withdrawErasure,
} from './index.ts'
import { type Kit, openKit } from './testing/kit.ts'

/** A record as the law sees it: a dozen lines against which the verbs, the clocks and the database are held. `null`: purged. */
type Model = {
  readonly state: RecordState
  readonly former: RecordState
  readonly purge: Instant | null
  readonly erase: Instant | null
  readonly close: Instant | null
} | null

type Step = readonly [outcome: string, after: Model]

const alive = (model: Model): boolean => model?.state === 'open' || model?.state === 'active'
const refused = (model: Model): Step => [alive(model) ? 'act-refused' : 'no-record', model]
const closed = (model: NonNullable<Model>, at: Instant): NonNullable<Model> => ({
  ...model,
  state: 'closed',
  close: null,
  purge: ringsAt('records.purge', at),
})

const MODEL = {
  close: (m, at) => (m !== null && alive(m) ? ['done', closed(m, at)] : refused(m)),
  closeAndErase: (m, at) => (m !== null && alive(m) ? ['done', { ...closed(m, at), erase: ringsAt('records.erase', at) }] : refused(m)),
  reopen: m => (m?.state === 'closed' ? ['done', { ...m, state: m.former, purge: null, erase: null }] : refused(m)),
  erase: (m, at) => (m?.state === 'closed' ? ['done', { ...m, erase: m.erase ?? ringsAt('records.erase', at) }] : refused(m)),
  withdraw: m => {
    if (m?.state !== 'closed') return refused(m)
    return m.erase === null ? ['no-erasure-asked', m] : ['done', { ...m, erase: null }]
  },
  suspend: (m, at) => {
    if (m?.state === 'suspended') return ['already-suspended', m]
    return m !== null && alive(m) ? ['done', { ...m, state: 'suspended', close: ringsAt('records.close-suspended', at) }] : ['no-record', m]
  },
  resume: m => {
    if (m?.state === 'suspended') return ['done', { ...m, state: m.former, close: null }]
    return [alive(m) ? 'not-suspended' : 'no-record', m]
  },
  object: m => (m?.state === 'suspended' ? ['done', { ...m, state: m.former, close: null }] : refused(m)),
  die: (m, at) =>
    m === null ? ['no-record', m] : ['done', { ...m, state: 'deceased', close: null, purge: m.purge ?? ringsAt('records.purge', at) }],
} satisfies Record<string, (model: Model, at: Instant) => Step>

type Verb = keyof typeof MODEL
const VERBS = Object.keys(MODEL) as readonly Verb[]

const isDue = (due: Instant | null, at: Instant): boolean => due !== null && due <= at

const swept = (m: Model, at: Instant): Model => {
  if (m === null) return m
  if (isDue(m.close, at)) return closed(m, at)
  return isDue(m.erase, at) || isDue(m.purge, at) ? null : m
}

type Person = Awaited<ReturnType<Kit['person']>>

const doReally = async (kit: Kit, { recordId, holder }: Person, verb: Verb): Promise<string> => {
  const { outbox } = kit
  const hers = () => kit.now(holder)
  switch (verb) {
    case 'close':
      return refusalOf(closeRecord(await hers(), outbox, recordId, { channel: 'online' }))
    case 'closeAndErase':
      return refusalOf(closeRecord(await hers(), outbox, recordId, { channel: 'online', erase: true }))
    case 'reopen':
      return refusalOf(reopenRecord(await hers(), outbox, recordId, 'online'))
    case 'erase':
      return refusalOf(askErasure(await hers(), outbox, recordId, 'online'))
    case 'withdraw':
      return refusalOf(withdrawErasure(await hers(), outbox, recordId, 'online'))
    case 'suspend':
      return refusalOf(suspendRecord(await kit.desk('suspend-record', recordId), outbox, recordId, 'fraud'))
    case 'resume':
      return refusalOf(resumeRecord(await kit.desk('suspend-record', recordId), outbox, recordId))
    case 'object':
      return refusalOf(objectToSuspension(await hers(), outbox, recordId, 'online'))
    case 'die':
      return refusalOf(recordDeath(kit.loop(), recordId, 'register'))
  }
}

const seenOf = async (kit: Kit, { recordId }: Person): Promise<unknown> =>
  readLife(kit.loop(), recordId).then(
    ({ state, archivedUntil, eraseOn, closesOn }) => ({ state, purge: archivedUntil, erase: eraseOn, close: closesOn }),
    () => null,
  )

const expected = (model: Model): unknown => {
  if (model === null) return null
  const { former: _, ...seen } = model
  return seen
}

/** Hours and decades: clocks are met from both sides. */
const WAITS = [0.04, 1, 6.9, 7, 20, 42, 365, 1_500, 3_653] as const

const kit = await openKit()

test.each(Array.from({ length: 24 }, (_, index) => index))(
  'whatever is done to a record, in any order, it is as the model says (%i)',
  async seed => {
    const draw = seededDraw(`life ${seed}`)
    const pick = <T>(list: readonly T[]): T => list[Buffer.from(draw.bytes(2)).readUInt16BE() % list.length] as T
    const state = pick(['open', 'active'] as const)
    kit.clock.set('2027-03-01T10:00:00.000Z')
    const person = await kit.person(`Model Nr${seed}`, { state })
    let model: Model = { state, former: state, purge: null, erase: null, close: null }
    for (let step = 0; step < 30; step++) {
      if (step % 3 === 2) {
        kit.clock.advance(pick(WAITS) * DAY)
        await kit.sweep()
        model = swept(model, kit.clock.now())
        await kit.sequence()
        kit.clock.advance(1_000)
        await kit.sweep()
        model = swept(model, kit.clock.now())
      } else {
        const verb = pick(VERBS.filter(one => one !== 'die' || step > 20))
        const [outcome, after]: Step = MODEL[verb](model, kit.clock.now())
        expect([verb, await doReally(kit, person, verb)]).toEqual([verb, outcome])
        model = after
      }
      expect(await seenOf(kit, person)).toEqual(expected(model))
    }
  },
)

test('no clock rang early', () => {
  expect(kit.rung.length).toBeGreaterThan(20)
  expect(kit.rung.filter(({ due, at }) => at < due)).toEqual([])
  expect(new Set(kit.rung.map(({ kind }) => kind))).toEqual(
    new Set(['records.close-suspended', 'records.erase', 'records.purge', 'purges.run', 'purges.complete']),
  )
})
