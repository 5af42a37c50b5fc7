import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Upload } from 'tus-js-client'
import { expect, onTestFinished, test } from 'vitest'
import { ringsOf } from '../../src/clocks.ts'
import { operationFor, type Services } from '../../src/api/index.ts'
import { type Server, startServer } from '../../src/cli/job/server.ts'
import { LOOP } from '../../src/kernel/loop.ts'
import { after, HOUR } from '../../src/kernel/instant.ts'
import { openSweeper } from '../../src/retention/index.ts'
import { freshDatabase } from '../support/index.ts'
import { at, type Client, clientOf, textAt } from './client.ts'
import { pdf, personWithRecord, professional } from './people.ts'
import { testServer, urlOf } from './server.ts'

let lent: Services | undefined
const carnet = await testServer({ lend: services => (lent = services), loops: 'by hand' })
const { url } = carnet
const services = lent ?? expect.fail('the server lent nothing')

const base64 = (text: string): string => Buffer.from(text).toString('base64')
type Sender = Pick<Client, 'cookie'>

/** A tus client by hand: one request, its status and headers. */
const tus = async (server: string, who: Sender, method: string, address: string, headers: Record<string, string>, body?: Uint8Array) => {
  const answer = await fetch(`${server}${address}`, {
    method,
    headers: { 'x-carnet-client': '1', 'tus-resumable': '1.0.0', cookie: who.cookie(), ...headers },
    ...(body === undefined ? {} : { body: Uint8Array.from(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text }
}
const begin = async (
  server: string,
  who: Sender,
  recordId: string,
  length: number,
  name = 'bilan.pdf',
  type = 'application/pdf',
): Promise<string> => {
  const made = await tus(server, who, 'POST', `/api/records/${recordId}/uploads`, {
    'upload-length': String(length),
    'upload-metadata': `filename ${base64(name)},filetype ${base64(type)}`,
  })
  expect([made.status, made.headers.get('tus-resumable')]).toEqual([201, '1.0.0'])
  expect(Date.parse(made.headers.get('upload-expires') ?? '')).toBeGreaterThan(0)
  return made.headers.get('location') ?? ''
}
const send = (server: string, who: Sender, address: string, offset: number, bytes: Uint8Array) =>
  tus(server, who, 'PATCH', address, { 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) }, bytes)
const offsetOf = async (server: string, who: Sender, address: string): Promise<string | null> =>
  (await tus(server, who, 'HEAD', address, {})).headers.get('upload-offset')

/** A PDF of some size: bytes after a comment mark, which its reader skips. */
const large = (bytes: number): Buffer => {
  const document = Buffer.from(pdf('resumed'))
  const noise = Buffer.from(Array.from({ length: bytes }, (_, index) => 65 + ((index * 7_919 + (index >> 8)) % 26)))
  return Buffer.concat([Buffer.from('%PDF-1.4\n%'), noise, Buffer.from('\n'), document])
}
const SAID = { title: 'Bilan', typeCode: 'EXPPAT_2', date: '2026-03-01' }

test('a file sent in pieces goes on where it was cut, is filed once, and its bytes come back', async () => {
  const lea = await personWithRecord(url, 901)
  const file = large(5_000_000)
  const address = await begin(url, lea, lea.recordId, file.length)
  expect((await send(url, lea, address, 0, file.subarray(0, 1_000))).headers.get('upload-offset')).toBe('1000')
  expect((await send(url, lea, address, 0, file.subarray(0, 1_000))).status).toBe(409)
  expect((await lea.send('POST', `${address}/document`, SAID)).status).toBe(409)
  expect(await offsetOf(url, lea, address)).toBe('1000')
  expect((await send(url, lea, address, 1_000, file.subarray(1_000))).headers.get('upload-offset')).toBe(String(file.length))
  const filed = await lea.send('POST', `${address}/document`, SAID)
  expect(filed.status).toBe(201)
  const again = await lea.send('POST', `${address}/document`, SAID)
  expect([textAt(again, 'documentId'), textAt(again, 'duplicateOf')]).toEqual([textAt(filed, 'documentId'), textAt(filed, 'documentId')])
  expect(at(await lea.get(`/api/records/${lea.recordId}/documents`), 'items.length')).toBe(1)
  const content = await lea.get(`/api/records/${lea.recordId}/documents/${textAt(filed, 'documentId')}/content`)
  expect(content.bytes.equals(file)).toBe(true)
  expect(
    readdirSync(path.join(carnet.folder, 'blobs'), { recursive: true }).filter(
      name => String(name).includes('upload') && /[0-9a-f-]{36}.*[0-9a-f-]{36}.*[0-9a-f-]{36}/.test(String(name)),
    ),
  ).toEqual([])
})

test('before it is filed, she is told its day, its name, whose it is, and that she has it already', async () => {
  const lea = await personWithRecord(url, 910)
  const bytes = Buffer.from('Patient : Paul DURAND\nTours, le 3 mars 2026\nOrdonnance')
  const sent = async (): Promise<string> => {
    const address = await begin(url, lea, lea.recordId, bytes.length, 'ordonnance_du_3_mars.txt', 'text/plain')
    expect((await send(url, lea, address, 0, bytes)).status).toBe(204)
    return address
  }
  const first = await sent()
  const told = await lea.send('POST', `${first}/proposal`)
  expect(told.json).toEqual({
    file: { name: 'ordonnance_du_3_mars.txt', mime: 'text/plain; charset=utf-8', format: 'text', size: bytes.length },
    title: { value: 'ordonnance du 3 mars', from: 'file-name' },
    date: { value: '2026-03-03', from: 'text' },
    typeCode: { value: 'DOCPAT02', from: 'text' },
    person: { name: 'Paul DURAND', verdict: 'other' },
    notices: [],
  })
  const filed = await lea.send('POST', `${first}/document`, { ...SAID, toFile: true })
  const again = await lea.send('POST', `${await sent()}/proposal`)
  expect([textAt(again, 'duplicate.documentId'), textAt(again, 'duplicate.title')]).toEqual([textAt(filed, 'documentId'), 'Bilan'])
  expect(at(await lea.get(`/api/records/${lea.recordId}/shelf`), 'counts.toFile')).toBe(1)
  // What a home asks for: none of these papers is to be read, and the counts are of all of them.
  const news = (await lea.get(`/api/records/${lea.recordId}/shelf?only=news`)).json
  expect(news).toMatchObject({ items: [], counts: { toFile: 1 } })
  const scan = await begin(url, lea, lea.recordId, 5_400, 'IMG_0042.pdf')
  await send(url, lea, scan, 0, large(5_400).subarray(0, 5_400))
  expect((await lea.send('POST', `${scan}/proposal`)).status).toBe(400)
})

test('the client that browsers use sends, is cut, and goes on', async () => {
  const lea = await personWithRecord(url, 911)
  const file = large(3_000_000)
  const headers = { 'x-carnet-client': '1', cookie: lea.cookie() }
  const options = {
    endpoint: `${url}/api/records/${lea.recordId}/uploads`,
    headers,
    chunkSize: 1_000_000,
    metadata: { filename: 'a.pdf', filetype: 'application/pdf' },
  }
  const first = await new Promise<string>((resolve, reject) => {
    const upload: Upload = new Upload(file, {
      ...options,
      onError: reject,
      onChunkComplete: () => void upload.abort().then(() => resolve(upload.url ?? '')),
    })
    upload.start()
  })
  const address = await new Promise<string>((resolve, reject) => {
    const upload: Upload = new Upload(file, { ...options, uploadUrl: first, onError: reject, onSuccess: () => resolve(upload.url ?? '') })
    upload.start()
  })
  const filed = await lea.send('POST', `${new URL(address).pathname}/document`, SAID)
  const content = await lea.get(`/api/records/${lea.recordId}/documents/${textAt(filed, 'documentId')}/content`)
  expect(content.bytes.equals(file)).toBe(true)
})

test('nothing of a file on its way is clear on disk', async () => {
  const lea = await personWithRecord(url, 902)
  const words = Buffer.from('ALLERGIE PENICILLINE '.repeat(2_000))
  const address = await begin(url, lea, lea.recordId, words.length + 1, 'secret-du-genou.txt')
  await send(url, lea, address, 0, words)
  const blobs = path.join(carnet.folder, 'blobs')
  const files = readdirSync(blobs, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) expect(readFileSync(path.join(file.parentPath, file.name)).includes('PENICILLINE')).toBe(false)
  const [row] = await carnet.rows.owner.rows<{ text: string }>({
    name: 'test.upload',
    text: `select string_agg(encode(sealed, 'escape'), '') as text from upload`,
    values: [],
  })
  expect(row?.text).not.toContain('genou')
})

test('it is hers: another person, another record, a professional are told that it does not exist', async () => {
  const [lea, guy] = [await personWithRecord(url, 903), await personWithRecord(url, 904)]
  const doctor = await professional(url, { nationalId: '899900000905', family: 'MEDECIN' })
  const address = await begin(url, lea, lea.recordId, 10)
  const elsewhere = address.replace(lea.recordId, guy.recordId)
  for (const [who, where] of [
    [guy, address],
    [guy, elsewhere],
    [lea, elsewhere],
    [doctor, address],
  ] as const)
    expect((await tus(url, who, 'HEAD', where, {})).status).toBe(404)
  const made = await tus(url, doctor, 'POST', `/api/records/${lea.recordId}/uploads`, { 'upload-length': '10' })
  expect([made.status, JSON.parse(made.text)['code']]).toEqual([403, 'act-refused'])
  expect((await tus(url, guy, 'POST', `/api/records/${lea.recordId}/uploads`, { 'upload-length': '10' })).status).toBe(403)
})

test.each([
  ['no length', {}, 400],
  ['a length in letters', { 'upload-length': 'ten' }, 400],
  ['26 MB', { 'upload-length': String(26 * 1024 * 1024 + 1) }, 413],
  ['501 MB of images', { 'upload-length': String(501 * 1024 * 1024), 'upload-metadata': `filename ${base64('irm.zip')}` }, 413],
] as const)('is refused before a byte: %s', async (_, headers, status) => {
  const lea = await personWithRecord(url, 906)
  expect((await tus(url, lea, 'POST', `/api/records/${lea.recordId}/uploads`, headers)).status).toBe(status)
})

test('more than was announced is refused, what is given up is forgotten, and so is what waits more than a day', async () => {
  const lea = await personWithRecord(url, 907)
  const address = await begin(url, lea, lea.recordId, 10)
  expect((await send(url, lea, address, 0, Buffer.alloc(11))).status).toBe(413)
  expect((await tus(url, lea, 'DELETE', address, {})).status).toBe(204)
  expect((await tus(url, lea, 'HEAD', address, {})).status).toBe(404)
  const late = await begin(url, lea, lea.recordId, 10)
  await send(url, lea, late, 0, Buffer.alloc(9))
  const sweeper = openSweeper({ rings: ringsOf(services) })
  const at24 = { ...operationFor(services, LOOP, services.draw.uuid()), instant: after(services.clock.now(), 25 * HOUR) }
  await sweeper.sweep(() => at24)
  const left = await carnet.rows.owner.rows({ name: 'test.left', text: 'select upload_id from upload', values: [] })
  expect(left).toEqual([])
})

test('a server that is killed between two pieces, and in the middle of one, loses nothing that it answered for', async () => {
  const home = mkdtempSync(path.join(tmpdir(), 'carnet-killed-'))
  const rows = await freshDatabase()
  const start = () => startServer({ home, settings: { DATABASE_URL: urlOf(rows.options) } })
  const kill = async ({ process: child }: Server): Promise<void> => {
    const gone = new Promise(resolve => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const first = await start()
  const lea = await personWithRecord(first.url, 908)
  const file = large(9_000_000)
  const address = await begin(first.url, lea, lea.recordId, file.length)
  await send(first.url, lea, address, 0, file.subarray(0, 100_000))
  await kill(first)
  const second = await start()
  expect(await offsetOf(second.url, lea, address)).toBe('100000')
  // The whole rest, cut by the kill: what was sealed of it stays.
  const cut = send(second.url, lea, address, 100_000, file.subarray(100_000)).catch(() => undefined)
  await expect.poll(() => offsetOf(second.url, lea, address), { timeout: 20_000 }).not.toBe('100000')
  await kill(second)
  await cut
  const third = await start()
  const stands = Number(await offsetOf(third.url, lea, address))
  expect(stands).toBeGreaterThan(100_000)
  if (stands < file.length) await send(third.url, lea, address, stands, file.subarray(stands))
  const kept = clientOf(third.url, { cookie: lea.cookie() })
  const filed = await kept.send('POST', `${address}/document`, SAID)
  const content = await kept.get(`/api/records/${lea.recordId}/documents/${textAt(filed, 'documentId')}/content`)
  expect(content.bytes.equals(file)).toBe(true)
  await kill(third)
}, 90_000)
