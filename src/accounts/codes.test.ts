import { describe, expect, test } from 'vitest'
import { by, idOf, INSURER, openWorld, signIn } from '../../test/support-door/index.ts'
import { after, DAY } from '../kernel/instant.ts'
import { CODE_BITS, newCode, normalCode, printedCode } from './code-text.ts'
import { issueActivationCode, issueActivationCodes } from './index.ts'

const world = await openWorld()
const op = by(world, await signIn(world, INSURER))
const terms = { until: after(op.instant, 15 * DAY), reason: 'asked' } as const

type Row = { actor_id: string; reason: string; cancelled_at: unknown; text: string }
const rowsOf = (person: string): Promise<readonly Row[]> =>
  world.database.owner.rows({
    name: 'test.codes',
    text: `select actor_id, reason, cancelled_at, encode(tag, 'escape') || encode(digest, 'escape') as text from activation_code where actor_id = $1`,
    values: [idOf(person)],
  })

describe('a code', () => {
  test('has sixty bits, in three groups of four that are read one way only', () => {
    expect(CODE_BITS).toBe(60)
    const codes = Array.from({ length: 2_000 }, () => newCode(world.draw))
    expect(new Set(codes).size).toBe(codes.length)
    expect(new Set(codes.join('')).size).toBe(32)
    for (const code of codes) expect(printedCode(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  })

  test('is read in any case, with or without dashes, and with the letters that look like figures', () => {
    expect(normalCode(' 7k3q–9xvb 2m4t ')).toBe('7K3Q9XVB2M4T')
    expect(normalCode('oIl0-1111-2222')).toBe('011011112222')
  })

  test('stands nowhere in clear, and two persons with the same letter have nothing in common', async () => {
    const code = await issueActivationCode(world.database, op, idOf('clear'), terms)
    const [row] = await rowsOf('clear')
    expect(row?.text.includes(code) || row?.text.includes(normalCode(code))).toBe(false)
  })

  test('asked for again cancels the one before, and leaves the letter’s', async () => {
    await issueActivationCode(world.database, op, idOf('again'), { ...terms, reason: 'letter' })
    await issueActivationCode(world.database, op, idOf('again'), terms)
    await issueActivationCode(world.database, op, idOf('again'), terms)
    const rows = await rowsOf('again')
    expect(
      rows
        .filter(row => row.cancelled_at === null)
        .map(row => row.reason)
        .toSorted(),
    ).toEqual(['asked', 'letter'])
    expect(rows).toHaveLength(3)
  })

  test('of a whole campaign: one each, in the order of the persons', async () => {
    const persons = Array.from({ length: 500 }, (_, i) => idOf(`campaign ${i}`))
    const codes = await issueActivationCodes(world.database, op, persons, { ...terms, reason: 'letter' })
    expect(new Set(codes).size).toBe(500)
    expect(await rowsOf('campaign 499')).toHaveLength(1)
  })
})
