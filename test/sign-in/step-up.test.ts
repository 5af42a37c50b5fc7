import { expect, test } from 'vitest'
import { createAccount, LOOP, prepareAccount, readySignIn } from '../../src/accounts/index.ts'
import { deskOf, operationFor } from '../../src/api/index.ts'
import { MINUTE, SECOND } from '../../src/kernel/instant.ts'
import { openEdge } from './edge.ts'
import { registerPeople } from './people.ts'

const edge = await openEdge()
const op = () => operationFor(edge.services, LOOP, edge.services.draw.uuid())
const [anne] = await registerPeople(edge.services, ['Anne Martin'])
if (anne === undefined) throw new Error('nobody')
await readySignIn(deskOf(edge.services, 'start'))
const CREDENTIALS = { identifier: 'anne.martin.brest', password: 'quatre chevaux gris' }
const ready = await prepareAccount(op(), edge.services.signIn.hasher, anne.personId, { ...CREDENTIALS, identifier: 'chevaliere.de.brest' })
await edge.rows.transaction(tx => createAccount(tx, op(), ready))

/** A browser: keeps both cookies. */
const cookies = new Map<string, string>()
const ask = async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, origin = 'http://localhost') => {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await edge.http.inject({
    method,
    url,
    headers: { 'x-carnet-client': '1', origin, cookie, 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/145.0' },
    ...(payload === undefined ? {} : { payload }),
  })
  for (const { name, value } of answer.cookies) cookies.set(name, value)
  return { status: answer.statusCode, json: answer.body === '' ? undefined : (JSON.parse(answer.body) as Record<string, unknown>) }
}

const signIn = async (): Promise<void> => {
  const first = await ask('POST', '/api/sign-in/passwords', { ...CREDENTIALS, identifier: 'chevaliere.de.brest' })
  const ticket = first.json?.['ticket']
  await ask('POST', '/api/sign-in/code-messages', { ticket, channel: 'sms' })
  const texts = (await ask('GET', '/api/demonstration/texts')).json as { items: readonly { text: string }[] }
  const code = /\d{6}/.exec(texts.items[0]?.text ?? '')?.[0]
  expect((await ask('POST', '/api/sign-in/codes', { ticket, code, trust: true })).status).toBe(201)
}

test('what matters asks for a fresh proof after ten minutes, takes a password, and goes on for ten more', async () => {
  await signIn()
  expect((await ask('POST', '/api/account/app-offers')).status).toBe(201)
  edge.clock.advance(10 * MINUTE)
  const late = await ask('POST', '/api/account/app-offers')
  expect([late.status, late.json?.['code']]).toEqual([403, 'step-up-needed'])
  expect((await ask('GET', '/api/account')).status).toBe(200)
  expect((await ask('GET', '/api/session/confirmations')).json).toEqual({ ways: ['password'] })
  const wrong = await ask('POST', '/api/session/confirmations', { kind: 'password', password: 'cinq chevaux blancs' })
  expect(wrong.json?.['code']).toBe('sign-in-refused')
  expect((await ask('POST', '/api/account/app-offers')).status).toBe(403)
  expect((await ask('POST', '/api/session/confirmations', { kind: 'demonstration' })).json?.['code']).toBe('sign-in-refused')
  expect((await ask('POST', '/api/session/confirmations', { kind: 'password', password: CREDENTIALS.password })).status).toBe(204)
  expect((await ask('POST', '/api/account/app-offers')).status).toBe(201)
  edge.clock.advance(10 * MINUTE - SECOND)
  expect((await ask('POST', '/api/account/app-offers')).status).toBe(201)
  edge.clock.advance(SECOND)
  expect((await ask('POST', '/api/account/app-offers')).status).toBe(403)
})

test('a cookie kept from before the proof gains nothing by it', async () => {
  const [kept] = [...cookies]
  await ask('POST', '/api/session/confirmations', { kind: 'password', password: CREDENTIALS.password })
  if (kept !== undefined) cookies.set(...kept)
  expect((await ask('POST', '/api/account/app-offers')).status).toBe(403)
})

test('a trusted browser needs no code; forgotten, it does', async () => {
  cookies.delete('carnet')
  const again = await ask('POST', '/api/sign-in/passwords', { ...CREDENTIALS, identifier: 'chevaliere.de.brest' })
  expect(again.json?.['step']).toBe('signed-in')
  const account = (await ask('GET', '/api/account')).json as { devices: readonly { deviceId: string; label: string; isThisOne: boolean }[] }
  expect(account.devices).toMatchObject([{ label: 'Firefox sur Windows', isThisOne: true }])
  expect((await ask('DELETE', `/api/account/devices/${account.devices[0]?.deviceId}`)).status).toBe(204)
  cookies.delete('carnet')
  const last = await ask('POST', '/api/sign-in/passwords', { ...CREDENTIALS, identifier: 'chevaliere.de.brest' })
  expect(last.json?.['step']).toBe('code')
})

test('a new contact is confirmed at the new address and at the old one', async () => {
  await signIn()
  const asked = await ask('PUT', '/api/account/contacts/phone', { value: '07 11 22 33 44' })
  expect(asked.json).toEqual({ old: true })
  const { items } = (await ask('GET', '/api/demonstration/texts')).json as { items: readonly { to: string; text: string }[] }
  const codeTo = (number: string): string =>
    /\d{6}/.exec(items.find(({ to }) => to.replace(/\D/g, '').endsWith(number))?.text ?? '')?.[0] ?? ''
  const [newCode, oldCode] = [codeTo('711223344'), codeTo('12345678')]
  expect((await ask('POST', '/api/account/contact-confirmations', { newCode })).json?.['code']).toBe('code-refused')
  expect((await ask('POST', '/api/account/contact-confirmations', { newCode, oldCode: newCode })).json?.['code']).toBe('code-refused')
  expect((await ask('POST', '/api/account/contact-confirmations', { newCode, oldCode })).status).toBe(204)
  expect((await ask('GET', '/api/account')).json).toMatchObject({
    contacts: { phone: { value: '07 11 22 33 44', source: 'self', verified: true } },
  })
})

test('a passkey is asked for from one of our own pages only', async () => {
  expect((await ask('POST', '/api/sign-in/passkey-challenges', undefined, 'https://elsewhere.example')).status).toBe(403)
  const challenge = await ask('POST', '/api/sign-in/passkey-challenges')
  expect(challenge.json).toMatchObject({ options: { rpId: 'localhost', userVerification: 'required' } })
  const made = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} }
  const response = { ...made, response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA', signature: 'AAAA' } }
  const forged = await ask('POST', '/api/sign-in/passkeys', { ticket: challenge.json?.['ticket'], response })
  expect(forged.json?.['code']).toBe('passkey-refused')
  expect((await ask('POST', '/api/sign-in/passkeys', { ticket: 'x', response })).json?.['code']).toBe('ticket-over')
})
