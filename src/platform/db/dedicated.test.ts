import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../test/support/index.ts'
import { connect } from './index.ts'

const database = await freshDatabase()
const other = connect({ ...database.options, applicationName: 'other' })
afterAll(() => other.close())

const gate = (): { readonly passed: Promise<void>; pass(): void } => {
  let pass = (): void => {}
  const passed = new Promise<void>(resolve => {
    pass = resolve
  })
  return { passed, pass: () => pass() }
}

const end = async (applicationName: string): Promise<void> => {
  const text =
    'select pg_terminate_backend(pid) as ended from pg_stat_activity where application_name = $1 and datname = current_database()'
  await database.owner.rows({ name: 'test.end', text, values: [applicationName] })
}

test('a lock is held by one: the others wait for it, or go without', async () => {
  const [held, free] = [gate(), gate()]
  const order: string[] = []
  const first = database.withAdvisoryLock('test.lock', async () => {
    held.pass()
    await free.passed
    order.push('first')
  })
  await held.passed
  expect(await other.ifAdvisoryLock('test.lock', async () => void order.push('never'))).toBe(false)
  expect(await other.ifAdvisoryLock('test.other', async () => void order.push('elsewhere'))).toBe(true)
  const second = other.withAdvisoryLock('test.lock', async () => order.push('second'))
  await turn()
  free.pass()
  await Promise.all([first, second])
  expect(order).toEqual(['elsewhere', 'first', 'second'])
})

test('a lock is released when its work throws', async () => {
  await expect(database.withAdvisoryLock('test.throw', () => Promise.reject(new RangeError('no')))).rejects.toThrow(RangeError)
  expect(await other.ifAdvisoryLock('test.throw', async () => undefined)).toBe(true)
})

test('the work under a lock is told when the lock is lost with its connection', async () => {
  const told = await other.withAdvisoryLock('test.lost', async signal => {
    const aborted = new Promise(resolve => signal.addEventListener('abort', () => resolve(signal.reason)))
    await end('other')
    return aborted
  })
  expect(told).toMatchObject({ code: '08006' })
})

test('a listener hears what is notified, and is told to look again after its connection was lost', async () => {
  const heard: string[] = []
  const listening = await other.listen('test_news', payload => heard.push(payload))
  expect(heard).toEqual([''])
  await database.rows({ name: 'test.notify', text: "select pg_notify('test_news', $1)", values: ['one'] })
  await expect.poll(() => heard).toEqual(['', 'one'])
  await end('other')
  await expect.poll(() => heard, { timeout: 5_000 }).toEqual(['', 'one', ''])
  await database.rows({ name: 'test.notify', text: "select pg_notify('test_news', $1)", values: ['two'] })
  await expect.poll(() => heard).toEqual(['', 'one', '', 'two'])
  await listening.stop()
})

test('a channel is a plain name', async () => {
  await expect(database.listen('a; drop table x', () => undefined)).rejects.toThrow('channel')
})
