import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/kernel/instant.ts'
import { fixedClock } from '../support/index.ts'
import { clientOf, textAt } from './client.ts'
import { insOf, personWithRecord, signedIn } from './people.ts'
import { testServer } from './server.ts'

const clock = fixedClock('2026-11-21T08:00:00Z')
const carnet = await testServer({ clock })
const { url } = carnet
const person = await personWithRecord(url, 91)

describe('a session', () => {
  test('is a sealed cookie that no script reads and no other site sends', async () => {
    const answer = await clientOf(url).send('POST', '/api/demonstration/sessions', { ins: person.ins })
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^carnet=[A-Za-z0-9_-]+; Path=\/; HttpOnly; SameSite=Strict$/)
    expect(Buffer.from(cookie.split(/[=;]/)[1] ?? '', 'base64url').toString('latin1')).not.toContain('ESSAI')
  })

  test('says who is signed in, on which records, until when', async () => {
    const session = (await (await signedIn(url, { ins: person.ins })).get('/api/session')).json
    expect(session).toMatchObject({
      kind: 'person',
      mode: 'demonstration',
      profiles: [{ recordId: person.recordId, relation: 'self', lastName: 'ESSAI-91' }],
    })
  })

  test('ends after thirty minutes without a request, and lives while it is used', async () => {
    const client = await signedIn(url, { ins: person.ins })
    for (let i = 0; i < 4; i++) {
      clock.advance(20 * MINUTE)
      expect((await client.get('/api/session')).status).toBe(200)
    }
    clock.advance(30 * MINUTE)
    expect(await client.get('/api/notices')).toMatchObject({ status: 401, json: { code: 'not-signed-in' } })
    expect(await client.get('/api/session')).toMatchObject({ status: 204 })
  })

  test('ends after four hours whatever is done, in the cookie and in the row', async () => {
    const client = await signedIn(url, { ins: person.ins })
    for (let i = 0; i < 11; i++) {
      clock.advance(20 * MINUTE)
      expect((await client.get('/api/session')).status).toBe(200)
    }
    clock.advance(20 * MINUTE)
    expect((await client.get('/api/notices')).status).toBe(401)
  })

  test('is sealed again at most once a minute', async () => {
    const client = await signedIn(url, { ins: person.ins })
    expect((await client.get('/api/session')).headers.get('set-cookie')).toBeNull()
    clock.advance(MINUTE)
    expect((await client.get('/api/session')).headers.get('set-cookie')).toMatch(/^carnet=/)
  })

  test('whose row was ended by an operator opens nothing at its next request', async () => {
    const client = await signedIn(url, { ins: person.ins })
    const actorId = textAt(await client.get('/api/session'), 'actorId')
    await carnet.rows.owner.rows({
      name: 'test.end',
      text: 'update session set ended_at = created_at where actor_id = $1',
      values: [actorId],
    })
    for (const path of [
      '/api/session',
      '/api/notices',
      `/api/records/${person.recordId}/documents`,
      `/api/records/${person.recordId}/access`,
      '/api/directory/professionals?q=ab',
    ]) {
      expect(await client.get(path), path).toMatchObject({ status: 401, json: { code: 'session-ended' } })
    }
  })

  test('of a person opens no page of professionals', async () => {
    const client = await signedIn(url, { ins: person.ins })
    expect(await client.send('POST', '/api/professional/find', { ins: insOf(91) })).toMatchObject({
      status: 403,
      json: { code: 'professionals-only' },
    })
  })
})

test('what is deposited in a session older than its maximum is refused before a byte is read', async () => {
  const client = await signedIn(url, { ins: person.ins })
  clock.advance(5 * HOUR)
  const answer = await client.upload(`/api/records/${person.recordId}/documents`, { title: 'a' }, [
    { name: 'a.txt', type: 'text/plain', bytes: Buffer.from('bonjour') },
  ])
  expect(answer).toMatchObject({ status: 401, json: { code: 'not-signed-in' } })
})
