import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { issueActivationCode, LOOP } from '../../src/accounts/index.ts'
import { operationFor, type Services } from '../../src/api/index.ts'
import { findPerson } from '../../src/identity/index.ts'
import { importLines, someone } from '../../src/identity/testing/lines.ts'
import { INS_OIDS } from '../../src/kernel/ins.ts'
import { after, DAY } from '../../src/kernel/instant.ts'
import { campaignOf } from '../../src/open-post.ts'
import { announce, enrolmentOf } from '../../src/records/index.ts'
import { numberOf } from '../../src/records/testing/campaign.ts'
import { at, clientOf, textAt } from './client.ts'
import { professional } from './people.ts'
import { testServer } from './server.ts'

let lent: Services | undefined
const carnet = await testServer({
  lend: those => {
    lent = those
  },
})
const { url } = carnet
const services = lent ?? (undefined as never)
const op = () => operationFor(services, LOOP, services.draw.uuid())
const oid = INS_OIDS.test

const register = async (n: number, words: Record<string, string> = {}) => {
  await importLines(op(), someone(n, { oid, ...words }))
  const found = await findPerson(op(), { matricule: numberOf(n), oid })
  if (found === undefined) throw new Error('not registered')
  return found
}
const form = (n: number, changes: Record<string, unknown> = {}) => ({
  ins: numberOf(n),
  vitaleSerial: String(n).padStart(20, '0'),
  birthDate: '1968-03-12',
  choice: 'oppose',
  ...changes,
})
const signedIn = async (n: number) => {
  const client = clientOf(url)
  expect((await client.send('POST', '/api/demonstration/sessions', { ins: numberOf(n), oid })).status).toBe(201)
  return client
}
const until = async <T>(ask: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> => {
  for (let i = 0; i < 100; i += 1) {
    const value = await ask()
    if (isThere(value)) return value
    await pause(100)
  }
  throw new Error('it did not come')
}

describe('refusing over the API', () => {
  test('without signing in: the same answer for somebody and for nobody, and a receipt on paper', async () => {
    const { personId } = await register(1)
    const client = clientOf(url)
    const answers = [await client.send('POST', '/api/refusals', form(1)), await client.send('POST', '/api/refusals', form(77_777))]
    for (const answer of answers) {
      expect(answer.status).toBe(201)
      expect(Buffer.from(textAt(answer, 'receipt'), 'base64').subarray(0, 8).toString('latin1')).toBe('%PDF-1.7')
    }
    const shapes = answers.map(({ headers, json }) => [
      [...headers.keys()].toSorted().join(),
      Object.entries(json as Record<string, string>).map(([name, value]) => `${name} ${name === 'receipt' ? '' : value.length}`),
    ])
    expect(shapes[0]).toEqual(shapes[1])
    const { choice } = await until(
      () => enrolmentOf(op(), personId),
      ({ state }) => state === 'opposed',
    )
    expect(choice?.reference).toBe(answers.map(answer => textAt(answer, 'reference'))[0])
  })

  test('is refused after five times an hour, and when what is typed has not the shape', async () => {
    const client = clientOf(url)
    const statuses: number[] = []
    for (let i = 0; i < 6; i += 1) statuses.push((await client.send('POST', '/api/refusals', form(2))).status)
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
    expect((await client.send('POST', '/api/refusals', form(2, { birthDate: '12/03/1968' }))).status).toBe(400)
    expect((await client.send('POST', '/api/refusals', form(2, { ins: '12' }))).json).toMatchObject({ code: 'ins-shape' })
  })

  test('signed in: refused, proved, taken back; and nobody else’s', async () => {
    const { recordId } = await register(3)
    await register(4)
    const [she, other] = [await signedIn(3), await signedIn(4)]
    const path = `/api/records/${recordId}`
    expect((await she.get(`${path}/enrolment`)).json).toEqual({ state: 'known' })
    expect((await she.get(`${path}/opposition/proof`)).status).toBe(409)
    const made = await she.send('POST', `${path}/opposition`)
    expect(made.status).toBe(201)
    expect((await she.get(`${path}/enrolment`)).json).toMatchObject({ state: 'opposed', choice: { reference: textAt(made, 'reference') } })
    const proof = await she.get(`${path}/opposition/proof`)
    expect(proof.headers.get('content-type')).toBe('application/pdf')
    expect((await other.get(`${path}/enrolment`)).status).toBe(404)
    expect((await other.send('DELETE', `${path}/opposition`)).status).toBe(404)
    expect(at(await she.send('DELETE', `${path}/opposition`), 'choice')).toBe('withdrawn')
    expect((await she.send('POST', `${path}/opening`)).status).toBe(204)
    expect((await she.get(`${path}/enrolment`)).json).toMatchObject({ state: 'opened' })
    expect((await she.send('POST', `${path}/opposition`)).json).toMatchObject({ code: 'already-opened' })
    const notices = await until(
      () => she.get('/api/notices'),
      answer => (at(answer, 'items') as readonly unknown[]).length >= 2,
    )
    expect((at(notices, 'items') as readonly { template: string }[]).map(({ template }) => template)).toEqual(
      expect.arrayContaining(['opposition-recorded', 'opposition-withdrawn']),
    )
  })

  test('for her child', async () => {
    await register(5)
    const child = await register(6, { birth_date: '2026-06-01', representative_matricules: numberOf(5), email: '' })
    const parent = await signedIn(5)
    expect((await parent.send('POST', `/api/records/${child.recordId}/opposition`)).status).toBe(201)
  })
})

test('what comes by e-mail is hers to choose, but for what protects her account', async () => {
  await register(40)
  const she = await signedIn(40)
  expect((await she.send('PUT', '/api/notices/preferences/documents', { email: false })).status).toBe(204)
  expect((await she.send('PUT', '/api/notices/preferences/security', { email: false })).json).toMatchObject({ code: 'always-told' })
  expect((await she.get('/api/notices/preferences')).json).toMatchObject({
    items: expect.arrayContaining([
      { event: 'documents', email: false, locked: false },
      { event: 'security', email: true, locked: true },
    ]),
  })
})

describe('on demand', () => {
  test('who has her code need not wait six weeks: activating opens her record first', async () => {
    const { personId, recordId } = await register(30)
    const code = await services.db.transaction(tx =>
      issueActivationCode(tx, op(), personId, { until: after(op().instant, DAY), reason: 'letter' }),
    )
    const client = clientOf(url)
    const proof = { ins: numberOf(30), oid, vitaleSerial: String(30).padStart(20, '0'), birthDate: '1968-03-12', code }
    expect((await client.send('POST', '/api/activation/proofs', proof)).json).toMatchObject({ step: 'proved', recordId })
    const credentials = { identifier: 'anne.morel.30', password: 'Canard-42-bleu-lagune!' }
    const done = await client.send('POST', `/api/records/${recordId}/activation`, { credentials, certified: false })
    expect(done.json).toMatchObject({ kind: 'person' })
    expect(done.status).toBe(201)
    expect((await client.get(`/api/records/${recordId}/life`)).json).toMatchObject({ state: 'active' })
  })

  test('at a pharmacy: she agreed, gets a code on paper, and it activates nothing but hers', async () => {
    await register(31)
    const pharmacist = await professional(url, { nationalId: '810000000031', family: 'OFFICINE', profession: '21' })
    const traits = {
      ins: numberOf(31),
      oid,
      birthName: 'MOREL',
      birthFirstNames: ['Anne'],
      sex: 'F',
      birthDate: '1968-03-12',
    }
    const body = { traits, consent: true }
    expect((await pharmacist.send('POST', '/api/records/on-demand', { ...body, consent: false })).status).toBe(400)
    const first = await pharmacist.send('POST', '/api/records/on-demand', body)
    expect(first.status).toBe(201)
    const again = await pharmacist.send('POST', '/api/records/on-demand', body)
    expect(again.json).toMatchObject({ recordId: textAt(first, 'recordId') })
    expect([first, again].map(answer => textAt(answer, 'code').length)).toEqual([14, 14])
    const proof = { ins: numberOf(31), oid, vitaleSerial: String(31).padStart(20, '0'), birthDate: '1968-03-12' }
    const she = clientOf(url)
    expect((await she.send('POST', '/api/activation/proofs', { ...proof, code: textAt(again, 'code') })).status).not.toBe(200)
    expect((await she.send('POST', '/api/activation/proofs', { ...proof, code: textAt(first, 'code') })).json).toMatchObject({
      step: 'proved',
    })
    expect((await she.send('POST', '/api/records/on-demand', body)).json).toMatchObject({ code: 'act-refused' })
  })
})

test('a demonstration shows what it sent: a mail, and a letter as it was printed', async () => {
  const byPost = (
    await register(11, { email: '', address: '1 rue du Port', postal_code: '29900', city: 'CONCARNEAU', used_name: 'COURRIER' })
  ).personId
  const ids = [(await register(10)).personId, byPost]
  expect(await announce(op(), ids, campaignOf(services))).toMatchObject({ announced: 2 })
  const client = clientOf(url)
  type Post = { readonly mails: readonly { to: string }[]; readonly letters: readonly { id: string; to: string }[] }
  const { json } = await until(
    () => client.get('/api/demonstration/post'),
    answer =>
      (at(answer, 'letters') as readonly unknown[]).length > 0 &&
      (at(answer, 'mails') as readonly { to: string }[]).some(({ to }) => to === 'p10@example.org'),
  )
  const letter = (json as Post).letters.find(({ to }) => to.includes('COURRIER'))
  const pdf = await client.get(`/api/demonstration/post/letters/${letter?.id}`)
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  expect((await enrolmentOf(op(), byPost)).opensAt).not.toBeNull()
})
