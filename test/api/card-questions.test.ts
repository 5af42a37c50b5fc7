import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { personWithRecord } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()

test('her card asks of pregnancy until something on it tells of one', async () => {
  const person = await personWithRecord(carnet.url, 6110)
  const record = `/api/records/${person.recordId}`
  const asks = async (): Promise<unknown> =>
    ((await person.get(`${record}/card`)).json as { readonly asksPregnancy: unknown }).asksPregnancy
  expect(await asks()).toBe(true)
  const body = { rubric: 'conditions', code: { text: 'Grossesse en cours' } }
  const said = await person.send('POST', `${record}/profile/entries`, { clientId: randomUUID(), body })
  expect([said.status, await asks()]).toEqual([201, false])
})
