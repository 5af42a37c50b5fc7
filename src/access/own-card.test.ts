import { describe, expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  entriesOf,
  openWorld,
  personCalled,
  professional,
  putInState,
  recordOf,
  refusalOf,
  signIn,
  type Someone,
} from '../../test/support-door/index.ts'
import type { Operation } from '../platform/operation.ts'
import { cancelCard, changeCard, mayKnowOf, presentCard, readCard, renewCard } from './index.ts'

const world = await openWorld()
const samu = professional('Dr Rose Secours')
const parent = personCalled('Marc Parent')
const helper = personCalled('Zoé Aide')

const cardOf = async (called: string) => {
  const { recordId, holder } = await recordOf(world, called, {
    relations: [
      { relation: 'representative', actor: asRuleActor(parent) },
      { relation: 'helper', actor: asRuleActor(helper) },
      { relation: 'attending', actor: asRuleActor(samu) },
    ],
  })
  const signed = async (someone: Someone) => by(world, await signIn(world, someone), 'normal')
  const stranger = professional(`Dr Nul ${called}`)
  return {
    recordId,
    as: {
      holder: by(world, holder, 'normal'),
      parent: await signed(parent),
      helper: await signed(helper),
      doctor: await signed(samu),
      stranger: await signed(stranger),
    },
  }
}

const presented = (op: Operation, code: string): Promise<string> => refusalOf(presentCard(op, code))

describe('an emergency card', () => {
  test('has nothing on it that was not chosen, and no code until one is asked for', async () => {
    const { recordId, as } = await cardOf('Anne Vide')
    expect(await readCard(as.holder, recordId)).toEqual({ language: 'fr', shown: {}, code: null })
  })

  test('keeps each switch of each person who may move it', async () => {
    const { recordId, as } = await cardOf('Anne Choix')
    await changeCard(as.holder, recordId, { shown: { a: true, b: false } })
    await changeCard(as.parent, recordId, { language: 'en', shown: { b: true } })
    expect(await readCard(as.holder, recordId)).toMatchObject({ language: 'en', shown: { a: true, b: true } })
  })

  test('is hers and her representative’s: neither a helper, nor her attending doctor reads it or moves it', async () => {
    const { recordId, as } = await cardOf('Anne Sienne')
    for (const op of [as.helper, as.doctor]) {
      expect(await refusalOf(readCard(op, recordId))).toBe('act-refused')
      expect(await refusalOf(changeCard(op, recordId, { language: 'en' }))).toBe('act-refused')
      expect(await refusalOf(renewCard(op, recordId))).toBe('act-refused')
      expect(await refusalOf(cancelCard(op, recordId))).toBe('act-refused')
    }
  })

  test('says whose it is to who reads its code, and opens nothing', async () => {
    const { recordId, as } = await cardOf('Anne Code')
    const code = await renewCard(as.holder, recordId)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect((await readCard(as.parent, recordId)).code?.text).toBe(code)
    expect(await presentCard(as.stranger, ` ${code.toLowerCase().replaceAll('-', ' ')}`)).toBe(recordId)
    expect(await mayKnowOf(as.stranger, recordId)).toBe(false)
    const last = (await entriesOf(world, recordId)).at(-1)?.entry
    expect(last).toMatchObject({ action: 'access.present-card', outcome: 'granted', rule: 'card', relation: 'none' })
  })

  test('lost, it is a code like no other: cancelled, replaced, closed and never made are one answer', async () => {
    const { recordId, as } = await cardOf('Anne Perdue')
    const first = await renewCard(as.holder, recordId)
    const second = await renewCard(as.holder, recordId)
    expect(await presented(as.stranger, first)).toBe('code-unknown')
    expect(await presented(as.stranger, second)).toBe('done')
    await cancelCard(as.holder, recordId)
    expect(await presented(as.stranger, second)).toBe('code-unknown')
    expect(await presented(as.stranger, 'ABCD-EFGH-JKMN')).toBe('code-unknown')
    expect(await readCard(as.holder, recordId)).toMatchObject({ code: null })
    const third = await renewCard(as.holder, recordId)
    await putInState(world, recordId, 'closed')
    expect(await presented(as.stranger, third)).toBe('code-unknown')
  })

  test('leaves no way to guess: twenty codes an hour, right or wrong', async () => {
    const { recordId, as } = await cardOf('Anne Essais')
    const code = await renewCard(as.holder, recordId)
    for (let tried = 0; tried < 20; tried += 1) expect(await presented(as.stranger, `0000-0000-00${tried + 10}`)).toBe('code-unknown')
    expect(await presented(as.stranger, code)).toBe('share-tries')
  })

  test('is told in clear nowhere: the database holds a keyed hash', async () => {
    const { recordId, as } = await cardOf('Anne Hachée')
    const code = (await renewCard(as.holder, recordId)).replaceAll('-', '')
    const rows = await world.database.rows<{ readonly tag: Buffer }>({
      name: 'test:card-codes',
      text: 'select tag from card_code where record_id = $1',
      values: [recordId],
    })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.tag.includes(Buffer.from(code))).toBe(false)
  })
})
