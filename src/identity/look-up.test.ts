import { describe, expect, test } from 'vitest'
import {
  by,
  INSURER,
  openWorld,
  professional,
  recordOf,
  refusalOf,
  secretary,
  signIn,
  traitsCalled,
} from '../../test/support-door/index.ts'
import { openRecord } from '../access/index.ts'
import { HOUR, MINUTE } from '../kernel/instant.ts'
import { enforce, loadPolicy, parametersAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { recordNumberOf } from './index.ts'

const world = await openWorld()
const anne = await recordOf(world, 'Anne Martin')
const { lookUpsPerActorHour: CEILING } = parametersAt(world.clock.now())
const elsewhere = (number: number) => ({ structureNationalId: `10B9900${number}`, structureId: world.draw.uuid() as never })

const asks = async (op: () => Operation, times: number, ins = anne.traits.ins): Promise<readonly string[]> => {
  const told: string[] = []
  for (let i = 0; i < times; i++) told.push(await refusalOf(recordNumberOf(op(), ins)))
  return [...new Set(told)]
}

describe('looking people up by number', () => {
  test('is for sixty an hour, whoever they are, and then for nobody', async () => {
    expect(CEILING).toBe(60)
    const caller = await signIn(world, professional('Dr Curious', '10', elsewhere(1)))
    const op = () => by(world, caller)
    expect(await asks(op, 30)).toEqual(['done'])
    expect(await asks(op, 30, traitsCalled('Nobody Here').ins)).toEqual(['done'])
    expect(await asks(op, 1)).toEqual(['too-many-look-ups'])
    expect(await asks(op, 1, traitsCalled('Nobody Else').ins)).toEqual(['too-many-look-ups'])
    const other = await signIn(world, professional('Dr Other', '10', elsewhere(2)))
    expect(await asks(() => by(world, other), 1)).toEqual(['done'])
  })

  test('comes back as the hour slides', async () => {
    const caller = await signIn(world, professional('Dr Patient', '10', elsewhere(3)))
    const op = () => by(world, caller)
    await asks(op, CEILING - 1)
    world.clock.advance(30 * MINUTE)
    expect(await asks(op, 2)).toEqual(['done', 'too-many-look-ups'])
    world.clock.advance(30 * MINUTE)
    expect(await asks(op, 1)).toEqual(['done'])
  })

  test('is counted for her structure too', async () => {
    const undo = enforce(
      loadPolicy({ parameterChanges: [{ version: 'few', from: '2026-01-01T00:00:00Z', values: { lookUpsPerStructureHour: 3 } }] }),
    )
    const place = elsewhere(4)
    const one = await signIn(world, professional('Dr One', '10', place))
    const two = await signIn(world, professional('Dr Two', '10', place))
    expect(await asks(() => by(world, one), 2)).toEqual(['done'])
    expect(await asks(() => by(world, two), 2)).toEqual(['done', 'too-many-look-ups'])
    undo()
    expect(await asks(() => by(world, two), 1)).toEqual(['done'])
  })

  test('opening records on demand spends of it; the insurer’s feed has its register', async () => {
    const caller = await signIn(world, professional('Dr Opener', '10', elsewhere(5)))
    await asks(() => by(world, caller), CEILING)
    const request = (name: string) => ({ traits: traitsCalled(name), state: 'active' }) as const
    expect(await refusalOf(openRecord(by(world, caller), request('Refused Opening')))).toBe('too-many-look-ups')
    const insurer = await signIn(world, INSURER)
    expect(await asks(() => by(world, insurer), CEILING + 5)).toEqual(['done'])
    expect(await refusalOf(openRecord(by(world, insurer), request('Refused Opening')))).toBe('done')
  })

  test('by a secretary is hers to spend', async () => {
    const caller = await signIn(world, secretary('Claire Bureau'))
    expect(await asks(() => by(world, caller), CEILING + 1)).toEqual(['done', 'too-many-look-ups'])
    world.clock.advance(2 * HOUR)
  })
})
