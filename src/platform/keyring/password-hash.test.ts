import { afterAll, describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { COST, openPasswordHasher } from './password-hash.ts'
import { argon2id } from './primitives.ts'

const CHEAP = { memoryKiB: 64, passes: 1 }
const hasher = openPasswordHasher(CHEAP)
afterAll(() => hasher.close())

test('the cost is the one of ASVS 5.0.0, appendix C', () => {
  expect(COST.memoryKiB).toBeGreaterThanOrEqual(46 * 1_024)
  expect(COST.passes).toBeGreaterThanOrEqual(1)
})

test('Argon2id is that of RFC 9106 (§5.3, without its secret and its associated data: libargon2 20190702)', () => {
  const hash = argon2id(Buffer.from('password'), Buffer.from('somesalt'), { memoryKiB: 65_536, passes: 2 })
  expect(hash.toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
})

describe('a hash', () => {
  test('is of its own salt, names its cost, and knows its password among others', async () => {
    const [one, two] = await Promise.all([hasher.hash('le chat dort'), hasher.hash('le chat dort')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/)
    expect(one).not.toBe(two)
    expect(await hasher.verify(one, 'le chat dort')).toBe(true)
    expect(await hasher.verify(one, 'le chat dort ')).toBe(false)
  })

  test('does not mind how letters were composed', async () => {
    expect(await hasher.verify(await hasher.hash('\u00e9t\u00e9 indien'), 'e\u0301te\u0301 indien')).toBe(true)
  })

  test('made at another cost is verified at that cost', async () => {
    const dearer = openPasswordHasher({ memoryKiB: 128, passes: 2 })
    expect(await hasher.verify(await dearer.hash('mot de passe long'), 'mot de passe long')).toBe(true)
    await dearer.close()
  })

  test('that is none is a fault, not a no', async () => {
    await expect(hasher.verify('plain', 'plain')).rejects.toThrow('not a password hash')
  })
})

describe('the one thread', () => {
  test('takes passwords one by one; above its queue the next is told to come back', async () => {
    const small = openPasswordHasher(CHEAP, 2)
    const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(password => small.hash(password)))
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
    const [refused] = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refused instanceof Refusal && [refused.code, refused.category]).toEqual(['hashing-busy', 'too-many'])
    expect(small.waiting()).toBe(0)
    await small.close()
  })

  test('closed, it leaves nobody waiting', async () => {
    const closing = openPasswordHasher(CHEAP)
    const waiting = Promise.allSettled([closing.hash('a'), closing.hash('b')])
    await closing.close()
    expect((await waiting).at(-1)?.status).toBe('rejected')
  })
})
