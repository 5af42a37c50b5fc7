import { readdirSync, statSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { at, clientOf, textAt } from './client.ts'
import { pdf, personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet
const author = await professional(url, { nationalId: '899900000101', family: 'AUTEURE' })
const said = { title: 'Compte rendu', typeCode: '11488-4', date: '2026-11-02' }
const MOST = 25 * 1024 * 1024

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => statSync(path.join(folder, name)).isFile())

const rowsOf = async (recordId: string): Promise<number> => {
  const [row] = await carnet.rows.owner.rows<{ count: number }>({
    name: 'test.documents',
    text: 'select count(*)::int as count from document where record_id = $1',
    values: [recordId],
  })
  return row?.count ?? 0
}

/** A form written by hand, part by part. */
const form = (parts: readonly string[]): string => `${parts.map(part => `--x\r\n${part}\r\n`).join('')}--x--\r\n`
const metadataPart = (text: string): string =>
  `content-disposition: form-data; name="metadata"\r\ncontent-type: application/json\r\n\r\n${text}`
const filePart = (text: string, name = 'file'): string =>
  `content-disposition: form-data; name="${name}"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n${text}`

const sendForm = async (recordId: string, body: string) => {
  const response = await fetch(`${url}/api/records/${recordId}/documents`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'x-carnet-client': '1', cookie: author.cookie() },
  })
  return { status: response.status, json: (await response.json()) as unknown }
}

describe('a file', () => {
  test('of 25 MB is filed, and read back to the byte', async () => {
    const person = await personWithRecord(url, 101)
    const bytes = Buffer.alloc(MOST, 'une ligne de texte, encore et encore\n')
    const deposited = await person.upload(
      `/api/records/${person.recordId}/documents`,
      { title: 'Long', typeCode: 'EXPPAT_2', date: '2026-11-02' },
      [{ name: 'a.txt', type: 'text/plain', bytes }],
    )
    expect(deposited.status).toBe(201)
    const content = await person.get(`/api/records/${person.recordId}/documents/${textAt(deposited, 'documentId')}/content?download=1`)
    expect(content.headers.get('content-length')).toBe(String(MOST))
    expect(content.headers.get('content-disposition')).toMatch(/^attachment; filename="document\.txt"/)
    expect(content.bytes.equals(bytes)).toBe(true)
  })

  test('of one byte more is refused in French, and nothing of it stays', async () => {
    const person = await personWithRecord(url, 102)
    const before = filesUnder(path.join(carnet.folder, 'blobs')).length
    const answer = await author.upload(`/api/records/${person.recordId}/documents`, said, [
      { name: 'a.txt', type: 'text/plain', bytes: Buffer.alloc(MOST + 1, 'a') },
    ])
    expect(answer).toMatchObject({ status: 413, json: { code: 'file-too-large', message: expect.stringMatching(/25 Mo/) } })
    expect(filesUnder(path.join(carnet.folder, 'blobs')).length).toBe(before)
    expect(await rowsOf(person.recordId)).toBe(0)
  })

  test.each([
    ['empty', 'text/plain', Buffer.alloc(0), 400],
    ['a program', 'application/pdf', Buffer.from('MZ\u0090\u0000\u0003'), 415],
    ['a page', 'text/html', Buffer.from('<html><script>alert(1)</script></html>'), 415],
    ['a PDF that is cut', 'application/pdf', pdf('a').subarray(0, 200), 400],
    ['declared as another', 'image/png', pdf('a'), 415],
    ['XML that is no CDA', 'text/xml', Buffer.from('<a/>'), 415],
    [
      'XML with a DOCTYPE',
      'text/xml',
      Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><ClinicalDocument xmlns="urn:hl7-org:v3">&b;</ClinicalDocument>'),
      400,
    ],
  ])('that is %s is refused with its reason', async (_, type, bytes, status) => {
    const person = await personWithRecord(url, 103)
    const answer = await author.upload(`/api/records/${person.recordId}/documents`, said, [{ name: 'a', type, bytes }])
    expect(answer.status).toBe(status)
    expect(answer.json).toMatchObject({ code: expect.stringMatching(/^[a-z]+(-[a-z0-9]+)+$/), message: expect.stringMatching(/\.$/) })
    expect(await rowsOf(person.recordId)).toBe(0)
  })

  test('sent twice at the same moment is one document', async () => {
    const person = await personWithRecord(url, 104)
    const once = { ...said, uniqueId: '0b9f4a51-6a77-4a0e-8f55-7c3e5b0f9a01' }
    const send = () =>
      author.upload(`/api/records/${person.recordId}/documents`, once, [{ name: 'a.pdf', type: 'application/pdf', bytes: pdf('clic') }])
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(answer => textAt(answer, 'documentId'))).size).toBe(1)
    expect(await rowsOf(person.recordId)).toBe(1)
  })
})

describe('a form', () => {
  const good = JSON.stringify(said)
  test.each([
    ['without metadata', form([filePart('a')]), 400, 'upload-shape'],
    ['with the file first', form([filePart('a'), metadataPart(good)]), 400, 'upload-shape'],
    ['without file', form([metadataPart(good)]), 400, 'upload-shape'],
    ['with two files', form([metadataPart(good), filePart('bonjour'), filePart('b')]), 400, 'upload-shape'],
    ['with a part that we do not know', form([metadataPart(good), filePart('a', 'other')]), 400, 'upload-shape'],
    ['with metadata that is no JSON', form([metadataPart('{'), filePart('a')]), 400, 'upload-shape'],
    ['with metadata of another shape', form([metadataPart('[]'), filePart('a')]), 400, 'request-invalid'],
    ['with an unknown field', form([metadataPart('{"title":"a","admin":true}'), filePart('a')]), 400, 'request-invalid'],
    ['with a prototype', form([metadataPart('{"__proto__":{"title":"a"}}'), filePart('a')]), 400, 'upload-shape'],
    [
      'with metadata that are too long',
      form([metadataPart(JSON.stringify({ title: 'a'.repeat(80_000) })), filePart('a')]),
      400,
      'upload-shape',
    ],
    ['that is cut', form([metadataPart(good), filePart('a')]).slice(0, -30), 400, 'upload-cut'],
    ['that is empty', '', 400, 'upload-shape'],
    ['of another boundary', form([metadataPart(good)]).replaceAll('--x', '--y'), 400, 'upload-cut'],
  ])('%s is refused', async (_, body, status, code) => {
    const person = await personWithRecord(url, 105)
    expect(await sendForm(person.recordId, body)).toMatchObject({ status, json: { code } })
    expect(await rowsOf(person.recordId)).toBe(0)
  })

  test('with metadata that are too long, as a browser sends them, is refused', async () => {
    const person = await personWithRecord(url, 105)
    const answer = await author.upload(`/api/records/${person.recordId}/documents`, { title: 'a'.repeat(80_000) }, [
      { name: 'a.pdf', type: 'application/pdf', bytes: pdf('a') },
    ])
    expect(answer).toMatchObject({ status: 413, json: { code: 'request-too-large' } })
  })

  test('of somebody who is not signed in is not read', async () => {
    const answer = await clientOf(url).upload(`/api/records/${(await personWithRecord(url, 106)).recordId}/documents`, said, [
      { name: 'a.pdf', type: 'application/pdf', bytes: pdf('a') },
    ])
    expect(answer).toMatchObject({ status: 401, json: { code: 'not-signed-in' } })
  })

  test('with several files files each, and tells which one was refused', async () => {
    const person = await personWithRecord(url, 107)
    const submission = { documents: [said, { ...said, title: 'Deux' }, { ...said, title: 'Trois' }] }
    const files = [pdf('un'), Buffer.from('MZ\u0090'), pdf('trois')].map(bytes => ({ name: 'a.pdf', type: 'application/pdf', bytes }))
    const answer = await author.upload(`/api/records/${person.recordId}/submissions`, submission, files)
    expect(answer.status).toBe(201)
    expect(at(answer, 'items')).toMatchObject([
      { deposited: { parentMissing: false } },
      { refused: { code: expect.any(String), status: 415 } },
      { deposited: {} },
    ])
    expect(textAt(answer, 'items.0.deposited.submissionId')).toBe(textAt(answer, 'submissionId'))
    expect(await rowsOf(person.recordId)).toBe(2)
  })
})

/** Sends the beginning of an upload, then cuts the line. */
const hangUp = (recordId: string, bytes: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url)
    const head = `--x\r\n${metadataPart(JSON.stringify(said))}\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\n`
    const socket: Socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /api/records/${recordId}/documents HTTP/1.1\r\nhost: a\r\nx-carnet-client: 1\r\ncookie: ${author.cookie()}\r\n` +
          `content-type: multipart/form-data; boundary=x\r\ncontent-length: ${MOST}\r\n\r\n${head}`,
      )
      socket.write(Buffer.alloc(bytes, 'a'), () => socket.destroy())
    })
    socket.on('close', () => resolve())
    socket.on('error', reject)
  })

test.each([0, 10_000, 400_000, 4_000_000])('a client that hangs up after %i bytes leaves nothing', async bytes => {
  const person = await personWithRecord(url, 108)
  const before = filesUnder(path.join(carnet.folder, 'blobs')).length
  await hangUp(person.recordId, bytes)
  await expect.poll(() => filesUnder(path.join(carnet.folder, 'blobs')).length, { timeout: 15_000 }).toBe(before)
  await sleep(300)
  expect(filesUnder(path.join(carnet.folder, 'blobs')).length).toBe(before)
  expect(await rowsOf(person.recordId)).toBe(0)
  expect((await author.get('/healthz')).status).toBe(200)
})
