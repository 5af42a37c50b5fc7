import { describe, expect, test } from 'vitest'
import { browserAt } from '../../src/platform/push/testing/push-service.ts'
import { personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet
const anne = await personWithRecord(url, 921)
const doctor = await professional(url, { nationalId: '899700009211', family: 'PREMIER' })
const path = `/api/records/${anne.recordId}`
const templates = ({ json }: { readonly json: unknown }) =>
  (json as { readonly items: readonly { template: string }[] }).items.map(({ template }) => template)
const unread = async (): Promise<unknown> => (await anne.get('/api/notices/unread')).json

describe('the API of notices', () => {
  test('a first access and a document filed are told once each; the next access of the same doctor, and her own papers, are not', async () => {
    const opening = { handle: anne.recordId, basis: 'declared-agreement' }
    for (let i = 0; i < 2; i += 1) expect((await doctor.send('POST', '/api/professional/openings', opening)).status).toBe(200)
    const note = { title: 'Bilan', text: 'Rien.', date: '2026-11-03', masked: false }
    expect((await doctor.send('POST', `${path}/documents/written`, { ...note, typeCode: '11488-4' })).status).toBe(201)
    expect((await anne.send('POST', `${path}/documents/written`, { ...note, typeCode: 'DOCPAT01' })).status).toBe(201)
    await expect
      .poll(async () => templates(await anne.get('/api/notices')).toSorted(), { timeout: 20_000 })
      .toEqual(['document-added', 'first-access'])
    expect(await unread()).toEqual({ count: 2 })
    expect((await anne.send('POST', '/api/notices/read', { until: '2100-01-01T00:00:00.000Z' })).status).toBe(204)
    expect(await unread()).toEqual({ count: 0 })
  })

  test('what is chosen stands, what is locked says so, a place that no clock knows is refused', async () => {
    const choice = { event: 'documents', channel: 'push', wanted: false }
    expect((await anne.send('PUT', '/api/notices/settings/choices', choice)).status).toBe(204)
    expect((await anne.send('PUT', '/api/notices/settings/choices', { ...choice, event: 'emergency' })).json).toMatchObject({
      code: 'always-told',
    })
    expect((await anne.send('PUT', '/api/notices/settings/choices', { ...choice, recordId: anne.recordId })).status).toBe(404)
    const timing = { language: 'en', zone: 'Indian/Reunion', rhythm: { kind: 'weekly', weekday: 7, hour: 9 }, quiet: { from: 21, to: 8 } }
    expect((await anne.send('PUT', '/api/notices/settings/timing', timing)).status).toBe(204)
    expect((await anne.send('PUT', '/api/notices/settings/timing', { ...timing, zone: 'Europe/Atlantis' })).json).toMatchObject({
      code: 'zone-unknown',
    })
    expect((await anne.send('PUT', '/api/notices/settings/timing', { ...timing, quiet: { from: 8, to: 8 } })).json).toMatchObject({
      code: 'quiet-all-day',
    })
    expect((await anne.send('PUT', '/api/notices/settings/timing', { ...timing, quiet: { from: 8, to: 24 } })).status).toBe(400)
    const { json } = await anne.get('/api/notices/settings')
    expect(json).toMatchObject({ ...timing, devices: [], preview: { subject: 'There is news in your record' } })
    expect((json as { own: readonly unknown[] }).own).toContainEqual({
      event: 'documents',
      lock: null,
      page: true,
      email: true,
      push: false,
    })
  })

  test('a browser is kept at a known push service only, shown without its address, and taken away by her alone', async () => {
    const { endpoint, ...keys } = browserAt('https://fcm.googleapis.com/fcm/send/abc').subscription
    const keep = (given: object) => anne.send('POST', '/api/notices/devices', { endpoint, ...keys, language: 'fr', ...given })
    for (const wrong of ['http://fcm.googleapis.com/x', 'https://127.0.0.1/x', 'https://169.254.169.254/latest', 'https://example.org/x'])
      expect((await keep({ endpoint: wrong })).json).toMatchObject({ code: 'not-a-push-service' })
    const kept = await keep({})
    expect(kept.status).toBe(201)
    const settings = await anne.get('/api/notices/settings')
    expect(settings.json).toMatchObject({ devices: [kept.json] })
    expect(settings.bytes.toString('utf8')).not.toMatch(/fcm|p256dh/)
    const { id } = kept.json as { id: string }
    expect((await doctor.send('DELETE', `/api/notices/devices/${id}`)).status).toBe(204)
    expect((await anne.get('/api/notices/settings')).json).toMatchObject({ devices: [{ id }] })
    expect((await anne.send('DELETE', `/api/notices/devices/${id}`)).status).toBe(204)
    expect((await anne.get('/api/notices/settings')).json).toMatchObject({ devices: [] })
  })
})
