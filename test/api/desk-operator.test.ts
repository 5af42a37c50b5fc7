import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { at, type Client, textAt } from './client.ts'
import { agree, codeOf, ELSEWHERE, enter, registerAgents, SEEN } from './desk-kit.ts'
import { insOf, personWithRecord, professional, signedIn } from './people.ts'
import { testServer } from './server.ts'

const { url } = await testServer()
let one: Client
let two: Client
beforeAll(async () => {
  await registerAgents(url)
  ;[one, two] = [await enter(url, 0), await enter(url, 1)]
})
const together = (kind: string, subject: string): Promise<void> => agree(one, two, kind, subject)
const until = async <T>(ask: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> => {
  for (let i = 0; i < 100; i += 1) {
    const value = await ask()
    if (isThere(value)) return value
    await pause(100)
  }
  throw new Error('it did not come')
}

describe('what a paper or a register says', () => {
  const withRecord = async (serial: number): Promise<{ readonly id: string; readonly path: string; readonly recordId: string }> => {
    const { recordId, ins } = await personWithRecord(url, serial)
    const id = textAt(await one.send('POST', '/api/desk/search', { ins }), 'items.0.personId')
    return { id, path: `/api/desk/persons/${id}`, recordId }
  }

  test('suspends a record by two agents, and gives it back by two', async () => {
    const known = await withRecord(561)
    const suspend = () => one.send('POST', `${known.path}/suspension`, { motive: 'fraud' })
    const resume = () => one.send('DELETE', `${known.path}/suspension`)
    expect(codeOf(await suspend())).toBe('colleague-needed')
    await together('suspend-record', known.recordId)
    expect((await suspend()).status).toBe(200)
    expect((await one.get(known.path)).json).toMatchObject({ state: 'suspended', closesOn: expect.any(String) })
    expect(codeOf(await resume())).toBe('colleague-needed')
    await together('suspend-record', known.recordId)
    expect((await resume()).status).toBe(200)
    const page = await one.get(known.path)
    expect(at(page, 'state')).toBe('active')
    expect(
      (page.json as { acts: { kind: string; agent: string; colleague?: string }[] }).acts.map(({ kind, colleague }) => [kind, colleague]),
    ).toEqual([
      ['resume', expect.stringContaining('GUICHET1')],
      ['suspend', expect.stringContaining('GUICHET1')],
    ])
  })

  test('records a death by two; what heirs ask for is written by one and decided by another', async () => {
    const known = await withRecord(562)
    const heirs = () =>
      one.send('POST', `${known.path}/heirs`, {
        requester: 'Sa fille',
        quality: 'heir',
        checked: 'livret de famille',
        reason: 'memory',
        to: '2026-11-01',
      })
    expect(codeOf(await heirs())).toBe('not-deceased')
    expect(codeOf(await one.send('POST', `${known.path}/death`))).toBe('colleague-needed')
    await together('record-death', known.recordId)
    expect((await one.send('POST', `${known.path}/death`)).status).toBe(200)
    expect((await heirs()).status).toBe(200)
    const page = await one.get(known.path)
    expect(page.json).toMatchObject({
      state: 'deceased',
      handovers: [{ requester: 'Sa fille', quality: 'heir', reason: 'memory', to: '2026-11-01', isMine: true, mayDeliver: false }],
    })
    const decide = (client: Client) =>
      client.send('POST', `${known.path}/heirs/${textAt(page, 'handovers.0.requestId')}`, { accept: false })
    expect(codeOf(await decide(one))).toBe('same-agent')
    expect((await decide(two)).status).toBe(200)
    expect(at(await one.get(known.path), 'handovers.0.state')).toBe('refused')
  })

  test('ends an authority on a judge’s decision only where there is one, and names who protects an adult', async () => {
    const [known, guardian] = [await withRecord(563), await withRecord(564)]
    const decision = { court: 'TJ de Brest', decidedOn: '2026-10-01', reference: '26/123' }
    const name = () => one.send('POST', `${known.path}/protectors`, { protectorId: guardian.id, measure: 'representation', decision })
    expect(codeOf(await name())).toBe('identity-check-needed')
    await one.send('POST', `${known.path}/identity`, SEEN)
    expect(codeOf(await name())).toBe('colleague-needed')
    await together('name-protector', known.recordId)
    expect((await name()).status).toBe(200)
    expect((await one.get(known.path)).json).toMatchObject({
      acting: [{ personId: guardian.id, kind: 'protection', measure: 'representation' }],
    })
    const she = await signedIn(url, { ins: insOf(563) })
    await until(
      async () => ((await she.get('/api/notices')).json as { items: { template: string }[] }).items.map(({ template }) => template),
      told => told.includes('agent-acted'),
    )
    const end = (delegateId: string) => one.send('POST', `${known.path}/authorities/${delegateId}/end`, { decision })
    expect(codeOf(await end(ELSEWHERE))).toBe('no-such-delegation')
    expect(codeOf(await end(guardian.id))).toBe('colleague-needed')
    await together('end-authority', known.recordId)
    expect((await end(guardian.id)).status).toBe(200)
    expect(at(await one.get(known.path), 'acting')).toEqual([])
  })

  test('a letter that came back is noted by its number, once it is one of ours', async () => {
    expect(codeOf(await one.send('POST', '/api/desk/returned-letters', { letterId: ELSEWHERE }))).toBe('no-sending')
    const outsider = await professional(url, { nationalId: '899900000552', family: 'AUTRE' })
    expect(codeOf(await outsider.send('POST', '/api/desk/returned-letters', { letterId: ELSEWHERE }))).toBe('agents-only')
  })
})
