import { expect, test } from 'vitest'
import { authorise, changeLife, openRecords } from '../src/access/index.ts'
import { ringsOf } from '../src/clocks.ts'
import { inviteHelper } from '../src/delegations/index.ts'
import { asHelper } from '../src/delegations/testing/family.ts'
import { findPerson } from '../src/identity/index.ts'
import { importLines, someone } from '../src/identity/testing/lines.ts'
import { after, DAY } from '../src/kernel/instant.ts'
import { openSweeper, recordDeath } from '../src/retention/index.ts'
import { openKit } from '../src/retention/testing/kit.ts'
import { asRuleActor, personCalled, professional, signIn } from './support-door/index.ts'

const kit = await openKit()
const { owner } = kit.database

type Column = { readonly table: string; readonly column: string; readonly type: string; readonly needed: boolean }

const columns = await owner.rows<Column>({
  name: 'test.columns',
  text: `select c.table_name::text as table, c.column_name::text as column, c.data_type::text as type, c.is_nullable = 'NO' and c.column_default is null
      and c.is_identity = 'NO' and c.is_generated = 'NEVER' as needed
    from information_schema.columns c join information_schema.tables t on t.table_name = c.table_name and t.table_schema = c.table_schema
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position`,
})
const tables = Map.groupBy(columns, ({ table }) => table)

/** Columns that say whose a row is. */
const WHOSE: readonly string[] = ['record_id', 'actor_id', 'person_id']

/** Rows that no patient has: the directory, agents, what a professional keeps of himself; and what begins or ends with the purge itself. */
const NEVER_HERS: ReadonlySet<string> = new Set([
  ...[
    'directory_actor',
    'directory_attachment',
    'directory_code',
    'agent_account',
    'agent_invitation',
    'remembered_place',
    'proof_search',
    'review_asked',
  ],
  // ceilings and proofs of professionals
  ...['presence', 'declared_access', 'access_alarm'],
  // a structure's own doubts of identities: that one went with a record would tell that there was one
  'identity_standing',
  // what structures sent
  ...['batch', 'batch_item'],
  ...['purge', 'trace_leaf'],
])

const hers = [...tables].filter(
  ([table, own]) => !NEVER_HERS.has(table) && own.some(({ column, type }) => WHOSE.includes(column) && type === 'uuid'),
)

/** Something of each type, where a row cannot do without. */
const SOMETHING: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  bigint: '1',
  integer: '1',
  smallint: '1',
  boolean: 'false',
  text: `''`,
  bytea: `'\\x00'`,
  ARRAY: `'{1}'`,
  date: `'2026-11-22'`,
  'timestamp with time zone': `'2026-11-22T12:00:00Z'`,
}

/** Where a rule of the table asks for more. */
const SAID: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  access_answer: { answer: `'recognised'` },
  access_review: { kind: `'odd'`, state: `'to-review'`, tag: `decode(md5(random()::text) || md5(random()::text), 'hex')` },
  activation_code: { purpose: `'activation'`, reason: `'letter'` },
  card_link: { valid_until: `'2027-11-22T12:00:00Z'`, sealed_file: `'\\x00'` },
  desk_check: { result: `'verified'` },
  desk_request: { state: `'open'` },
  enrolment: { state: `'opened'` },
  enrolment_choice: { choice: `'opposed'` },
  explanation: { state: `'asked'` },
  emergency_access: { mode: `'break-glass'` },
  export: { state: `'asked'` },
  handover: { kind: `'heirs'`, state: `'asked'` },
  mail_message: { state: `'waiting'` },
  notice_preference: { channel: `'email'`, event: `'record'` },
  notice_waiting: { channel: `'email'` },
  contact_wait: { kind: `'email'` },
  one_time_code: { purpose: `'sign-in'` },
  outside_identity: { tag: `decode(repeat('00', 32), 'hex')` },
  own_card: { code_tag: `'\\x00'`, code_since: `'2026-11-22T12:00:00Z'`, sealed_code: `'\\x00'` },
  outbox_event: { name: `'notices.asked'` },
  outbox_reaction: { event_id: '(select id from outbox_event where record_id = RECORD limit 1)' },
  protected_place: { valid_until: `'2027-11-22T12:00:00Z'` },
  // rights open those that nobody ended
  record_share: { ended_at: `'2026-11-22T12:00:00Z'` },
  review_case: { kind: `'access'`, state: `'asked'` },
  sending: { channel: `'post'` },
  stay: { valid_until: `'2027-11-22T12:00:00Z'` },
  upload_piece: { upload_id: '(select upload_id from upload where actor_id = PERSON limit 1)' },
}

type Her = { readonly recordId: string; readonly personId: string }

const isThere = async (table: string, own: readonly Column[], { recordId, personId }: Her): Promise<boolean> => {
  const where = own.filter(({ column }) => WHOSE.includes(column)).map(({ column }) => `"${column}" = any($1::uuid[])`)
  const text = `select 1 from "${table}" where ${where.join(' or ')} limit 1`
  return (await owner.rows({ name: `test.in_${table}`.slice(0, 63), text, values: [[recordId, personId]] })).length > 0
}

/** A row of hers where she has none yet: of tables that somebody adds later too. */
const fill = async (table: string, own: readonly Column[], her: Her): Promise<void> => {
  if (await isThere(table, own, her)) return
  const given: Readonly<Record<string, string>> = { record_id: 'RECORD', actor_id: 'PERSON', person_id: 'PERSON', ...SAID[table] }
  const named = own.filter(({ column, needed }) => needed || given[column] !== undefined)
  const values = named.map(({ column, type }) => given[column] ?? SOMETHING[type] ?? 'null')
  const row = `insert into "${table}" (${named.map(({ column }) => `"${column}"`).join(', ')}) values (${values.join(', ')})`
  await owner.script(row.replaceAll('RECORD', `'${her.recordId}'`).replaceAll('PERSON', `'${her.personId}'`)).catch(cause => {
    throw new Error(`no row of hers in ${table}: say in SAID what it asks for`, { cause })
  })
}

const placesOf = async (number: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (const { table, column, type } of columns) {
    if (type !== 'uuid' && type !== 'text') continue
    const rows = await owner.rows({
      name: `test.of_${table}_${column}`.slice(0, 63),
      text: `select 1 from "${table}" where "${column}"::text = $1 limit 1`,
      values: [number],
    })
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found
}

const namedIn = async ({ recordId, personId }: Her): Promise<readonly string[]> =>
  [...(await placesOf(recordId)), ...(await placesOf(personId))].map(place => place.split('.')[0] ?? place)

/** Whom the insurer's register names, as it is in production. */
const insured = async (n: number) => {
  const named = someone(n + 1)
  const line = someone(n, { representative_matricules: named.split(',')[0] ?? '' })
  for (const one of [named, line]) expect((await importLines(kit.loop(), one)).rejections).toEqual([])
  const [matricule = '', oid = ''] = line.split(',')
  const found = (await findPerson(kit.loop(), { matricule, oid })) ?? expect.fail('nobody')
  await openRecords(kit.loop(), [found.personId])
  const holder = await signIn(kit, personCalled('Anne Everywhere', found.personId))
  await changeLife(await kit.now(holder), found.recordId, 'activate')
  return { ...found, holder }
}

test('somebody who is purged leaves no row in any table, whatever stood in each', async () => {
  const { recordId, personId, holder } = await insured(1)
  const [helper, other] = [await kit.person('Rose Helping'), await kit.person('Rose Elsewhere')]
  const her = { recordId, personId }
  // rules are opened on the way to a purge: a real one
  const actor = asRuleActor(await signIn(kit, professional('Dr Everywhere')))
  await authorise(await kit.now(holder), recordId, { actor, until: after(kit.clock.now(), 300 * DAY), scope: { kind: 'all' } })
  await inviteHelper(await kit.now(holder), kit.outbox, recordId, asHelper(helper))
  await recordDeath(await kit.desk('record-death', recordId), recordId, 'desk')
  for (const [table, own] of hers) await fill(table, own, her)
  // The control: this is how a row that stays would be seen.
  expect(await namedIn(her)).toEqual(expect.arrayContaining(hers.map(([table]) => table)))
  await kit.sequence()
  const untouched = await namedIn({ recordId: other.recordId, personId: other.holder.subject.id })

  const failures: unknown[] = []
  const sweeper = openSweeper({
    rings: ringsOf({ outbox: kit.outbox, places: new Map() as never }),
    failed: (kind, error) => failures.push([kind, error]),
  })
  kit.clock.set('2099-01-01T00:00:00.000Z')
  await sweeper.sweep(kit.loop)
  await kit.sequence()
  kit.clock.advance(1_000)
  await sweeper.sweep(kit.loop)
  expect(failures).toEqual([])
  expect(await namedIn(her)).toEqual([])
  expect(await namedIn({ recordId: other.recordId, personId: other.holder.subject.id })).toEqual(untouched)
})
