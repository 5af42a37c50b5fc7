import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openJwe, payloadOf } from '../../src/views/card/testing/link-client.ts'
import { personWithRecord } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet

const ALLERGY = { rubric: 'allergies', code: { text: 'Latex' }, criticality: 'high' }

const anne = async (serial: number) => {
  const person = await personWithRecord(url, serial)
  await person.send('POST', `/api/records/${person.recordId}/profile/entries`, { clientId: randomUUID(), body: ALLERGY })
  const card = `/api/records/${person.recordId}/card`
  const { items } = (await person.get(card)).json as { readonly items: readonly { readonly key: string }[] }
  const asked = { keys: items.map(({ key }) => key), days: 30, warned: true }
  return { person, links: `${card}/links`, asked }
}
const made = async (serial: number) => {
  const kept = await anne(serial)
  const answer = await kept.person.send('POST', kept.links, kept.asked)
  expect(answer.status).toBe(201)
  const { id, link, passcode } = answer.json as { readonly id: string; readonly link: string; readonly passcode: string }
  return { ...kept, id, passcode, payload: payloadOf(link) }
}

/** A page of another site, in a browser: no cookie, no header of ours. */
const ELSEWHERE = { origin: 'https://viewer.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }
const asks = async (address: string, body: unknown) => {
  const response = await fetch(address, {
    method: 'POST',
    headers: { ...ELSEWHERE, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: response.status, headers: response.headers, json: (await response.json()) as Record<string, unknown> }
}
const filesOf = ({ json }: { readonly json: Record<string, unknown> }) =>
  json['files'] as readonly { readonly contentType: string; readonly embedded?: string; readonly location?: string }[]

test('a link is what SMART Health Links 1.0 says, and opens for a page of anybody', async () => {
  const { payload, passcode } = await made(951)
  expect(payload).toMatchObject({ flag: 'P', v: 1, label: 'Carte d’urgence', key: expect.stringMatching(/^[\w-]{43}$/) })
  expect(payload.url.length).toBeLessThanOrEqual(128)
  expect(payload.exp * 1000).toBeGreaterThan(Date.now() + 29 * 86_400_000)
  const preflight = await fetch(payload.url, {
    method: 'OPTIONS',
    headers: { ...ELSEWHERE, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' },
  })
  expect([
    preflight.status,
    preflight.headers.get('access-control-allow-origin'),
    preflight.headers.get('access-control-allow-headers'),
  ]).toEqual([204, '*', 'content-type'])
  const answer = await asks(payload.url, { recipient: 'Clinique Mer', passcode })
  expect([answer.status, answer.json['status'], answer.headers.get('access-control-allow-origin')]).toEqual([200, 'finalized', '*'])
  const [file] = filesOf(answer)
  expect(file?.contentType).toBe('application/fhir+json')
  expect(JSON.stringify(openJwe(file?.embedded ?? '', payload.key))).toContain('Latex')
})

test('who wants nothing embedded is told where it is, for a while and under no other ticket', async () => {
  const { payload, passcode } = await made(952)
  const [file] = filesOf(await asks(payload.url, { recipient: 'Clinique', passcode, embeddedLengthMax: 0 }))
  expect(file?.embedded).toBeUndefined()
  const location = file?.location ?? ''
  const found = await fetch(location, { headers: ELSEWHERE })
  expect([found.status, found.headers.get('content-type'), found.headers.get('cache-control')]).toEqual([
    200,
    'application/jose',
    'no-store',
  ])
  expect(JSON.stringify(openJwe(await found.text(), payload.key))).toContain('Latex')
  const forged = location.replace(/\/file\/(\d+)/, (_, until: string) => `/file/${Number(until) + 1}`)
  expect((await fetch(forged, { headers: ELSEWHERE })).status).toBe(404)
})

test('a wrong passcode is told with how many are left; an ended link and one that never was are the same answer', async () => {
  const { payload, person, links, id, passcode } = await made(953)
  const wrong = await asks(payload.url, { recipient: 'Clinique', passcode: 'wrong' })
  expect([wrong.status, wrong.json['remainingAttempts']]).toEqual([401, 4])
  expect((await person.send('DELETE', `${links}/${id}`)).status).toBe(204)
  const never = payload.url.replace(/[\w-]{43}$/, 'A'.repeat(43))
  const answers = await Promise.all([payload.url, never].map(address => asks(address, { recipient: 'Clinique', passcode })))
  const bodies = answers.map(({ status, json }) => ({ status, ...json, correlationId: '' }))
  expect(bodies[0]).toMatchObject({ status: 404, code: 'link-unknown' })
  expect(bodies[1]).toEqual(bodies[0])
  expect((await person.get(links)).json).toMatchObject({ items: [{ id, state: 'over', opened: 0 }] })
})

test('is not made by who did not read the warning (L.1111-18)', async () => {
  const { person, links, asked } = await anne(954)
  expect((await person.send('POST', links, { ...asked, warned: false })).status).toBe(400)
})

test('nothing else answers to a page of another site', async () => {
  const { person, links, asked } = await anne(955)
  const answer = await fetch(`${url}${links}`, {
    method: 'POST',
    headers: { ...ELSEWHERE, cookie: person.cookie(), 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })
  expect(answer.status).toBe(403)
})

test('who asked to keep her card on this phone signs out without losing it; anybody else is forgotten whole', async () => {
  for (const [serial, query, forgotten] of [
    [956, '?keep=card', '"cache"'],
    [957, '', '"cache", "storage"'],
  ] as const) {
    const { person } = await anne(serial)
    expect((await person.send('POST', `/api/openid/sign-out${query}`)).headers.get('clear-site-data')).toBe(forgotten)
    expect((await person.get('/api/session')).status).not.toBe(200)
  }
})
