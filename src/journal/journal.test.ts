import { describe, expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  type Caller,
  INSURER,
  openWorld,
  personCalled,
  professional,
  recordOf,
  secretary,
  signIn,
} from '../../test/support-door/index.ts'
import { breakGlass, declareAccess, underGrant } from '../access/index.ts'
import { type Act, listUnderTrace, writeUnderTrace } from '../audit/index.ts'
import type { TraceStream } from '../kernel/grant.ts'
import type { RecordId } from '../kernel/ids.ts'
import { after, DAY, HOUR, MINUTE } from '../kernel/instant.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { type JournalEvent, type JournalPage, readJournal, readOwnJournal } from './index.ts'

const world = await openWorld()
const people = {
  attending: professional('Dr Nadia Benali'),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  stranger: professional('Dr Jean Loin', '10', { structureNationalId: '10B0000009' }),
  parent: personCalled('Marc Parent'),
  helper: personCalled('Zoé Aide'),
  secretary: secretary('Lina Petit'),
}
type Who = keyof typeof people | 'holder'

const care = async (name: string) => {
  const { recordId, holder } = await recordOf(world, name, {
    relations: [
      { relation: 'attending', actor: asRuleActor(people.attending) },
      { relation: 'authorised', actor: asRuleActor(people.doctor) },
      { relation: 'representative', actor: asRuleActor(people.parent) },
      { relation: 'helper', actor: asRuleActor(people.helper) },
    ],
  })
  const callers = new Map<Who, Caller>([['holder', holder]])
  for (const [who, someone] of Object.entries(people)) callers.set(who as Who, await signIn(world, someone))
  const as = (who: Who, mode: Operation['mode'] = 'normal'): Operation => by(world, callers.get(who) ?? holder, mode)
  return { recordId, as }
}

const READ = { action: 'journal.read' } as const
const journalAs = (op: Operation, recordId: RecordId, request: Parameters<typeof readJournal>[2] = {}): Promise<JournalPage> =>
  underGrant(op, recordId, 'read-journal', READ, grant => readJournal(op, grant, request))

/** An act that this one may do, in this stream. */
const actIn = (op: Operation, recordId: RecordId, stream: TraceStream, action: Act['action'] = 'documents.submit'): Promise<unknown> =>
  underGrant(op, recordId, 'deposit', { action }, grant => writeUnderTrace(op, grant, { action, stream }, async () => undefined))

const listed = (op: Operation, recordId: RecordId): Promise<unknown> => {
  const nothing = { name: 'test:nothing', sql: () => 'select 1 where false', values: [] }
  return underGrant(op, recordId, 'read', { action: 'documents.list' }, grant =>
    listUnderTrace(op, grant, { action: 'documents.list' }, nothing),
  ).catch(() => undefined)
}

const idOf = ({ stream, n }: JournalEvent): string => `${stream}.${n}`
const refused = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )

describe('who reads which stream', () => {
  test('the person open and holder, her representative open, the attending doctor all three; nobody else any', async () => {
    const { recordId, as } = await care('Streams Read')
    for (const stream of ['open', 'holder', 'held'] as const) await actIn(as('doctor'), recordId, stream)
    const streams = async (who: Who) => [...new Set((await journalAs(as(who), recordId)).events.map(({ stream }) => stream))].toSorted()
    expect(await streams('holder')).toEqual(['holder', 'open'])
    expect(await streams('parent')).toEqual(['open'])
    expect(await streams('attending')).toEqual(['held', 'holder', 'open'])
    for (const who of ['helper', 'doctor'] as const) expect(await refused(journalAs(as(who), recordId))).toBe('act-refused')
    for (const who of ['stranger', 'secretary'] as const) expect(await refused(journalAs(as(who), recordId))).toBe('no-record')
  })

  test('what others do in hidden streams moves nothing of what a representative reads: no number, count, page or cursor', async () => {
    const [plain, secret] = [await care('Twin Plain'), await care('Twin Secret')]
    const pages: unknown[] = []
    for (const [kept, hides] of [
      [plain, false],
      [secret, true],
    ] as const) {
      for (let i = 0; i < 5; i++) {
        await actIn(kept.as('doctor'), kept.recordId, 'open')
        if (hides) for (const stream of ['holder', 'held'] as const) await actIn(kept.as('doctor'), kept.recordId, stream)
      }
      const first = await journalAs(kept.as('parent'), kept.recordId, { limit: 3 })
      const second = await journalAs(kept.as('parent'), kept.recordId, { limit: 3, cursor: first.next ?? '' })
      pages.push([first, second].map(page => ({ ids: page.events.map(idOf), summary: page.summary, next: page.next })))
    }
    expect(pages[1]).toEqual(pages[0])
  })
})

describe('the journal in pages', () => {
  test.each([1, 2, 3, 5, 14, 15, 16])('of %i: every entry once, latest first, though several bear one instant', async limit => {
    const { recordId, as } = await care(`Pages ${limit}`)
    for (let i = 0; i < 14; i++) {
      if (i % 5 === 0) world.clock.advance(1)
      await actIn(as('doctor'), recordId, i % 3 === 0 ? 'holder' : 'open')
    }
    const seen: string[] = []
    let cursor: string | null = null
    let pages = 0
    do {
      const page: JournalPage = await journalAs(as('attending'), recordId, { limit, ...(cursor === null ? {} : { cursor }) })
      seen.push(...page.events.filter(({ entry }) => entry.action !== 'journal.read').map(idOf))
      cursor = page.next
      pages++
    } while (cursor !== null && pages < 60)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(15)
    expect(seen.at(-1)).toBe('open.1')
  })

  test.each([
    'x',
    '~',
    '2026-01-01T00:00:00.000Z~5.1',
    '+275760-09-13T00:00:00.000Z~1.1',
    '2026-99-01T00:00:00.000Z~1.1',
    "2026-01-01T00:00:00.000Z~1.1'--",
  ])('from a cursor that is not ours reads from the beginning: %s', async cursor => {
    const { recordId, as } = await care(`Cursor ${cursor}`)
    expect((await journalAs(as('holder'), recordId, { cursor })).events.map(idOf)).toEqual(['open.1'])
  })
})

describe('the summary', () => {
  test('is of everything since the day asked for, beyond the first page, and of nothing before', async () => {
    const { recordId, as } = await care('Summary Since')
    await actIn(as('stranger'), recordId, 'open')
    world.clock.advance(2 * HOUR)
    const since = world.clock.now()
    for (let i = 0; i < 6; i++) await listed(as('stranger'), recordId)
    await actIn(as('doctor'), recordId, 'open')
    const { summary, events, next } = await journalAs(as('holder'), recordId, { since, limit: 3 })
    expect(events).toHaveLength(3)
    expect(next).not.toBeNull()
    expect(summary).toEqual({ people: 2, expected: 1, toCheck: 6, refused: 6 })
    const rest = await journalAs(as('holder'), recordId, { since, limit: 50, cursor: next ?? '' })
    expect(rest.events).toHaveLength(4)
    expect(rest.next).toBeNull()
  })
})

describe('what an act is said to be', () => {
  const lastOf = async (recordId: RecordId, as: (who: Who) => Operation): Promise<JournalEvent | undefined> =>
    (await journalAs(as('holder'), recordId)).events.find(({ entry }) => entry.action !== 'journal.read')

  test.each([
    ['the attending doctor reading', 'attending', 'expected', 'declared-doctor'],
    ['an authorised doctor reading', 'doctor', 'expected', 'you-authorised'],
    ['a stranger trying to read', 'stranger', 'to-check', 'refused'],
    ['a helper reading', 'helper', 'own', 'yourself'],
    ['a representative reading', 'parent', 'own', 'yourself'],
  ] as const)('%s', async (name, who, verdict, reason) => {
    const { recordId, as } = await care(`Verdict ${name}`)
    await listed(as(who), recordId)
    expect(await lastOf(recordId, as)).toMatchObject({ verdict, reason })
  })

  test('a deposit by somebody without relation is expected, an emergency never', async () => {
    const { recordId, as } = await care('Verdict Others')
    await actIn(as('stranger'), recordId, 'open')
    expect(await lastOf(recordId, as)).toMatchObject({ verdict: 'expected', reason: 'deposited' })
    world.clock.advance(MINUTE)
    const motive = 'Inconsciente, urgence vitale'
    await breakGlass(
      as('stranger'),
      recordId,
      { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive },
      async () => undefined,
    )
    expect(await lastOf(recordId, as)).toMatchObject({ verdict: 'to-check', reason: 'exceptional', entry: { motive } })
    world.clock.advance(MINUTE)
    await declareAccess(as('stranger'), recordId)
    expect(await lastOf(recordId, as)).toMatchObject({ verdict: 'expected', reason: 'you-authorised' })
  })
})

describe('one’s own journal', () => {
  test('tells what she did and on whose record, where she was let in; never whose record refused her', async () => {
    const caller = await signIn(world, professional('Dr Own Journal', '10', { structureNationalId: '10B0000008' }))
    const op = () => by(world, caller)
    const [mine, other] = [await care('Own Mine'), await care('Own Other')]
    await declareAccess(op(), mine.recordId)
    await listed(op(), mine.recordId)
    await listed(op(), other.recordId)
    await listed(op(), world.draw.uuid() as RecordId)
    const { lines } = await readOwnJournal(op())
    expect(lines.map(({ action, outcome, holder }) => [action, outcome, holder])).toEqual([
      ['documents.list', 'refused', ''],
      ['documents.list', 'refused', ''],
      ['documents.list', 'granted', 'Own Mine'],
      ['access.declare', 'granted', 'Own Mine'],
    ])
  })

  test('is hers alone, and comes in pages', async () => {
    const caller = await signIn(world, professional('Dr Many Lines', '10', { structureNationalId: '10B0000018' }))
    const { recordId } = await care('Own Pages')
    await declareAccess(by(world, caller), recordId)
    for (let i = 0; i < 130; i++) await listed(by(world, caller), recordId)
    const first = await readOwnJournal(by(world, caller))
    const second = await readOwnJournal(by(world, caller), { cursor: first.next ?? '' })
    expect([first.lines.length, second.lines.length, second.next]).toEqual([100, 31, null])
    expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(131)
    expect((await readOwnJournal(by(world, caller), { cursor: 'x' })).lines).toHaveLength(100)
    expect((await readOwnJournal(by(world, await signIn(world, INSURER)))).lines.every(({ action }) => action === 'record.open')).toBe(true)
  })
})

test('what happened before the days asked for is not told, and does not end the reading of what came after', async () => {
  const { recordId, as } = await care('Days')
  await actIn(as('doctor'), recordId, 'open')
  const since = after(world.clock.now(), DAY)
  expect((await journalAs(as('holder'), recordId, { since })).events).toEqual([])
})
