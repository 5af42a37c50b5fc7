import { describe, expect, test } from 'vitest'
import { at, type Client, textAt } from './client.ts'
import { insOf, pdf, personWithRecord, professional, traitsOf } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet
const biologist = await professional(url, { nationalId: '899900000811', family: 'BIOLOGISTE', specialty: 'SM03', structure: '1290000811' })

type Line = { readonly words: Readonly<Record<string, unknown>>; readonly bytes: Uint8Array }

const personOf = (serial: number) => {
  const { birthName, birthFirstNames, sex, birthDate } = traitsOf(serial)
  return { birthName, firstNames: birthFirstNames, sex, birthDate }
}
const line = (serial: number, changes: Readonly<Record<string, unknown>> = {}): Line => {
  const bytes = pdf(`bilan ${serial}`)
  const said = { ins: insOf(serial), person: personOf(serial), title: 'Bilan', typeCode: '11502-2', mediaType: 'application/pdf' }
  return { bytes, words: { id: crypto.randomUUID(), length: bytes.length, ...said, ...changes } }
}

const bodyOf = (lines: readonly Line[], documents = lines.length): Buffer =>
  Buffer.concat([
    Buffer.from(`${JSON.stringify({ name: 'Matin', documents })}\n`),
    ...lines.flatMap(({ words, bytes }) => [Buffer.from(`${JSON.stringify(words)}\n`), Buffer.from(bytes)]),
  ])

const put = async (who: Pick<Client, 'cookie'>, batchId: string, body: Buffer) => {
  const headers = { 'x-carnet-client': '1', cookie: who.cookie(), 'content-type': 'application/x-carnet-frames' }
  const answer = await fetch(`${url}/api/batches/${batchId}`, { method: 'PUT', headers, body: Uint8Array.from(body) })
  return { status: answer.status, json: (await answer.json()) as Readonly<Record<string, unknown>> }
}

describe('a batch through the wire', () => {
  test('is filed, told by cause, tried again, corrected, and seen by those who sent it', async () => {
    const [lea, zoe] = [await personWithRecord(url, 8101), await personWithRecord(url, 8102)]
    const lines = [line(8101), line(8101), line(8102, { ins: lea.ins }), line(8103), line(8101, { person: undefined, ins: 7 })]
    const batchId = crypto.randomUUID()
    const sent = await put(biologist, batchId, bodyOf(lines))
    expect([sent.status, sent.json]).toMatchObject([200, { batchId, name: 'Matin', announced: 5, answered: 5, deposited: 2, refused: 3 }])
    expect((await put(biologist, batchId, bodyOf(lines))).json).toMatchObject({ answered: 5, deposited: 2 })
    expect(at(await lea.get(`/api/records/${lea.recordId}/documents`), 'items.length')).toBe(2)
    const items = await biologist.get(`/api/batches/${batchId}/items?state=refused&cause=identity-conflict`)
    expect(at(items, 'items.0')).toMatchObject({
      itemId: lines[2]?.words['id'],
      line: 3,
      namelessFile: '',
      title: 'Bilan',
      state: 'refused',
      kept: true,
    })
    const corrected = await biologist.send('POST', `/api/batches/${batchId}/items/${String(lines[2]?.words['id'])}/identity`, {
      ins: zoe.ins,
    })
    expect([corrected.status, at(corrected, 'state'), at(corrected, 'line')]).toEqual([200, 'deposited', 3])
    expect(at(await zoe.get(`/api/records/${zoe.recordId}/documents`), 'items.length')).toBe(1)
    const all = (await biologist.get(`/api/batches/${batchId}/items`)).json as { items: readonly { line: number }[] }
    expect(all.items.map(item => item.line).toSorted()).toEqual([1, 2, 3, 4, 5])
    await personWithRecord(url, 8103)
    const again = await biologist.send('POST', `/api/batches/${batchId}/retries`, { cause: 'deposit-refused' })
    expect([at(again, 'deposited'), at(again, 'groups.0.cause')]).toEqual([4, 'item-invalid'])
    expect(textAt(await biologist.get('/api/batches'), 'items.0.batchId')).toBe(batchId)
    expect((await lea.get('/api/batches')).status).toBe(403)
  })

  test.each([
    ['a document too many', (lines: readonly Line[]) => bodyOf(lines, 1), 400],
    ['a document that is missing', (lines: readonly Line[]) => bodyOf(lines, 3), 400],
    ['a file that is cut', (lines: readonly Line[]) => bodyOf(lines).subarray(0, -20), 400],
    ['more documents than a batch holds', (lines: readonly Line[]) => bodyOf(lines, 5_001), 400],
    ['no line', () => Buffer.from('hello'), 400],
  ])('with %s is refused in its words', async (_, body, status) => {
    expect((await put(biologist, crypto.randomUUID(), body([line(8101), line(8101)]))).status).toBe(status)
  })

  test('is nobody’s who is not signed in', async () => {
    expect((await put({ cookie: () => '' }, crypto.randomUUID(), bodyOf([line(8101)]))).status).toBe(401)
  })
})

describe('a file that a professional dropped', () => {
  test('tells its type, its day and whose it is, before anything is filed', async () => {
    const lea = await personWithRecord(url, 8110, '899900000811')
    const words = Buffer.from('Patient : Paul DURAND\nLABORATOIRE DE BIOLOGIE MÉDICALE\nLe 3 mars 2026\nCréatinine 71 µmol/l')
    const ask = (name: string, bytes: Uint8Array, type: string) =>
      biologist.upload(`/api/records/${lea.recordId}/documents/proposal`, {}, [{ name, type, bytes }])
    const told = await ask('scan0012.txt', words, 'text/plain')
    expect([told.status, told.json]).toMatchObject([
      200,
      {
        file: { format: 'text' },
        type: { value: '11502-2', from: 'text' },
        date: { value: '2026-03-03', from: 'text' },
        person: { verdict: 'other' },
      },
    ])
    expect(at(await ask('irm_genou.pdf', pdf('x'), 'application/pdf'), 'type')).toEqual({ value: '18748-4', from: 'title' })
    expect((await ask('virus.exe', Buffer.from([0x4d, 0x5a, 0, 0]), 'application/octet-stream')).status).toBe(415)
    expect(at(await lea.get(`/api/records/${lea.recordId}/documents`), 'items.length')).toBe(0)
  })
})

describe('what a professional takes back', () => {
  test('says why, in the trace that the person reads', async () => {
    const lea = await personWithRecord(url, 8120, '899900000811')
    const filed = await biologist.upload(
      `/api/records/${lea.recordId}/documents`,
      { title: 'Bilan', typeCode: '11502-2', date: '2026-03-03' },
      [{ name: 'a.pdf', type: 'application/pdf', bytes: pdf('x') }],
    )
    const path = `/api/records/${lea.recordId}/documents/${textAt(filed, 'documentId')}`
    expect((await biologist.send('POST', `${path}/withdrawal`, { reason: 'because' })).status).toBe(400)
    expect((await biologist.send('POST', `${path}/withdrawal`, { reason: 'other-person' })).status).toBe(204)
    expect((await lea.get(path)).status).toBe(404)
    const journal = await lea.get(`/api/records/${lea.recordId}/journal`)
    expect(journal.bytes.toString('utf8')).toContain('Déposé dans le dossier d’une autre personne')
  })
})
