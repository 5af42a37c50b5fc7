import { describe, expect, test } from 'vitest'
import {
  agent,
  asRuleActor,
  by,
  type Caller,
  chainProblems,
  endSession,
  entriesOf,
  grantFor,
  headOf,
  looksAs,
  openWorld,
  personCalled,
  professional,
  putInState,
  recordOf,
  refusalOf,
  secretary,
  signIn,
} from '../../test/support-door/index.ts'
import type { AccessMode } from '../kernel/actors.ts'
import type { RecordId } from '../kernel/ids.ts'
import { HOUR, type Instant, MINUTE } from '../kernel/instant.ts'
import {
  authorise,
  block,
  breakGlass,
  closeEmergency,
  declareAccess,
  type EmergencyRequest,
  readAccess,
  setEmergencySwitches,
} from './index.ts'

const world = await openWorld()
const { owner } = world.database

const BREAK: EmergencyRequest = {
  mode: 'break-glass',
  unableToConsent: true,
  immediateDanger: true,
  motive: 'Trouvée inconsciente sur la voie publique',
}
const REGULATE: EmergencyRequest = { mode: 'regulation', mission: 'SAMU 29 n° 4521' }
const nobodyTold = async (): Promise<void> => undefined

const rey = await signIn(world, professional('Dr Rey'))
const samu = await signIn(world, professional('Dr Samu', '10', { regulation: true }))

const open = (caller: Caller, recordId: RecordId, request: EmergencyRequest = BREAK, mode: AccessMode = 'normal') =>
  breakGlass(by(world, caller, mode), recordId, request, nobodyTold)

/** Whom a caller's own journal names. */
const holdersInJournalOf = async ({ subject }: Caller): Promise<readonly string[]> => {
  const lines = await owner.rows<{ sealed: Buffer }>({
    name: 'test.lines',
    text: 'select sealed from actor_journal where actor_id = $1',
    values: [subject.id],
  })
  return Array.fromAsync(lines, async line => {
    const text = world.keyring.openForActor(subject.id, 'journal', line.sealed).toString()
    const { record, sealed } = JSON.parse(text) as { record: RecordId; sealed: string }
    const opened = await world.keyring.openJournal(record)
    return (JSON.parse(opened?.('names', Buffer.from(sealed, 'base64')).toString() ?? '{}') as { holder: string }).holder
  })
}

describe('an emergency access', () => {
  test('opens the record for sixty minutes, to this session and in this mode only', async () => {
    const { recordId } = await recordOf(world, 'Unconscious')
    expect(await looksAs(by(world, rey, 'break-glass'), recordId)).toBe('nothing')
    const { until } = await open(rey, recordId)
    expect(until).toBe(world.clock.now() + HOUR)
    const lookAt = (caller: Caller, mode: AccessMode, instant = world.clock.now()): Promise<string> =>
      looksAs({ ...by(world, caller, mode), instant }, recordId)
    expect(await lookAt(rey, 'break-glass')).toBe('emergency')
    expect(await lookAt(rey, 'break-glass', (until - 1) as Instant)).toBe('emergency')
    expect(await lookAt(rey, 'break-glass', until)).toBe('nothing')
    expect(await lookAt(rey, 'normal')).toBe('nothing')
    expect(await lookAt(rey, 'regulation')).toBe('nothing')
    expect(await lookAt(await signIn(world, professional('Dr Rey')), 'break-glass')).toBe('nothing')
    expect(await lookAt(samu, 'break-glass')).toBe('nothing')
    expect(await lookAt({ ...samu, sessionId: rey.sessionId }, 'break-glass').catch(() => 'refused')).not.toBe('emergency')
  })

  test('is traced with its motive, moves the rights, and tells within its own transaction', async () => {
    const { recordId } = await recordOf(world, 'Told')
    const told: RecordId[] = []
    await breakGlass(by(world, rey), recordId, BREAK, async (tx, number) => {
      told.push(number)
      const rows = await tx.rows<{ n: number }>({
        name: 'test.within',
        text: 'select count(*)::int as n from emergency_access where record_id = $1',
        values: [recordId],
      })
      expect(rows).toEqual([{ n: 1 }])
    })
    expect(told).toEqual([recordId])
    const last = (await entriesOf(world, recordId)).at(-1)?.entry
    expect(last).toMatchObject({
      action: 'access.break-glass',
      motive: BREAK.motive,
      relation: 'emergency',
      outcome: 'granted',
      mode: 'break-glass',
    })
    expect((await headOf(owner, recordId)).rights_version).toBe('1')
    await open(samu, recordId, REGULATE)
    expect((await entriesOf(world, recordId)).at(-1)?.entry).toMatchObject({
      action: 'access.open-regulation',
      motive: 'SAMU 29 n° 4521',
      mode: 'regulation',
    })
    expect(await chainProblems(world, recordId)).toEqual([])
  })

  test('leaves nothing when those who must be told cannot be', async () => {
    const { recordId } = await recordOf(world, 'Not Told')
    await expect(breakGlass(by(world, rey), recordId, BREAK, () => Promise.reject(new RangeError('no outbox')))).rejects.toThrow(
      'no outbox',
    )
    expect(await looksAs(by(world, rey, 'break-glass'), recordId)).toBe('nothing')
    expect((await headOf(owner, recordId)).rights_version).toBe('0')
  })

  test('renewed lasts an hour more, and ends with the session', async () => {
    const { recordId } = await recordOf(world, 'Renewed')
    const caller = await signIn(world, professional('Dr Renew'))
    await open(caller, recordId)
    world.clock.advance(50 * MINUTE)
    const { until } = await open(caller, recordId)
    expect(until).toBe(world.clock.now() + HOUR)
    world.clock.advance(30 * MINUTE)
    expect(await looksAs(by(world, caller, 'break-glass'), recordId)).toBe('emergency')
    await endSession(world, caller)
    expect(await refusalOf(looksAs(by(world, caller, 'break-glass'), recordId))).toBe('session-ended')
  })

  test('shows masked documents only if the person allowed it, and what the matrix allows the profession', async () => {
    const { recordId, holder } = await recordOf(world, 'Masked Too')
    const caller = await signIn(world, professional('Dr Masked'))
    const nurse = await signIn(world, professional('Inf. Costa', '60'))
    await open(caller, recordId)
    await open(nurse, recordId)
    const sees = async (who: Caller) => (await grantFor(by(world, who, 'break-glass'), recordId, 'read')).visibility
    expect(await sees(caller)).toMatchObject({ others: true, masked: false, everyAudience: false })
    await setEmergencySwitches(by(world, holder), recordId, { breakGlass: true, regulation: true, maskedInEmergency: true })
    expect(await sees(caller)).toMatchObject({ others: true, masked: true, everyAudience: false })
    expect((await sees(nurse)).classTags?.length).toBeLessThan((await sees(caller)).classTags?.length ?? 0)
  })
})

describe('an emergency mode that was only claimed', () => {
  test('tells nothing: not the record, not its holder, in no answer and in no journal', async () => {
    const { recordId } = await recordOf(world, 'Very Private')
    const curious = await signIn(world, professional('Dr Curious'))
    const unknown = world.draw.uuid() as RecordId
    for (const mode of ['break-glass', 'regulation'] as const) {
      const op = by(world, curious, mode)
      const answers = async (number: RecordId): Promise<readonly string[]> => [
        await looksAs(op, number),
        await refusalOf(declareAccess(op, number)),
        await refusalOf(readAccess(op, number)),
        await refusalOf(grantFor(op, number, 'read-journal')),
        await refusalOf(grantFor(op, number, 'deposit')),
      ]
      expect(await answers(recordId)).toEqual(await answers(unknown))
      expect(await answers(recordId)).toEqual(['nothing', 'no-record', 'no-record', 'no-record', 'deposit-refused'])
    }
    const holders = await holdersInJournalOf(curious)
    expect(holders.length).toBeGreaterThan(10)
    expect(new Set(holders)).toEqual(new Set(['']))
  })
})

describe('the glass is not broken', () => {
  test.each([
    ['without both attestations', { ...BREAK, immediateDanger: false }],
    ['without a motive', { ...BREAK, motive: '    ' }],
    ['with a motive of four characters', { ...BREAK, motive: 'urg.' }],
    ['with a motive beyond 500 characters', { ...BREAK, motive: 'x'.repeat(501) }],
  ] as const)('%s', async (_, request) => {
    const { recordId } = await recordOf(world, `Motive ${request.motive.length} ${String(request.immediateDanger)}`)
    const before = (await entriesOf(world, recordId)).length
    expect(await refusalOf(open(rey, recordId, request))).toBe('motive-missing')
    expect((await entriesOf(world, recordId)).length).toBe(before)
  })

  test('by one who has access already, who is told so and traced', async () => {
    const { recordId, holder } = await recordOf(world, 'Has Already')
    const caller = await signIn(world, professional('Dr Already'))
    await authorise(by(world, holder), recordId, {
      actor: asRuleActor(caller),
      until: (world.clock.now() + HOUR) as Instant,
      scope: { kind: 'all' },
    })
    expect(await refusalOf(open(caller, recordId))).toBe('already-authorised')
    expect((await entriesOf(world, recordId)).at(-1)?.entry).toMatchObject({
      outcome: 'refused',
      reason: 'already-authorised',
      action: 'access.break-glass',
    })
  })

  test('by anybody but a professional; regulation by nobody outside a regulation centre', async () => {
    const { recordId } = await recordOf(world, 'Not Theirs')
    const others = [
      secretary('Secretary'),
      personCalled('Passer-by'),
      agent('Desk'),
      professional('Dr Travail', '10', { occupational: true }),
    ]
    for (const other of others) expect(await refusalOf(open(await signIn(world, other), recordId)), other.subject.name).toBe('no-record')
    expect(await refusalOf(open(await signIn(world, professional('Dr Rey')), recordId, REGULATE))).toBe('no-record')
  })

  test.each([
    [
      'opposed',
      async (recordId: RecordId, holder: Caller) =>
        setEmergencySwitches(by(world, holder), recordId, { breakGlass: false, regulation: true, maskedInEmergency: false }),
    ],
    [
      'blocked, « même en urgence »',
      async (recordId: RecordId, holder: Caller) => block(by(world, holder), recordId, asRuleActor(rey), true),
    ],
    ['closed', (recordId: RecordId) => putInState(world, recordId, 'closed')],
    ['suspended', (recordId: RecordId) => putInState(world, recordId, 'suspended')],
  ] as const)('on a record that is %s: as on none, and it is traced there', async (name, prepare) => {
    const { recordId, holder } = await recordOf(world, `Emergency ${name}`)
    await prepare(recordId, holder)
    const caller = await signIn(world, professional('Dr Rey'))
    expect(await refusalOf(open(caller, recordId))).toBe('no-record')
    expect(await refusalOf(open(caller, world.draw.uuid() as RecordId))).toBe('no-record')
    expect((await entriesOf(world, recordId)).at(-1)?.entry).toMatchObject({
      action: 'access.break-glass',
      outcome: 'refused',
      reason: 'no-record',
    })
  })

  test('twice by a double click: both are told, one access stands', async () => {
    const { recordId } = await recordOf(world, 'Double Click')
    const caller = await signIn(world, professional('Dr Double'))
    const both = await Promise.all([refusalOf(open(caller, recordId)), refusalOf(open(caller, recordId))])
    expect(both).toEqual(['done', 'done'])
    const [count] = await owner.rows<{ n: number }>({
      name: 'test.emergencies',
      text: 'select count(*)::int as n from emergency_access where record_id = $1',
      values: [recordId],
    })
    expect(count?.n).toBe(1)
  })
})

describe('a switch turned off while an access lasts', () => {
  test('closes it at the next request', async () => {
    const { recordId, holder } = await recordOf(world, 'Switched Off')
    const caller = await signIn(world, professional('Dr Off'))
    await open(caller, recordId)
    expect(await looksAs(by(world, caller, 'break-glass'), recordId)).toBe('emergency')
    await setEmergencySwitches(by(world, holder), recordId, { breakGlass: false, regulation: true, maskedInEmergency: false })
    expect(await looksAs(by(world, caller, 'break-glass'), recordId)).toBe('nothing')
    expect(await refusalOf(grantFor(by(world, caller, 'break-glass'), recordId, 'deposit'))).toBe('deposit-refused')
    expect(await refusalOf(grantFor(by(world, caller), recordId, 'deposit'))).toBe('done')
  })
})

describe('what is no motive', () => {
  const words = (text: string) => ({ ...BREAK, motive: text })
  test.each([
    ['ten thousand control characters', words('\u0007'.repeat(10_000))],
    ['five hundred control characters', words('\u0001'.repeat(500))],
    ['a sentence with one inside', words('Trouvée\u0000 inconsciente')],
    ['a sentence turned round by a mark that is not seen', words('Trouvée \u202Einconsciente')],
    ['digits and dots', words('1234567890 .....')],
    ['no mission number', { mode: 'regulation', mission: '   ' } as const],
    ['a mission number of dashes', { mode: 'regulation', mission: '----' } as const],
    ['a mission number of sixty-five characters', { mode: 'regulation', mission: '1'.repeat(65) } as const],
  ] as const)('%s', async (name, request) => {
    const { recordId } = await recordOf(world, `No motive ${name.length}`)
    const before = (await entriesOf(world, recordId)).length
    expect(await refusalOf(open(request.mode === 'regulation' ? samu : rey, recordId, request))).toBe('motive-missing')
    expect((await entriesOf(world, recordId)).length).toBe(before)
  })

  test('lines of a form are one line of her journal', async () => {
    const { recordId } = await recordOf(world, 'Two Lines')
    expect(await refusalOf(open(rey, recordId, words(' Trouvée\r\n\tinconsciente ')))).toBe('done')
    expect((await entriesOf(world, recordId)).at(-1)?.entry).toMatchObject({ motive: 'Trouvée inconsciente' })
  })
})

describe('a file that is open', () => {
  test('is not where the other mode is switched on: it is closed first', async () => {
    const { recordId } = await recordOf(world, 'Inside')
    const caller = await signIn(world, professional('Dr Inside', '10', { regulation: true }))
    expect(await refusalOf(open(caller, recordId, REGULATE))).toBe('done')
    expect(await refusalOf(open(caller, recordId, BREAK))).toBe('already-authorised')
    await closeEmergency(by(world, caller), recordId, 'regulation')
    expect(await refusalOf(open(caller, recordId, BREAK))).toBe('done')
  })

  test('closed, is closed at once, for good and in its journal; the other session of hers is not', async () => {
    const { recordId } = await recordOf(world, 'Closed File')
    const [caller, elsewhere] = [await signIn(world, professional('Dr Closes')), await signIn(world, professional('Dr Closes'))]
    for (const who of [caller, elsewhere]) await open(who, recordId)
    await closeEmergency(by(world, caller), recordId, 'break-glass')
    expect((await entriesOf(world, recordId)).at(-1)?.entry).toMatchObject({ action: 'access.close-emergency', outcome: 'granted' })
    expect(await looksAs(by(world, caller, 'break-glass'), recordId)).toBe('nothing')
    expect(await looksAs(by(world, elsewhere, 'break-glass'), recordId)).toBe('emergency')
    expect(await refusalOf(closeEmergency(by(world, caller), recordId, 'break-glass'))).toBe('no-record')
    expect(await chainProblems(world, recordId)).toEqual([])
  })

  test('by nobody: closing tells nothing of a record', async () => {
    const { recordId } = await recordOf(world, 'Never Opened')
    const stranger = by(world, await signIn(world, professional('Dr Never')))
    expect(await refusalOf(closeEmergency(stranger, recordId, 'break-glass'))).toBe('no-record')
    expect(await refusalOf(closeEmergency(stranger, world.draw.uuid() as RecordId, 'break-glass'))).toBe('no-record')
  })
})
