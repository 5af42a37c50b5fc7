import { describe, expect, test } from 'vitest'
import { refusalOf } from '../../test/support-door/index.ts'
import { after, DAY, MINUTE } from '../kernel/instant.ts'
import { answerRequests, askForCode, issueActivationCode, type Proof, proveByCode } from './index.ts'
import { CODE_BITS, newCode } from './code-text.ts'
import { SPRAY_LIMIT } from './attempts.ts'
import { type Insured, insOf, openKit, serialOf } from './testing/population.ts'
import { codeIn, lettersOf, mailsOf } from './testing/texts.ts'

const kit = await openKit()
const [anne, paul, zoe, lea] = await kit.register(
  { name: 'Anne Martin', email: 'anne@exemple.fr' },
  { name: 'Paul Martin' },
  { name: 'Zoe Martin', birthDate: '2016-05-04', representatives: ['Anne Martin'] },
  { name: 'Lea Martin', birthDate: '2016-05-04', representatives: ['Anne Martin'] },
)
if (anne === undefined || paul === undefined || zoe === undefined || lea === undefined) throw new Error('nobody')

/** A minute later: what was tried before is before. */
const issue = (person: Insured, days = 15): Promise<string> => {
  kit.clock.advance(MINUTE)
  return issueActivationCode(kit.database, kit.loop(), person.personId, { until: after(kit.clock.now(), days * DAY), reason: 'asked' })
}
const proofOf = (person: Insured, code: string, changes: Partial<Proof> = {}): Proof => ({
  ins: person.ins,
  vitaleSerial: person.vitaleSerial,
  birthDate: person.birthDate,
  code,
  ...changes,
})
const prove = (proof: Proof) => proveByCode(kit.loop(), 'activation', proof)
const refused = (proof: Proof): Promise<string> => refusalOf(prove(proof))

describe('who types her number, her card, her birth date and her code', () => {
  test('is proved, once', async () => {
    const code = await issue(anne)
    expect(await prove(proofOf(anne, code.toLowerCase().replaceAll('-', ' ')))).toEqual({
      kind: 'proved',
      addresseeId: anne.personId,
      personId: anne.personId,
    })
    expect(await refused(proofOf(anne, code))).toBe('proof-refused')
  })

  test('is refused in one way when anything is wrong, and the code then still serves her', async () => {
    const code = await issue(anne)
    const wrong: readonly Proof[] = [
      proofOf(anne, code, { ins: insOf('Nobody Here') }),
      proofOf(anne, code, { ins: paul.ins }),
      proofOf(anne, code, { vitaleSerial: serialOf('another') }),
      proofOf(anne, code, { birthDate: '1968-03-13' }),
      proofOf(anne, '0000-0000-0000'),
      proofOf(paul, code),
      proofOf(paul, code, { birthDate: anne.birthDate, vitaleSerial: anne.vitaleSerial }),
    ]
    for (const proof of wrong) expect(await refused(proof)).toBe('proof-refused')
    expect((await prove(proofOf(anne, code))).kind).toBe('proved')
  })

  test('comes too late the instant it expires', async () => {
    const code = await issue(anne, 15)
    kit.clock.advance(15 * DAY)
    expect(await refused(proofOf(anne, code))).toBe('proof-refused')
  })

  test('has five tries; the right code at the sixth is refused, and a new code is a new start', async () => {
    const code = await issue(anne)
    for (let n = 0; n < 4; n += 1) expect(await refused(proofOf(anne, '1111-1111-1111'))).toBe('proof-refused')
    expect((await prove(proofOf(anne, code))).kind).toBe('proved')
    const other = await issue(anne)
    for (let n = 0; n < 5; n += 1) await refused(proofOf(anne, '1111-1111-1111'))
    expect(await refused(proofOf(anne, other))).toBe('proof-refused')
    expect((await prove(proofOf(anne, await issue(anne)))).kind).toBe('proved')
  })

  test('wears no code out without the card: only tries with it count', async () => {
    const code = await issue(anne)
    for (let n = 0; n < 9; n += 1) await refused(proofOf(anne, '1111-1111-1111', { vitaleSerial: serialOf(`guess ${n}`) }))
    expect((await prove(proofOf(anne, code))).kind).toBe('proved')
  })

  test('twice at once: one is proved', async () => {
    const code = await issue(anne)
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => refused(proofOf(anne, code)).catch((error: Error) => error.message)))
    expect(outcomes.filter(outcome => outcome === 'done')).toHaveLength(1)
  })

  test('at twenty guesses at once has five all the same', async () => {
    const code = await issue(anne)
    await Promise.all(Array.from({ length: 20 }, () => refused(proofOf(anne, '2222-2222-2222'))))
    expect(await refused(proofOf(anne, code))).toBe('proof-refused')
  })
})

describe('a child', () => {
  test('is proved by the number and the card of her parent, and her own birth date', async () => {
    const code = await issue(zoe)
    expect(await refused(proofOf(paul, code, { birthDate: zoe.birthDate }))).toBe('proof-refused')
    expect(await refused(proofOf(anne, code))).toBe('proof-refused')
    expect(await prove(proofOf(anne, code, { birthDate: zoe.birthDate }))).toEqual({
      kind: 'proved',
      addresseeId: anne.personId,
      personId: zoe.personId,
    })
  })

  test('never gets a way in of her own', async () => {
    expect(await refused(proofOf(zoe, await issue(zoe)))).toBe('minor-herself')
  })

  test('a twin: the letter’s code is for one of them, a code that was asked for lets the parent choose', async () => {
    const one = await issue(lea)
    expect(await prove(proofOf(anne, one, { birthDate: lea.birthDate }))).toMatchObject({ kind: 'proved', personId: lea.personId })
    await askForCode(kit.loop(), {
      asked: 'activation-code',
      ins: anne.ins,
      vitaleSerial: anne.vitaleSerial,
      birthDate: zoe.birthDate,
      channel: 'email',
    })
    await answerRequests(kit.desk())
    const code = codeIn((await mailsOf(kit, anne.personId)).at(-1))
    const answer = await prove(proofOf(anne, code, { birthDate: zoe.birthDate }))
    expect(answer.kind === 'choose' && answer.among.map(({ firstName }) => firstName).toSorted()).toEqual(['LEA', 'ZOE'])
    for (const chosen of [zoe.personId, lea.personId])
      expect(await prove(proofOf(anne, code, { birthDate: zoe.birthDate, chosen }))).toMatchObject({ kind: 'proved', personId: chosen })
    expect(await refused(proofOf(anne, code, { birthDate: zoe.birthDate, chosen: zoe.personId }))).toBe('proof-refused')
  })
})

describe('a code that is asked for', () => {
  const ask = async (changes: object = {}): Promise<void> => {
    await askForCode(kit.loop(), {
      asked: 'activation-code',
      ins: paul.ins,
      vitaleSerial: paul.vitaleSerial,
      birthDate: paul.birthDate,
      channel: 'email',
      ...changes,
    })
    await answerRequests(kit.desk())
  }

  test('goes to a contact the insurer knows, by post when there is none of that kind; nothing leaves for who types something wrong', async () => {
    await ask({ vitaleSerial: '12345678901' })
    await ask({ birthDate: '1970-01-01' })
    await ask({ ins: insOf('Nobody There') })
    expect(await lettersOf(kit, paul.personId)).toHaveLength(0)
    await ask()
    const [letter] = await lettersOf(kit, paul.personId)
    expect(await mailsOf(kit, paul.personId)).toHaveLength(0)
    expect((await prove(proofOf(paul, codeIn(letter)))).kind).toBe('proved')
  })

  test('of somebody who has her account says so, without a code', async () => {
    kit.clock.advance(61 * MINUTE)
    await kit.account(paul)
    await ask()
    const last = (await lettersOf(kit, paul.personId)).at(-1)
    expect(codeIn(last)).toBe('no code')
    expect(last).toContain('déjà')
  })

  test('five times an hour, no more', async () => {
    kit.clock.advance(61 * MINUTE)
    for (let n = 0; n < 5; n += 1) await ask()
    expect(await refusalOf(ask())).toBe('too-many-tries')
  })
})

describe('spraying: five tries at each of a million people (security.md A7)', () => {
  const PEOPLE = 1_000_000
  const TRIES = 5

  /** Hits of who tries the same five codes on everybody, when everybody has a code of her own. */
  const hits = (draw: () => string): number => {
    const guesses = new Set(Array.from({ length: TRIES }, draw))
    let found = 0
    for (let person = 0; person < PEOPLE; person += 1) if (guesses.has(draw())) found += 1
    return found
  }

  test('hits nobody with codes of sixty bits, and about five with codes of six figures (control)', () => {
    const pool = Buffer.from(kit.draw.bytes(16_000_000))
    let at = 0
    const bytes = (length: number): Uint8Array => {
      at = at + length > pool.length ? 0 : at
      at += length
      return pool.subarray(at - length, at)
    }
    const sixFigures = (): string => String(Buffer.from(bytes(4)).readUInt32BE() % 1_000_000)
    expect(hits(() => newCode({ bytes, uuid: () => '' }))).toBe(0)
    expect((TRIES * PEOPLE) / 2 ** CODE_BITS).toBeLessThan(1e-10)
    expect(hits(sixFigures)).toBeGreaterThan(0)
  })

  test('when it shows, each code dies at its first wrong try; nobody is locked out of a new one', async () => {
    kit.clock.advance(2 * 60 * MINUTE)
    const [bob] = await kit.register({ name: 'Bob Sprayed' })
    if (bob === undefined) throw new Error('nobody')
    await kit.database.owner.rows({
      name: 'test.spray',
      text: `insert into sign_in_attempt (tag, attempt_id, kind, at) select decode(md5(g::text), 'hex'), gen_random_uuid(), 'code', $1 from generate_series(1, $2) g`,
      values: [new Date(kit.clock.now()).toISOString(), SPRAY_LIMIT],
    })
    const code = await issue(bob)
    await refused(proofOf(bob, '1111-1111-1111'))
    expect(await refused(proofOf(bob, code))).toBe('proof-refused')
    expect((await prove(proofOf(bob, await issue(bob)))).kind).toBe('proved')
  })
})
