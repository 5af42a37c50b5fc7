import { describe, expect, test } from 'vitest'
import { openRecord } from '../../src/access/index.ts'
import { createAccount, issueActivationCode, LOOP, prepareAccount } from '../../src/accounts/index.ts'
import { operationFor, type Services } from '../../src/api/index.ts'
import { traitsOf } from '../../src/identity/index.ts'
import { after, DAY } from '../../src/kernel/instant.ts'
import { clientOf } from '../api/client.ts'
import { testServer } from '../api/server.ts'
import { type Registered, registerPeople } from './people.ts'

const held: { services?: Services } = {}
const server = await testServer({
  lend: services => {
    held.services = services
  },
})
const services = (): Services => {
  if (held.services === undefined) throw new Error('no server')
  return held.services
}
const op = () => operationFor(services(), LOOP, services().draw.uuid())

const withRecord = async (name: string) => {
  const [person] = await registerPeople(services(), [name])
  if (person === undefined) throw new Error('nobody')
  const traits = await traitsOf(op(), person.personId)
  if (traits === undefined) throw new Error('nobody')
  const { recordId } = await openRecord(op(), { traits, state: 'open' })
  return { ...person, recordId }
}
const codeFor = (person: Registered): Promise<string> =>
  issueActivationCode(services().db, op(), person.personId, { until: after(op().instant, 15 * DAY), reason: 'letter' })
const proofOf = (person: Registered, code: string) => ({
  ins: person.ins.matricule,
  oid: person.ins.oid,
  vitaleSerial: person.vitaleSerial,
  birthDate: person.birthDate,
  code,
})
const CREDENTIALS = { identifier: 'anne.de.brest', password: 'quatre chevaux gris' }

describe('from the letter to her home', () => {
  test('a code proves, an account and an active record are one transaction, and she is signed in', async () => {
    const anne = await withRecord('Anne Activates')
    const client = clientOf(server.url)
    const proved = await client.send('POST', '/api/activation/proofs', proofOf(anne, await codeFor(anne)))
    expect(proved.json).toMatchObject({ step: 'proved', recordId: anne.recordId, forSomebodyElse: false, hasAccount: false })
    expect((await client.get(`/api/records/${anne.recordId}/documents`)).status).not.toBe(200)
    expect((await client.get('/api/account')).json).toMatchObject({ code: 'people-only' })
    const path = `/api/records/${anne.recordId}/activation`
    expect((await client.send('POST', path, { certified: false })).json).toMatchObject({ code: 'credentials-missing' })
    const common = await client.send('POST', path, { certified: false, credentials: { ...CREDENTIALS, password: 'azertyuiop' } })
    expect(common.json).toMatchObject({ code: 'password-common' })
    const done = await client.send('POST', path, { certified: false, credentials: CREDENTIALS })
    expect(done.status).toBe(201)
    expect(done.json).toMatchObject({ kind: 'person', profiles: [{ recordId: anne.recordId }] })
    expect((await client.get(`/api/records/${anne.recordId}/documents`)).status).toBe(200)
    expect((await client.get('/api/account')).json).toMatchObject({ means: { identifier: 'anne.de.brest', app: false, passkeys: [] } })
  })

  test('two at once, with two codes, make one account', async () => {
    const paul = await withRecord('Paul Twice')
    const enters = async (code: string) => {
      const client = clientOf(server.url)
      await client.send('POST', '/api/activation/proofs', proofOf(paul, code))
      return client
    }
    const one = await enters(await codeFor(paul))
    const two = await enters(await codeFor(paul))
    const path = `/api/records/${paul.recordId}/activation`
    const answers = await Promise.all(
      [one, two].map((client, n) =>
        client.send('POST', path, { certified: false, credentials: { ...CREDENTIALS, identifier: `paul.twice.${n}` } }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).not.toEqual([201, 201])
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    const [row] = await server.rows.owner.rows<{ accounts: number; tags: number }>({
      name: 'test.accounts',
      text: `select (select count(*)::int from account where actor_id = $1) as accounts, (select count(*)::int from account_tag where actor_id = $1) as tags`,
      values: [paul.personId],
    })
    expect(row).toEqual({ accounts: 1, tags: 1 })
  })

  test('a code opens no account that has a password: the record is active, and she signs in with what she has', async () => {
    const zoe = await withRecord('Zoe Knows')
    const ready = await prepareAccount(op(), services().signIn.hasher, zoe.personId, { ...CREDENTIALS, identifier: 'zoe.knows.it' })
    await services().db.transaction(tx => createAccount(tx, op(), ready))
    const client = clientOf(server.url)
    const proved = await client.send('POST', '/api/activation/proofs', proofOf(zoe, await codeFor(zoe)))
    expect(proved.json).toMatchObject({ step: 'proved', hasAccount: true })
    expect((await client.get('/api/session')).status).toBe(204)
    expect((await client.send('POST', `/api/records/${zoe.recordId}/activation`, { certified: false })).status).toBe(204)
    expect((await client.get(`/api/records/${zoe.recordId}/documents`)).status).toBe(401)
    expect((await client.send('POST', '/api/sign-in/passwords', { ...CREDENTIALS, identifier: 'zoe.knows.it' })).json).toMatchObject({
      step: 'code',
    })
  })

  test('families she chooses are hidden from their first deposit, and what she deposits herself is not', async () => {
    const lise = await withRecord('Lise Chooses')
    const client = clientOf(server.url)
    await client.send('POST', '/api/activation/proofs', proofOf(lise, await codeFor(lise)))
    await client.send('POST', `/api/records/${lise.recordId}/activation`, {
      certified: false,
      credentials: { ...CREDENTIALS, identifier: 'lise.choisit' },
    })
    const path = `/api/records/${lise.recordId}/hidden-categories`
    expect((await client.get(path)).json).toEqual({ categories: [] })
    expect((await client.send('PUT', path, { categories: ['biology', 'reimbursement'] })).status).toBe(204)
    expect((await client.get(path)).json).toEqual({ categories: ['biology', 'reimbursement'] })
    expect((await client.send('PUT', path, { categories: ['wishes'] })).status).toBe(204)
    expect((await client.get(path)).json).toEqual({ categories: ['wishes'] })
  })
})

describe('signing in', () => {
  test('by identifier, password and a code shown on the telephone of the demonstration', async () => {
    const eve = await withRecord('Eve Signs')
    const first = clientOf(server.url)
    await first.send('POST', '/api/activation/proofs', proofOf(eve, await codeFor(eve)))
    const credentials = { ...CREDENTIALS, identifier: 'eve.signs.in' }
    await first.send('POST', `/api/records/${eve.recordId}/activation`, { certified: false, credentials })
    const client = clientOf(server.url)
    const asked = await client.send('POST', '/api/sign-in/passwords', credentials)
    expect(asked.json).toMatchObject({
      step: 'code',
      channels: [
        { channel: 'email', hint: 'e···@exemple.fr' },
        { channel: 'sms', hint: '06 ·· ·· ·· 78' },
      ],
    })
    const { ticket } = asked.json as { ticket: string }
    expect((await client.send('POST', '/api/sign-in/code-messages', { ticket, channel: 'sms' })).status).toBe(204)
    const texts = (await client.get('/api/demonstration/texts')).json as { items: readonly { text: string }[] }
    const code = /\d{6}/.exec(texts.items[0]?.text ?? '')?.[0] ?? ''
    const entered = await client.send('POST', '/api/sign-in/codes', { ticket, code, trust: false })
    expect(entered.status).toBe(201)
    const account = (await client.get('/api/account')).json as { sessions: readonly { isThisOne: boolean; sessionId: string }[] }
    expect(account.sessions).toHaveLength(2)
    const other = account.sessions.find(({ isThisOne }) => !isThisOne)
    expect((await client.send('DELETE', `/api/account/sessions/${other?.sessionId}`)).status).toBe(204)
    expect((await first.get('/api/account')).status).toBe(401)
  })
})
