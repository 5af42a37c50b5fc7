import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveRole } from '../../src/accounts/index.ts'
import type { ActorId } from '../../src/kernel/ids.ts'
import { layMatrices } from '../../src/policy/index.ts'
import { type Answer, at, type Client, clientOf, textAt } from './client.ts'
import { agree, codeOf, ELSEWHERE } from './desk-kit.ts'
import { insOf, personWithRecord, professional, register, signedIn } from './people.ts'
import { testServer } from './server.ts'

/** Control after the fact (A3) and the table of rights (A6), through the wire. */
const carnet = await testServer()
const { url } = carnet
const DPO = '599999999800018-AG0061'
const COLLEAGUE = '599999999800018-AG0062'
const agentIds = await Promise.all(
  [DPO, COLLEAGUE].map((nationalId, n) => register(clientOf(url), { nationalId, family: `CONTROLE${n}`, kind: 'agent' })),
)
const dpo = await signedIn(url, { nationalId: DPO })
const colleague = await signedIn(url, { nationalId: COLLEAGUE })
await giveRole(carnet.rows, agentIds[0] as ActorId, 'dpo')
const doctor = await professional(url, { nationalId: '899900000871', family: 'EXAMINE', structure: '1290000871' })
const whoever = await personWithRecord(url, 870)
afterAll(() => layMatrices([]))

const MOTIVE = 'Trouvée inconsciente, coma diabétique'
const ACCESSES = '/api/admin/accesses'
type Item = { readonly itemId: string; readonly rules: readonly string[]; readonly state: string; readonly actor: string }
const itemsOf = ({ json }: Answer): readonly Item[] => (json as { items: readonly Item[] }).items
const queue = async (): Promise<readonly Item[]> => itemsOf(await dpo.get(ACCESSES))

const emergencyOn = async (serial: number): Promise<{ readonly person: Client; readonly item: Item }> => {
  const person = await personWithRecord(url, serial)
  const known = new Set((await queue()).map(({ itemId }) => itemId))
  const asked = { handle: person.recordId, unableToConsent: true, immediateDanger: true, motive: MOTIVE }
  expect((await doctor.send('POST', '/api/professional/break-glass', asked)).status).toBe(200)
  const item = (await queue()).find(({ itemId }) => !known.has(itemId))
  if (item === undefined) throw new Error('an emergency waits in the queue')
  return { person, item }
}

describe('accesses to look at', () => {
  test('each route is shut to whoever does not protect the data, and to whoever is nobody', async () => {
    const { item } = await emergencyOn(871)
    const path = `${ACCESSES}/${item.itemId}`
    const acts = [
      ['question', { words: 'Pourquoi cet accès ?' }],
      ['decision', { outcome: 'justified', text: 'Une vraie urgence.' }],
      ['identity', { reason: 'Une plainte est déposée.' }],
    ] as const
    for (const [who, code] of [
      [colleague, 'dpo-only'],
      [doctor, 'agents-only'],
      [whoever, 'agents-only'],
      [clientOf(url), 'not-signed-in'],
    ] as const) {
      expect(codeOf(await who.get(ACCESSES))).toBe(code)
      for (const [act, body] of acts) expect(codeOf(await who.send('POST', `${path}/${act}`, body))).toBe(code)
    }
    for (const [act, body] of acts)
      expect(codeOf(await dpo.send('POST', `${ACCESSES}/${ELSEWHERE}/${act}`, body))).toBe('access-review-absent')
  })

  test('an emergency is there at once, under pseudonyms: no name, no number, no motive', async () => {
    const { item } = await emergencyOn(872)
    const text = JSON.stringify(item)
    expect(item).toMatchObject({ kind: 'emergency', state: 'to-review', rules: ['break-glass'], profession: 'Médecin' })
    for (const told of ['EXAMINE', '899900000871', 'coma', 'ESSAI', insOf(872)]) expect(text).not.toContain(told)
  })

  test('asked about, answered by the professional among her own questions, decided once', async () => {
    const { item } = await emergencyOn(873)
    const path = `${ACCESSES}/${item.itemId}`
    expect((await dpo.send('POST', `${path}/question`, { words: 'court' })).status).toBe(400)
    expect((await dpo.send('POST', `${path}/question`, { words: 'Qui vous a appelée ?' })).status).toBe(204)
    expect(codeOf(await dpo.send('POST', `${path}/question`, { words: 'Encore une fois ?' }))).toBe('access-review-asked')
    const asked = await doctor.get('/api/professional/explanations')
    expect(asked.bytes.toString('utf8')).toContain(item.itemId)
    const answer = { text: 'Appelée par les pompiers, sur la plage.' }
    expect((await doctor.send('PUT', `/api/professional/explanations/${item.itemId}`, answer)).status).toBeLessThan(300)
    const explained = (await queue()).find(({ itemId }) => itemId === item.itemId)
    expect(explained).toMatchObject({ state: 'explained', steps: [{}, { kind: 'asked' }, { kind: 'explained', by: '', ...answer }] })
    const decision = { outcome: 'justified', text: 'Les pompiers confirment.' }
    expect((await dpo.send('POST', `${path}/decision`, decision)).status).toBe(204)
    expect(codeOf(await dpo.send('POST', `${path}/decision`, decision))).toBe('access-review-closed')
  })

  test('names are shown to two, and the person reads both in her journal', async () => {
    const { person, item } = await emergencyOn(874)
    const reason = { reason: 'La famille a porté plainte.' }
    const reveal = (): Promise<Answer> => dpo.send('POST', `${ACCESSES}/${item.itemId}/identity`, reason)
    expect(codeOf(await reveal())).toBe('colleague-needed')
    await agree(dpo, colleague, 'reveal-identity', item.itemId)
    expect(await reveal()).toMatchObject({ status: 200, json: { actorName: 'Anne EXAMINE', person: { birthDate: '1990-01-05' } } })
    expect(codeOf(await reveal())).toBe('colleague-needed')
    const { recordId } = (at(await person.get('/api/session'), 'profiles.0') ?? {}) as { recordId: string }
    const journal = (await person.get(`/api/records/${recordId}/journal`)).bytes.toString('utf8')
    for (const told of ['CONTROLE0', 'CONTROLE1', reason.reason]) expect(journal).toContain(told)
  })
})

describe('a sweep over records', () => {
  const sweeper = { nationalId: '899900000875', family: 'BALAYE', structure: '1290000875' }

  test('stops before the fiftieth, whatever stands behind the numbers, and waits for who protects the data at once', async () => {
    const records = await Promise.all([881, 882].map(serial => personWithRecord(url, serial)))
    const thief = await professional(url, sweeper)
    const opens = async (handle: string): Promise<number> =>
      (await thief.send('POST', '/api/professional/openings', { handle, basis: 'declared-agreement' })).status
    const statuses: number[] = []
    for (let n = 0; n < 48; n += 1) statuses.push(await opens(records[n]?.recordId ?? `00000000-0000-4000-8000-0000000008${10 + n}`))
    const blocked = statuses.indexOf(429)
    expect(blocked).toBe(40)
    expect(new Set(statuses.slice(blocked))).toEqual(new Set([429]))
    expect(statuses.slice(0, blocked).filter(status => status === 200)).toHaveLength(2)
    const [told, ...more] = (await queue()).filter(({ rules }) => rules.includes('sweep'))
    expect(more).toEqual([])
    expect(told).toMatchObject({ kind: 'odd', state: 'to-review', record: null, place: 'Cabinet 1290000875', rules: ['sweep'] })
    expect(JSON.stringify(told)).not.toContain('BALAYE')
  }, 30_000)
})

describe('the table of rights', () => {
  const HOME = '/api/admin/habilitations'
  const DAY_MS = 86_400_000
  const GAIN = { group: 'optician', type: '11490-0', allowed: true } as const
  const soon = () => new Date(Date.now() + DAY_MS).toISOString()
  const submission = (revision: number, startsAt = soon()) => ({
    ...{ revision, startsAt, motive: 'Essai du comité des droits', departsKnowingly: false },
  })
  const draft = async (): Promise<string> => textAt(await dpo.send('POST', `${HOME}/drafts`, {}), 'versionId')
  const changed = (id: string, revision: number) => dpo.send('PUT', `${HOME}/${id}/cells`, { revision, changes: [GAIN] })
  const submitted = async (): Promise<string> => {
    const id = await draft()
    await changed(id, 1)
    expect((await dpo.send('POST', `${HOME}/${id}/submission`, submission(2))).status).toBe(204)
    return id
  }
  let waiting = ''
  beforeAll(async () => {
    waiting = await submitted()
  })

  test('is read and decided on by agents, written by who protects the data', async () => {
    for (const [who, code] of [
      [doctor, 'agents-only'],
      [whoever, 'agents-only'],
      [clientOf(url), 'not-signed-in'],
    ] as const) {
      expect(codeOf(await who.get(HOME))).toBe(code)
      expect(codeOf(await who.send('POST', `${HOME}/drafts`, {}))).toBe(code === 'agents-only' ? 'agents-only' : code)
      expect(codeOf(await who.get(`${HOME}/${waiting}/simulation`))).toBe(code)
      for (const [act, body] of [
        ['approval', { revision: 2 }],
        ['return', undefined],
        ['withdrawal', undefined],
      ] as const)
        expect(codeOf(await who.send('POST', `${HOME}/${waiting}/${act}`, body))).toBe(code)
    }
    expect(codeOf(await colleague.send('POST', `${HOME}/drafts`, {}))).toBe('dpo-only')
    expect(codeOf(await colleague.send('PUT', `${HOME}/${waiting}/cells`, { revision: 2, changes: [GAIN] }))).toBe('dpo-only')
    expect(codeOf(await colleague.send('POST', `${HOME}/${waiting}/submission`, submission(2)))).toBe('dpo-only')
  })

  test('a draft is simulated in real counts, and never acts', async () => {
    const id = await draft()
    expect(await changed(id, 1)).toMatchObject({ status: 200, json: { revision: 2 } })
    expect(codeOf(await changed(id, 1))).toBe('matrix-moved')
    expect((await colleague.get(`${HOME}/${id}/simulation`)).json).toMatchObject({
      ...{ gained: 1, lost: 0, professionals: 0 },
      groups: [{ group: 'optician', gains: [GAIN.type], loses: [] }],
    })
    const page = await dpo.get(HOME)
    expect(at(page, 'inForce.cells.optician')).not.toContain(GAIN.type)
    expect(codeOf(await dpo.send('POST', `${HOME}/${id}/submission`, submission(2, new Date().toISOString())))).toBe('matrix-too-soon')
    expect((await dpo.send('POST', `${HOME}/${id}/withdrawal`)).status).toBe(204)
  })

  test('a second person approves what she read, it stays in the history, and an old table is copied to go back', async () => {
    expect(codeOf(await dpo.send('POST', `${HOME}/${waiting}/approval`, { revision: 2 }))).toBe('matrix-own')
    expect(codeOf(await colleague.send('POST', `${HOME}/${waiting}/approval`, { revision: 1 }))).toBe('matrix-moved')
    expect((await colleague.send('POST', `${HOME}/${waiting}/approval`, { revision: 2 })).status).toBe(204)
    const page = await dpo.get(HOME)
    const line = (at(page, 'versions') as readonly { versionId: string }[]).find(({ versionId }) => versionId === waiting)
    expect(line).toMatchObject({ state: 'approved', author: 'Anne CONTROLE0', approver: 'Anne CONTROLE1' })
    const back = await dpo.send('POST', `${HOME}/drafts`, { copied: textAt(page, 'inForce.version') })
    expect(back).toMatchObject({ status: 201 })
    expect(codeOf(await dpo.send('POST', `${HOME}/drafts`, { copied: 'nowhere' }))).toBe('matrix-absent')
    expect((await colleague.send('POST', `${HOME}/${waiting}/withdrawal`)).status).toBe(204)
  })

  test('is sent back to its author; a number that is nobody’s is absent', async () => {
    const id = await submitted()
    expect((await colleague.send('POST', `${HOME}/${id}/return`)).status).toBe(204)
    expect(await changed(id, 3)).toMatchObject({ json: { revision: 4 } })
    for (const act of ['return', 'withdrawal'])
      expect(codeOf(await colleague.send('POST', `${HOME}/${ELSEWHERE}/${act}`))).toBe('matrix-absent')
    expect(codeOf(await colleague.get(`${HOME}/${ELSEWHERE}/simulation`))).toBe('matrix-absent')
  })
})
