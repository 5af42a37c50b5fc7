import { describe, expect, test } from 'vitest'
import { by, openWorld, personCalled, refusalOf, signIn } from '../../test/support-door/index.ts'
import { DAY } from '../kernel/instant.ts'
import type { ActorId } from '../kernel/ids.ts'
import { numberWithout } from '../identity/index.ts'
import { INS_OIDS } from '../kernel/ins.ts'
import { takeDue } from '../platform/due/index.ts'
import type { Database } from '../platform/db/index.ts'
import { announce, enrolmentOf, fileForm, opposeOpening } from '../records/index.ts'
import { CAMPAIGN, numberOf, openCampaign } from '../records/testing/campaign.ts'
import { holderSide, openOnDemand, openUnopposed } from './index.ts'

const world = await openWorld()
const { clock, database } = world
const { op, register, post } = await openCampaign(world)

/** The clock of `retention/` in small: the ring stands in the transaction that took the persons. */
const sweep = (limit = 1_000) =>
  database.transaction(async tx => {
    const db: Database = { ...database, rows: query => tx.rows(query), transaction: work => work(tx) }
    const taken = await takeDue(tx, 'records.open-unopposed', clock.now(), limit)
    return openUnopposed(
      { ...op(), db },
      taken.map(({ subject }) => subject),
      CAMPAIGN.places,
    )
  })

const stateOf = async (n: number) =>
  (await holderSide(op(), numberWithout(world.keyring, { matricule: numberOf(n), oid: INS_OIDS.demonstration })))?.state

const told = async (...ids: readonly ActorId[]) => {
  await announce(op(), ids, CAMPAIGN)
  await post()
}

describe('six weeks after the information', () => {
  test('the record of who did not refuse opens; not a moment before, and not when the clock goes back a day', async () => {
    const [id] = [await register(1)]
    await told(id, await register(2))
    await opposeOpening(op(), await register(2), { channel: 'phone' })
    clock.advance(42 * DAY - 1)
    expect(await sweep()).toEqual({ opened: 0, skipped: 0 })
    clock.advance(-DAY)
    expect(await sweep()).toEqual({ opened: 0, skipped: 0 })
    clock.advance(DAY + 1)
    expect(await sweep()).toEqual({ opened: 1, skipped: 0 })
    expect([await stateOf(1), await stateOf(2)]).toEqual(['open', undefined])
    expect((await enrolmentOf(op(), id)).state).toBe('opened')
  })

  test('a form that came in before is heard, though nobody had dealt with it', async () => {
    const id = await register(3)
    await told(id)
    clock.advance(42 * DAY - 1)
    await fileForm(op(), {
      ins: { matricule: numberOf(3), oid: INS_OIDS.demonstration },
      vitaleSerial: '3'.padStart(20, '0'),
      birthDate: '1968-03-12',
      choice: 'oppose',
    })
    clock.advance(1)
    expect(await sweep()).toEqual({ opened: 0, skipped: 0 })
    expect([await stateOf(3), (await enrolmentOf(op(), id)).state]).toEqual([undefined, 'opposed'])
  })

  test('a sweep that is killed opens nobody; the next opens each, in batches of any size', async () => {
    const ids = await Promise.all([11, 12, 13, 14, 15].map(n => register(n)))
    await told(...ids)
    clock.advance(42 * DAY)
    const killed = database.transaction(async tx => {
      const db: Database = { ...database, rows: query => tx.rows(query), transaction: work => work(tx) }
      const taken = await takeDue(tx, 'records.open-unopposed', clock.now(), 10)
      await openUnopposed(
        { ...op(), db },
        taken.map(({ subject }) => subject),
        CAMPAIGN.places,
      )
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await stateOf(11)).toBeUndefined()
    const sweeps = [await sweep(2), await sweep(2), await sweep(2), await sweep(2)]
    expect(sweeps.map(({ opened }) => opened)).toEqual([2, 2, 1, 0])
  })
})

describe('on demand', () => {
  const as = async (id: ActorId) => by(world, await signIn(world, personCalled('X', id)))

  test('it opens at once for who asks, told or not, and nothing is left to open', async () => {
    const id = await register(20)
    expect(await openOnDemand(await as(id), id)).toEqual({ opened: 1, skipped: 0 })
    expect(await openOnDemand(await as(id), id)).toEqual({ opened: 0, skipped: 1 })
    expect(await enrolmentOf(op(), id)).toMatchObject({ state: 'opened', opensAt: null })
  })

  test('a newborn’s opens at her parent’s word, and at nobody else’s', async () => {
    const parent = await register(21)
    const child = await register(22, { birth_date: '2026-11-20', representative_matricules: numberOf(21), email: '' })
    expect(await refusalOf(openOnDemand(await as(await register(23)), child))).toBe('act-refused')
    expect(await openOnDemand(await as(parent), child)).toEqual({ opened: 1, skipped: 0 })
    expect(await stateOf(22)).toBe('open')
  })

  test('who refused takes that back first', async () => {
    const id = await register(24)
    await opposeOpening(op(), id, { channel: 'online' })
    expect(await refusalOf(openOnDemand(await as(id), id))).toBe('record-opposed')
    expect(await stateOf(24)).toBeUndefined()
  })
})
