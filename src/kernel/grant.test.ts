import { describe, expect, expectTypeOf, test } from 'vitest'
import { aGrant } from '../../test/support-door/grants.ts'
import { CommittedGrant, commitGrant, Grant } from './grant.ts'
import type { RecordId } from './ids.ts'

const RECORD = '33333333-3333-4333-8333-333333333333' as RecordId

describe('a grant', () => {
  test('cannot be made without the door’s key, nor a committed one without the trace’s', () => {
    const grant = aGrant(RECORD)
    expect(() => Reflect.construct(Grant, [Symbol('door'), grant])).toThrow('comes from the door')
    expect(() => Reflect.construct(CommittedGrant, [Symbol('commit'), grant, 'open', '1'])).toThrow('committed trace')
  })

  test('cannot be changed once given', () => {
    const grant = aGrant(RECORD)
    expect(Object.isFrozen(grant)).toBe(true)
    expect(Object.isFrozen(commitGrant(grant, 'open', '1'))).toBe(true)
    expect(() => Object.assign(grant, { blind: true })).toThrow(TypeError)
  })

  test('keeps its right when it is committed, and is no committed grant before', () => {
    const committed = commitGrant(aGrant(RECORD), 'held', '7')
    expect([committed.grant.right, committed.stream, committed.n]).toEqual(['read', 'held', '7'])
    expectTypeOf(committed).toEqualTypeOf<CommittedGrant<'read'>>()
    expectTypeOf<Grant<'read'>>().not.toExtend<CommittedGrant>()
    expectTypeOf<Grant<'deposit'>>().not.toExtend<Grant<'read'>>()
    expectTypeOf<{ grant: Grant; stream: 'open'; n: string }>().toExtend<Pick<CommittedGrant, 'grant' | 'stream' | 'n'>>()
  })
})
