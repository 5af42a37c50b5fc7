import { describe, expect, test } from 'vitest'
import { refusalOf } from '../../test/support-door/index.ts'
import type { Authentication } from '../kernel/actors.ts'
import type { ActorId } from '../kernel/ids.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import type { SeenBrowser } from './devices.ts'
import {
  addApp,
  answerRequests,
  askForCode,
  cancelRecovery,
  changePassword,
  checkIdentifier,
  confirmAgain,
  devicesOf,
  endOneSession,
  endOtherSessions,
  finishRecoveries,
  forgetDevice,
  issueRecoveryCode,
  offerApp,
  recover,
  recoveryOf,
  removeApp,
  requireSession,
  sendSignInCode,
  sessionsOf,
  type SignedIn,
  signInWithCode,
  signInWithPassword,
} from './index.ts'
import { totpCode, totpStep } from './totp.ts'
import { type Insured, openKit } from './testing/population.ts'
import { codeIn, lettersOf, mailsOf, sixFiguresIn } from './testing/texts.ts'

const kit = await openKit()
const SITE = { id: 'localhost', origin: 'http://localhost' }
const FIREFOX: SeenBrowser = { label: 'Firefox sur Windows' }

let number = 0
const somebody = async (changes: { readonly email?: string; readonly phone?: string } = { email: 'her@exemple.fr' }) => {
  number += 1
  const [person] = await kit.register({ name: `Person${number} Test`, ...changes })
  if (person === undefined) throw new Error('nobody')
  return { person, ...(await kit.account(person)) }
}

type Known = { readonly person: Insured; readonly identifier: string; readonly password: string }
const byPassword = ({ identifier, password }: Omit<Known, 'person'>, browser = FIREFOX) =>
  signInWithPassword(kit.desk(), { identifier, password }, browser)

/** Signs in by password and a code sent by mail. */
const enters = async (known: Known, browser = FIREFOX, trust = false): Promise<SignedIn> => {
  const first = await byPassword(known, browser)
  if (first.kind === 'signed-in') return first
  kit.clock.advance(SECOND)
  await sendSignInCode(kit.desk(), first.ticket, 'email')
  const code = sixFiguresIn((await mailsOf(kit, known.person.personId)).filter(mail => mail.includes('connexion')).at(-1))
  return signInWithCode(kit.desk(), { ticket: first.ticket, code, trust }, browser)
}
const acting = ({ session }: SignedIn): Operation => ({ ...kit.loop(), caller: session.authentication })
const refreshed = (op: Operation, changes: Partial<Authentication> = {}): Operation => ({
  ...op,
  instant: kit.clock.now(),
  caller: { ...op.caller, ...changes },
})

describe('identifier, password and one-time code', () => {
  test('open a session of substantial level; the code works once, and its ticket too', async () => {
    const known = await somebody()
    const first = await byPassword(known)
    if (first.kind !== 'code-needed') throw new Error('no code was asked')
    expect(first.channels).toEqual([{ channel: 'email', hint: 'h···@exemple.fr' }])
    await sendSignInCode(kit.desk(), first.ticket, 'email')
    const code = sixFiguresIn((await mailsOf(kit, known.person.personId)).at(-1))
    const { session } = await signInWithCode(kit.desk(), { ticket: first.ticket, code }, FIREFOX)
    expect(session.authentication).toMatchObject({
      means: 'password-and-code',
      level: 'substantial',
      subject: { kind: 'person', id: known.person.personId },
    })
    expect(await refusalOf(signInWithCode(kit.desk(), { ticket: first.ticket, code }, FIREFOX))).toBe('code-refused')
  })

  test('are refused in one way, for somebody and for nobody', async () => {
    const known = await somebody()
    expect(await refusalOf(byPassword({ ...known, password: 'wrong horses here' }))).toBe('sign-in-refused')
    expect(await refusalOf(byPassword({ identifier: 'nobody.at.all', password: known.password }))).toBe('sign-in-refused')
    expect(await refusalOf(byPassword({ identifier: 'x', password: '' }))).toBe('sign-in-refused')
    expect((await byPassword({ ...known, identifier: known.identifier.toUpperCase() })).kind).toBe('code-needed')
  })

  test('ten wrong passwords in a quarter of an hour, then a pause: for nobody as for somebody', async () => {
    const known = await somebody()
    for (const typed of [
      { ...known, password: 'wrong horses here' },
      { identifier: 'nobody.there', password: 'wrong horses here' },
    ]) {
      for (let n = 0; n < 10; n += 1) expect(await refusalOf(byPassword(typed))).toBe('sign-in-refused')
      expect(await refusalOf(byPassword(typed))).toBe('too-many-tries')
    }
    expect(await refusalOf(byPassword(known))).toBe('too-many-tries')
    kit.clock.advance(15 * MINUTE + SECOND)
    expect((await byPassword(known)).kind).toBe('code-needed')
  })

  test('the code of somebody else, a late one, and the sixth try are refused', async () => {
    const [one, two] = [await somebody(), await somebody()]
    const [first, second] = [await byPassword(one), await byPassword(two)]
    if (first.kind !== 'code-needed' || second.kind !== 'code-needed') throw new Error('no code was asked')
    await sendSignInCode(kit.desk(), first.ticket, 'email')
    await sendSignInCode(kit.desk(), second.ticket, 'email')
    const hers = sixFiguresIn((await mailsOf(kit, one.person.personId)).at(-1))
    if (hers !== sixFiguresIn((await mailsOf(kit, two.person.personId)).at(-1)))
      expect(await refusalOf(signInWithCode(kit.desk(), { ticket: second.ticket, code: hers }, FIREFOX))).toBe('code-refused')
    for (let n = 0; n < 5; n += 1) await refusalOf(signInWithCode(kit.desk(), { ticket: first.ticket, code: 'abcdef' }, FIREFOX))
    expect(await refusalOf(signInWithCode(kit.desk(), { ticket: first.ticket, code: hers }, FIREFOX))).toBe('too-many-tries')
    kit.clock.advance(10 * MINUTE)
    const late = sixFiguresIn((await mailsOf(kit, two.person.personId)).at(-1))
    expect(await refusalOf(signInWithCode(kit.desk(), { ticket: second.ticket, code: late }, FIREFOX))).toBe('code-refused')
    kit.clock.advance(6 * MINUTE)
    expect(await refusalOf(signInWithCode(kit.desk(), { ticket: second.ticket, code: late }, FIREFOX))).toBe('ticket-over')
  })

  test('by text, shown on the telephone of the demonstration', async () => {
    const known = await somebody({ phone: '0612345642' })
    const first = await byPassword(known)
    if (first.kind !== 'code-needed') throw new Error('no code was asked')
    expect(first.channels).toEqual([{ channel: 'sms', hint: '06 ·· ·· ·· 42' }])
    await sendSignInCode(kit.desk(), first.ticket, 'sms')
    const [sms] = kit.phone.shown()
    expect((await signInWithCode(kit.desk(), { ticket: first.ticket, code: sixFiguresIn(sms?.text) }, FIREFOX)).kind).toBe('signed-in')
    expect(await refusalOf(sendSignInCode(kit.desk(), first.ticket, 'email'))).toBe('channel-closed')
  })
})

describe('a browser', () => {
  test('she trusts needs no code for ninety days, and only hers', async () => {
    const [known, other] = [await somebody(), await somebody()]
    const { device } = await enters(known, FIREFOX, true)
    const trusted = { ...FIREFOX, device }
    expect((await byPassword(known, trusted)).kind).toBe('signed-in')
    expect((await byPassword(other, trusted)).kind).toBe('code-needed')
    kit.clock.advance(90 * DAY)
    expect((await byPassword(known, trusted)).kind).toBe('code-needed')
  })

  test('guessing elsewhere does not lock her out of the one she uses', async () => {
    const known = await somebody()
    const { device } = await enters(known, FIREFOX, true)
    for (let n = 0; n < 11; n += 1) await refusalOf(byPassword({ ...known, password: 'wrong horses here' }))
    expect(await refusalOf(byPassword(known))).toBe('too-many-tries')
    expect((await byPassword(known, { ...FIREFOX, device })).kind).toBe('signed-in')
  })

  test('that is new is told to her, the first one is not', async () => {
    const known = await somebody()
    const asked = async (): Promise<number> => {
      const [row] = await kit.database.owner.rows<{ n: number }>({
        name: 'test.notices_asked',
        text: `select count(*)::int as n from outbox_event where name = 'notices.asked'`,
      })
      return row?.n ?? 0
    }
    const before = await asked()
    const { device } = await enters(known)
    await enters(known, { ...FIREFOX, device })
    expect((await asked()) - before).toBe(0)
    await enters(known, { label: 'Chrome sur Android' })
    expect((await asked()) - before).toBe(1)
  })

  test('is listed, and forgotten: its sessions end, its code is asked again', async () => {
    const known = await somebody()
    const phone = await enters(known, { label: 'Chrome sur Android' }, true)
    kit.clock.advance(MINUTE)
    const here = acting(await enters(known))
    expect((await devicesOf(here, undefined)).map(({ label }) => label)).toEqual(['Firefox sur Windows', 'Chrome sur Android'])
    await forgetDevice(here, phone.device.deviceId)
    expect(await refusalOf(requireSession(acting(phone)))).toBe('session-ended')
    await requireSession(here)
    expect((await byPassword(known, { label: 'Chrome sur Android', device: phone.device })).kind).toBe('code-needed')
  })
})

describe('her sessions', () => {
  test('are listed with where they come from, and ended one by one or all but this one', async () => {
    const known = await somebody()
    const [one, two, three] = [await enters(known), await enters(known, { label: 'Safari sur iPhone' }), await enters(known)]
    const here = acting(three)
    const listed = await sessionsOf(here)
    expect(listed).toHaveLength(3)
    expect(listed.map(({ device }) => device).toSorted()).toEqual(['Firefox sur Windows', 'Firefox sur Windows', 'Safari sur iPhone'])
    expect(listed.filter(({ isThisOne }) => isThisOne).map(({ sessionId }) => sessionId)).toEqual([here.caller.sessionId])
    await endOneSession(here, one.session.authentication.sessionId)
    expect(await refusalOf(requireSession(acting(one)))).toBe('session-ended')
    await requireSession(acting(two))
    await endOtherSessions(here)
    expect(await refusalOf(requireSession(acting(two)))).toBe('session-ended')
    await requireSession(here)
  })

  test('of somebody else are not ended by her', async () => {
    const [one, two] = [await enters(await somebody()), await enters(await somebody())]
    await endOneSession(acting(one), two.session.authentication.sessionId)
    await requireSession(acting(two))
  })
})

describe('a fresh proof', () => {
  test('by password lasts ten minutes; a demonstration’s button is none in production', async () => {
    const known = await somebody()
    const op = acting(await enters(known))
    kit.clock.advance(11 * MINUTE)
    const late = refreshed(op)
    expect(await refusalOf(changePassword(kit.desk(), late, 'five white horses'))).toBe('step-up-needed')
    expect(await refusalOf(confirmAgain(kit.desk(), late, SITE, { kind: 'password', password: 'wrong' }))).toBe('sign-in-refused')
    expect(await refusalOf(confirmAgain(kit.desk(), late, SITE, { kind: 'demonstration' }))).toBe('sign-in-refused')
    const { authentication } = await confirmAgain(kit.desk(), late, SITE, { kind: 'password', password: known.password })
    const fresh = refreshed(op, authentication)
    expect(await refusalOf(changePassword(kit.desk(), fresh, known.password))).toBe('password-unchanged')
    expect(await refusalOf(changePassword(kit.desk(), fresh, known.person.firstName))).toBe('password-too-short')
    await changePassword(kit.desk(), fresh, 'five white horses')
    expect(await refusalOf(byPassword(known))).toBe('sign-in-refused')
    expect((await byPassword({ ...known, password: 'five white horses' })).kind).toBe('code-needed')
  })
})

describe('an authenticator app', () => {
  test('is kept once a code of it was typed; each of its codes works once', async () => {
    const known = await somebody()
    const op = acting(await enters(known))
    const { ticket, secret } = await offerApp(op)
    const bytes = Buffer.from(
      [...secret]
        .map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g)
        ?.map(b => Number.parseInt(b, 2)) ?? [],
    )
    const now = (): string => totpCode(bytes, totpStep(kit.clock.now()))
    expect(await refusalOf(addApp(kit.desk(), op, { ticket, code: '000000' }))).toBe('code-refused')
    const first = now()
    await addApp(kit.desk(), op, { ticket, code: first })
    const asked = await byPassword(known)
    if (asked.kind !== 'code-needed') throw new Error('no code was asked')
    expect(asked.channels[0]).toEqual({ channel: 'app' })
    expect(await refusalOf(signInWithCode(kit.desk(), { ticket: asked.ticket, code: first }, FIREFOX))).toBe('code-refused')
    kit.clock.advance(30 * SECOND)
    expect((await signInWithCode(kit.desk(), { ticket: asked.ticket, code: now() }, FIREFOX)).kind).toBe('signed-in')
  })

  test('is not removed when nothing else would open her space', async () => {
    const known = await somebody({})
    const session = {
      ...kit.loop().caller,
      subject: { kind: 'person', id: known.person.personId, name: 'X' },
      means: 'password-and-code',
      authenticatedAt: kit.clock.now(),
    } as const
    const op = { ...kit.loop(), caller: session }
    const { ticket, secret } = await offerApp(op)
    const bytes = Buffer.from(
      [...secret]
        .map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0'))
        .join('')
        .match(/.{8}/g)
        ?.map(b => Number.parseInt(b, 2)) ?? [],
    )
    await addApp(kit.desk(), op, { ticket, code: totpCode(bytes, totpStep(kit.clock.now())) })
    expect(await refusalOf(removeApp(kit.desk(), op))).toBe('last-means')
  })

  test('codes are those of RFC 6238, appendix B', () => {
    const secret = Buffer.from('12345678901234567890')
    for (const [seconds, code] of [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_234_567_890, '005924'],
      [20_000_000_000, '353130'],
    ] as const)
      expect(totpCode(secret, Math.floor(seconds / 30))).toBe(code)
  })
})

describe('what was lost', () => {
  const recoveryCode = async (personId: ActorId): Promise<string> =>
    issueRecoveryCode(kit.database, kit.loop(), personId, { until: (kit.clock.now() + 15 * DAY) as never, reason: 'desk' })
  const asks = (known: Known, code: string, lost: 'password' | 'phone' = 'password') =>
    recover(kit.desk(), {
      ins: known.person.ins,
      vitaleSerial: known.person.vitaleSerial,
      birthDate: known.person.birthDate,
      code,
      lost,
      password: 'eight little ducks',
    })

  test('an identifier is told by the contact that was known', async () => {
    const known = await somebody()
    const { ins, vitaleSerial, birthDate, personId } = known.person
    await askForCode(kit.loop(), { asked: 'identifier', ins, vitaleSerial, birthDate, channel: 'email' })
    await answerRequests(kit.desk())
    expect((await mailsOf(kit, personId)).at(-1)).toContain(known.identifier)
  })

  test('the code that replaces a means goes by post whatever was asked, and is no activation code', async () => {
    const known = await somebody()
    const { ins, vitaleSerial, birthDate, personId } = known.person
    await askForCode(kit.loop(), { asked: 'recovery-code', ins, vitaleSerial, birthDate, channel: 'email' })
    await answerRequests(kit.desk())
    const code = codeIn((await lettersOf(kit, personId)).at(-1))
    expect((await mailsOf(kit, personId)).some(mail => mail.includes(code))).toBe(false)
    expect(await refusalOf(asks(known, code))).toBe('done')
  })

  test('the new password stands a day after, not before; she is told by every way; sessions and trust of before end', async () => {
    const known = await somebody({ email: 'her@exemple.fr', phone: '0612345678' })
    const before = await enters(known, FIREFOX, true)
    kit.clock.advance(SECOND)
    const due = await asks(known, await recoveryCode(known.person.personId))
    expect(due).toBe(kit.clock.now() + 24 * HOUR)
    expect((await mailsOf(kit, known.person.personId)).at(-1)).toContain('va être remplacé')
    expect(kit.phone.shown()[0]?.text).toContain('nouveau mot de passe')
    expect((await lettersOf(kit, known.person.personId)).at(-1)).toContain('va être remplacé')
    const renewed = { ...known, password: 'eight little ducks' }
    kit.clock.advance(24 * HOUR - SECOND)
    await finishRecoveries(kit.desk())
    expect(await refusalOf(byPassword(renewed))).toBe('sign-in-refused')
    kit.clock.advance(SECOND)
    expect(await finishRecoveries(kit.desk())).toBe(1)
    expect((await byPassword(renewed, { ...FIREFOX, device: before.device })).kind).toBe('code-needed')
    expect(await refusalOf(byPassword(known))).toBe('sign-in-refused')
  })

  test('is cancelled by whoever still has her means', async () => {
    const known = await somebody()
    const op = acting(await enters(known))
    await asks(known, await recoveryCode(known.person.personId))
    expect(await recoveryOf(refreshed(op))).toBe(kit.clock.now() + 24 * HOUR)
    await cancelRecovery(refreshed(op))
    kit.clock.advance(25 * HOUR)
    await finishRecoveries(kit.desk())
    expect((await byPassword(known)).kind).toBe('code-needed')
  })

  test('an account that nobody has recovers nothing', async () => {
    const [person] = await kit.register({ name: 'Without Account' })
    if (person === undefined) throw new Error('nobody')
    const code = await recoveryCode(person.personId)
    expect(await refusalOf(asks({ person, identifier: '', password: '' }, code))).toBe('proof-refused')
  })
})

test('an identifier is one person’s, in any case', async () => {
  const known = await somebody()
  expect(await refusalOf(checkIdentifier(kit.loop(), known.identifier.toUpperCase()))).toBe('identifier-taken')
  expect(await refusalOf(checkIdentifier(kit.loop(), 'free.identifier'))).toBe('done')
})
