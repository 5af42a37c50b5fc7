import { describe, expect, test } from 'vitest'
import { type Client, textAt } from './client.ts'
import { insOf, personWithRecord, professional, register, signedIn, traitsOf } from './people.ts'
import { insKey } from '../../src/kernel/ins.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet

const whole = ({ json }: { readonly json: unknown }): { readonly items: readonly Record<string, unknown>[] } => json as never
const listOf = async (client: Client, path = '/api/delegations') => whole(await client.get(path)).items

const invited = (serial: number, changes: Record<string, unknown> = {}) => {
  const { ins, birthName, birthFirstNames, birthDate } = traitsOf(serial)
  return { kind: 'caregiving', ins, lastName: birthName, firstName: birthFirstNames[0], birthDate, rights: ['read', 'add'], ...changes }
}

describe('the API of those who act for somebody', () => {
  test('invites, accepts, switches to the helped record, and stops', async () => {
    const lea = await personWithRecord(url, 701)
    const paul = await personWithRecord(url, 702)
    const path = `/api/records/${lea.recordId}/delegations`
    const sent = await lea.send('POST', path, invited(702))
    expect(sent.status).toBe(201)
    const [received] = await listOf(paul)
    expect(received).toMatchObject({
      side: 'received',
      state: 'pending',
      kind: 'caregiving',
      endsOnline: true,
      person: { firstName: 'Marie' },
    })
    expect(received?.['person']).not.toHaveProperty('recordId')
    expect((await paul.get(`/api/records/${lea.recordId}/documents`)).status).toBe(404)
    expect((await paul.send('POST', `/api/delegations/${String(received?.['id'])}/accept`)).status).toBe(200)
    expect((await paul.get(`/api/records/${lea.recordId}/documents`)).status).toBe(200)
    expect((await paul.get('/api/session')).json).toMatchObject({
      profiles: [{ relation: 'self' }, { recordId: lea.recordId, relation: 'helped' }],
    })
    expect((await lea.send('DELETE', `${path}/${textAt(sent, 'id')}`)).status).toBe(204)
    expect((await paul.get(`/api/records/${lea.recordId}/documents`)).status).toBe(404)
    expect((await listOf(lea)).map(one => one['state'])).toEqual(['ended'])
  })

  test('answers an invitation of nobody as one of somebody', async () => {
    const lea = await personWithRecord(url, 711)
    await personWithRecord(url, 712)
    const path = `/api/records/${lea.recordId}/delegations`
    const answers = [await lea.send('POST', path, invited(712)), await lea.send('POST', path, invited(713))]
    const shapes = answers.map(({ status, bytes, headers }) => [status, bytes.length, [...headers.keys()].toSorted().join()])
    expect(shapes[0]).toEqual(shapes[1])
    const shown = (await listOf(lea)).map(({ id: _id, delegate: _delegate, invitedAt: _at, answerBy: _by, ...rest }) => rest)
    expect(shown[0]).toEqual(shown[1])
  })

  test('leaves an agent the decisions of a judge, and shows him nothing else', async () => {
    const mother = await personWithRecord(url, 721)
    const nationalId = '3B990007211'
    await register(mother, { nationalId, family: 'ACCUEIL', kind: 'agent' })
    const nobody = {
      delegateId: '3f2b8c1e-7a55-4d0e-9b1c-0a1b2c3d4e5f',
      decision: { court: 'TJ', decidedOn: '2026-11-20', reference: '1' },
    }
    expect((await mother.send('POST', `/api/records/${mother.recordId}/authorities/end`, nobody)).status).toBe(403)
    const agent = await signedIn(url, { nationalId })
    const ended = await agent.send('POST', `/api/records/${mother.recordId}/authorities/end`, nobody)
    expect(ended.json).toMatchObject({ status: 404, code: 'no-such-delegation' })
    expect((await agent.get(`/api/records/${mother.recordId}/documents`)).status).toBe(404)
  })

  test('refuses what its shapes do not name', async () => {
    const lea = await personWithRecord(url, 731)
    const path = `/api/records/${lea.recordId}/delegations`
    expect((await lea.send('POST', path, invited(732, { rights: ['close'] }))).status).toBe(400)
    expect((await lea.send('POST', path, { ...invited(732), kind: 'agent' })).status).toBe(400)
    expect((await lea.send('POST', path, invited(732, { ins: insOf(731) }))).json).toMatchObject({ code: 'delegation-to-oneself' })
    expect((await lea.send('POST', '/api/delegations/not-an-id/accept')).status).toBe(400)
  })

  test('keeps how a child was associated with the creation of her record', async () => {
    const doctor = await professional(url, { nationalId: '899900000741', family: 'OUVREUSE', structure: '1290000741' })
    const thirteen = '2140199900741'
    const child = { ...traitsOf(741), ins: `${thirteen}${insKey(thirteen)}`, birthDate: '2014-01-05' }
    const asked = { traits: child, consent: true }
    expect((await doctor.send('POST', '/api/records/on-demand', asked)).json).toMatchObject({ code: 'association-missing' })
    expect((await doctor.send('POST', '/api/records/on-demand', { ...asked, association: 'explained' })).status).toBe(201)
    expect((await doctor.send('POST', '/api/records/on-demand', { traits: traitsOf(742), consent: true })).status).toBe(201)
  })
})
