import { afterAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/support/index.ts'
import { connect } from '../../platform/db/index.ts'
import { pastRowSecurity } from './past-row-security.ts'

/** An owner as production has one: she owns the tables, and is no superuser. */
const { owner: superuser, options } = await freshDatabase()
const RECORD = '8a4c3cf4-7c55-4a17-9f0e-3f7d6f1f2b11'
const PINNED = [
  'trace',
  'record',
  'access_rule',
  'access_setting',
  'emergency_access',
  'document',
  'document_audience',
  'document_body',
  'submission',
]
/** Those of this release: every table with row security. */
const pinned = (
  await superuser.rows<{ relname: string }>({
    name: 'test.pinned',
    text: `select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace order by relname`,
  })
).map(({ relname }) => relname)
const role = `plain_${RECORD.slice(0, 8)}_${process.pid}`
await superuser.script(`create role ${role} nologin; grant ${role} to current_user; grant all on schema public to ${role};
  ${pinned.map(name => `alter table ${name} owner to ${role};`).join('\n')}`)
await superuser.rows({ name: 'test.head', text: 'insert into record_head (record_id) values ($1)', values: [RECORD] })
await superuser.rows({
  name: 'test.settings',
  text: 'insert into access_setting (record_id, break_glass, regulation, masked_in_emergency, everything_hidden) values ($1, true, true, false, false)',
  values: [RECORD],
})
const owner = connect({ ...options, role, poolSize: 1 })
afterAll(async () => {
  await owner.close()
  await superuser.script(`drop owned by ${role} cascade; drop role ${role}`)
})

const COUNT = { name: 'test.count', text: 'select count(*)::int4 as count from access_setting' }

describe('the owner of the tables', () => {
  test('is held to the pinned record, as the server is', async () => {
    expect(await owner.rows(COUNT)).toEqual([{ count: 0 }])
    const pin = { name: 'test.pin', text: `select set_config('carnet.record_id', $1, true)`, values: [RECORD] }
    const seen = await owner.transaction(async tx => {
      await tx.rows(pin)
      return tx.rows(COUNT)
    })
    expect(seen).toEqual([{ count: 1 }])
  })

  test('every table that is pinned is so for her too', async () => {
    const rows = await superuser.rows<{ relname: string }>({
      name: 'test.forced',
      text: `select relname from pg_class where relforcerowsecurity and relnamespace = 'public'::regnamespace`,
    })
    expect(rows.map(({ relname }) => relname).sort()).toEqual(pinned.toSorted())
    expect(pinned).toEqual(expect.arrayContaining(PINNED))
  })

  test('sees all of them for as long as a check lasts, and no longer', async () => {
    expect(await pastRowSecurity(owner, rows => rows.rows(COUNT))).toEqual([{ count: 1 }])
    expect(await owner.rows(COUNT)).toEqual([{ count: 0 }])
    await expect(pastRowSecurity(owner, () => Promise.reject(new RangeError('broken')))).rejects.toThrow('broken')
    expect(await owner.rows(COUNT)).toEqual([{ count: 0 }])
  })
})
