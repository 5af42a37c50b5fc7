import { describe, expect, test } from 'vitest'
import { clientOf, textAt } from './client.ts'
import { pdf, personWithRecord, professional, register, signedIn } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet
const HERE = '1290008801'

/** A doctor, and somebody whom he names at his place; the second practises elsewhere as well. */
const pair = async (serial: number, kind: 'substitute' | 'student') => {
  const tutor = await professional(url, {
    nationalId: `89990088${String(serial).padStart(4, '0')}`,
    family: `TITULAIRE${serial}`,
    structure: HERE,
  })
  const nationalId = `89990089${String(serial).padStart(4, '0')}`
  const actorId = await register(clientOf(url), { nationalId, family: `NOMMEE${serial}`, structure: '1290008802' })
  const until = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
  const named = await tutor.send('POST', '/api/professional/attachments', { kind, professional: actorId, until })
  return { tutor, named, until, nationalId, enter: () => signedIn(url, { nationalId, structure: HERE }) }
}
type Line = { readonly who: { readonly name: string; readonly under?: unknown } }

describe('a substitute and a student, over the wire', () => {
  test('are named, seen by both, told in the session, and ended at once', async () => {
    const { tutor, named, until, enter } = await pair(1, 'student')
    expect(named.status).toBe(201)
    expect(named.json).toMatchObject({ kind: 'student', name: 'Anne NOMMEE1', structure: `Cabinet ${HERE}`, until, state: 'open' })
    const client = await enter()
    expect((await client.get('/api/session')).json).toMatchObject({ exercise: { under: { kind: 'student', name: 'Anne TITULAIRE1' } } })
    expect((await client.get('/api/professional/attachments')).json).toMatchObject({
      named: [],
      places: [],
      held: [{ id: textAt(named, 'id') }],
    })
    expect((await tutor.get('/api/professional/attachments')).json).toMatchObject({ named: [{ id: textAt(named, 'id') }], held: [] })
    const stranger = await professional(url, { nationalId: '899900887777', family: 'ETRANGERE', structure: '1290008803' })
    const path = `/api/professional/attachments/${textAt(named, 'id')}`
    expect((await stranger.send('DELETE', path)).status).toBe(404)
    expect((await tutor.send('DELETE', path)).status).toBe(204)
    expect((await client.get('/api/professional/journal')).status).toBe(401)
    expect((await tutor.get('/api/professional/attachments')).json).toMatchObject({ named: [{ state: 'ended' }] })
  })

  test('who is named is told so, and told when another ends it; who ends it herself is told nothing more', async () => {
    const [first, second] = [await pair(3, 'substitute'), await pair(4, 'substitute')]
    await first.tutor.send('DELETE', `/api/professional/attachments/${textAt(first.named, 'id')}`)
    await (await second.enter()).send('DELETE', `/api/professional/attachments/${textAt(second.named, 'id')}`)
    const told = async ({ nationalId }: typeof first): Promise<readonly string[]> => {
      const elsewhere = await signedIn(url, { nationalId, structure: '1290008802' })
      const { items } = (await elsewhere.get('/api/notices')).json as { readonly items: readonly { readonly template: string }[] }
      return items.map(({ template }) => template).filter(template => template.startsWith('place-'))
    }
    await expect.poll(() => told(first), { timeout: 20_000 }).toEqual(['place-removed', 'place-added'])
    await expect.poll(() => told(second), { timeout: 20_000 }).toEqual(['place-added'])
  })

  test('the person, and the professional herself, read in whose place she acted; what she files is hers', async () => {
    const { enter } = await pair(2, 'substitute')
    const client = await enter()
    const person = await personWithRecord(url, 8802)
    const handle = textAt(await client.send('POST', '/api/professional/find', { ins: person.ins }), 'handle')
    await client.send('POST', '/api/professional/openings', { handle, basis: 'declared-agreement' })
    const filed = await client.upload(
      `/api/records/${person.recordId}/documents`,
      { title: 'Vu en remplacement', typeCode: '11488-4', date: '2026-11-01' },
      [{ name: 'a.pdf', type: 'application/pdf', bytes: pdf('vu') }],
    )
    expect(filed.status).toBe(201)
    const under = { kind: 'substitute', name: 'Anne TITULAIRE2' }
    const { items } = (await person.get(`/api/records/${person.recordId}/journal`)).json as { readonly items: readonly Line[] }
    const hers = items.filter(({ who }) => who.name === 'Anne NOMMEE2')
    expect(hers.length).toBeGreaterThan(1)
    for (const { who } of hers) expect(who.under).toEqual(under)
    expect(items.filter(({ who }) => who.name !== 'Anne NOMMEE2').every(({ who }) => who.under === undefined)).toBe(true)
    const own = (await client.get('/api/professional/journal')).json as { readonly items: readonly { readonly under?: unknown }[] }
    expect(own.items.map(line => line.under)).toEqual(own.items.map(() => under))
    const document = await person.get(`/api/records/${person.recordId}/documents/${textAt(filed, 'documentId')}`)
    expect(document.bytes.toString('utf8')).toContain('Anne NOMMEE2')
    expect(document.bytes.toString('utf8')).not.toContain('TITULAIRE2')
  })
})
