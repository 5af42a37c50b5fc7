import { expect, test } from 'vitest'
import { after, fromIso } from '../../kernel/instant.ts'
import { PROOF_EARLY_MS, PROOF_OLD_MS } from './model.ts'
import { openSpentProofs } from './spent-proofs.ts'

const at = fromIso('2026-11-22T08:00:00Z')

test('a proof is spent for as long as it would be taken, whenever it came', () => {
  const lives = PROOF_OLD_MS + PROOF_EARLY_MS
  for (let first = 0; first < 3 * lives; first += 1_000) {
    const spent = openSpentProofs()
    spent.spend('earlier', at)
    expect(spent.spend('one', after(at, first))).toBe(true)
    for (let later = 0; later < lives; later += 5_000) expect(spent.spend('one', after(at, first + later)), `${first} ${later}`).toBe(false)
  }
})

test('and is forgotten after that: memory does not grow with time', () => {
  const spent = openSpentProofs()
  spent.spend('one', at)
  spent.spend('another', after(at, 70_000))
  expect(spent.spend('one', after(at, 140_000))).toBe(true)
})
