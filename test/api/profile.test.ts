import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { textAt } from './client.ts'
import { personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet
type Page = {
  readonly items: readonly Record<string, unknown>[]
  readonly hidden: readonly string[]
  readonly may: Record<string, boolean>
}
const page = ({ json }: { readonly json: unknown }): Page => json as Page
const latex = { rubric: 'allergies', code: { text: 'Latex' }, criticality: 'high' }

describe('the API of the health profile', () => {
  test('says a thing, says it otherwise, ends it; the second tab gets 409', async () => {
    const anne = await personWithRecord(url, 901)
    const path = `/api/records/${anne.recordId}/profile`
    const added = await anne.send('POST', `${path}/entries`, { clientId: randomUUID(), body: latex })
    expect(added.status).toBe(201)
    const entry = `${path}/entries/${textAt(added, 'id')}`
    expect((await anne.send('PUT', entry, { version: 1, body: { ...latex, reaction: 'Plaques' } })).status).toBe(200)
    const second = await anne.send('PUT', entry, { version: 1, body: { ...latex, reaction: 'Toux' } })
    expect([second.status, second.json]).toMatchObject([409, { code: 'entry-changed' }])
    expect((await anne.send('POST', `${entry}/end`, { version: 2, rubric: 'allergies', on: '2020' })).status).toBe(200)
    const read = page(await anne.get(path))
    expect(read.items).toMatchObject([{ version: 3, status: 'ended', endedOn: '2020', source: 'declared', author: { self: true } }])
    expect(read.may).toEqual({ write: true, hide: true, wish: true, confirm: false })
    expect(page(await anne.get(`${entry}/history`)).items).toHaveLength(3)
  })

  test('hides a rubric, and shows it again', async () => {
    const anne = await personWithRecord(url, 902)
    const path = `/api/records/${anne.recordId}/profile`
    await anne.send('POST', `${path}/none`, { clientId: randomUUID(), rubric: 'allergies' })
    expect((await anne.send('PUT', `${path}/rubrics/allergies`, { hidden: true })).status).toBe(204)
    expect(page(await anne.get(path))).toMatchObject({ hidden: ['allergies'], items: [{ status: 'none' }] })
    await anne.send('PUT', `${path}/rubrics/allergies`, { hidden: false })
    expect(page(await anne.get(path)).hidden).toEqual([])
  })

  test('tells a stranger nothing: a record that stands and one that does not are the same bytes', async () => {
    const anne = await personWithRecord(url, 903)
    await anne.send('POST', `/api/records/${anne.recordId}/profile/entries`, { clientId: randomUUID(), body: latex })
    const stranger = await professional(url, { nationalId: '899700009041', family: 'LOIN' })
    const answers = await Promise.all([anne.recordId, randomUUID()].map(id => stranger.get(`/api/records/${id}/profile`)))
    const shown = answers.map(({ status, json }) => ({ status, code: (json as { code: string }).code }))
    expect(shown[0]).toEqual({ status: 404, code: 'no-record' })
    expect(shown[1]).toEqual(shown[0])
  })

  test('refuses what is no entry: an unknown rubric, a field of another, a day of no calendar', async () => {
    const anne = await personWithRecord(url, 905)
    const send = async (body: unknown) =>
      (await anne.send('POST', `/api/records/${anne.recordId}/profile/entries`, { clientId: randomUUID(), body })).status
    expect(await send({ rubric: 'dreams', text: 'x' })).toBe(400)
    expect(await send({ ...latex, dosage: '1' })).toBe(400)
    expect(await send({ ...latex, onset: '2023-02-30' })).toBe(400)
  })
})
