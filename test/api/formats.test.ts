import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { makeDicom } from '../../src/documents/dicom/testing/make-dicom.ts'
import { fromIso } from '../../src/kernel/instant.ts'
import { writeZip } from '../../src/platform/zip/index.ts'
import { NOON } from '../support-door/index.ts'
import { at, type Client, textAt } from './client.ts'
import { personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

const { url } = await testServer()
const base64 = (text: string): string => Buffer.from(text).toString('base64')

const folder = (): string => {
  const made = mkdtempSync(path.join(tmpdir(), 'carnet-formats-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

type Person = Client & { readonly recordId: string }
const sent = async (who: Person, name: string, type: string, bytes: Uint8Array): Promise<string> => {
  const headers = { 'x-carnet-client': '1', cookie: who.cookie() }
  const made = await fetch(`${url}/api/records/${who.recordId}/uploads`, {
    method: 'POST',
    headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': `filename ${base64(name)},filetype ${base64(type)}` },
  })
  const address = made.headers.get('location') ?? ''
  const patched = await fetch(`${url}${address}`, {
    method: 'PATCH',
    headers: { ...headers, 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    body: Uint8Array.from(bytes),
  })
  expect(patched.status).toBe(204)
  return address
}
const filed = async (who: Person, name: string, type: string, bytes: Uint8Array): Promise<string> => {
  const answer = await who.send('POST', `${await sent(who, name, type, bytes)}/document`, {
    title: name,
    typeCode: 'DOCPAT04',
    date: '2026-03-12',
  })
  return `/api/records/${who.recordId}/documents/${textAt(answer, 'documentId')}`
}
const zipOf = async (files: Readonly<Record<string, Uint8Array>>, compress = true): Promise<Buffer> => {
  const entries = async function* () {
    for (const [name, bytes] of Object.entries(files)) yield { name, modified: fromIso(NOON), content: [bytes], compress }
  }
  const parts: Uint8Array[] = []
  for await (const part of writeZip(entries())) parts.push(part)
  return Buffer.concat(parts)
}

const DOCX = {
  '[Content_Types].xml': Buffer.from(
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  ),
  '_rels/.rels': Buffer.from(
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  ),
  'word/document.xml': Buffer.from(
    '<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Bonjour</w:t></w:r></w:p></w:body></w:document>',
  ),
} as const

test('a picture of a telephone and a letter are kept as they came, with a PDF beside, made once', async () => {
  const lea = await personWithRecord(url, 921)
  const home = folder()
  writeFileSync(
    path.join(home, 'a.png'),
    await sharp({ create: { width: 640, height: 480, channels: 3, background: '#a03' } })
      .png()
      .toBuffer(),
  )
  execFileSync('heif-enc', ['-o', path.join(home, 'a.heic'), path.join(home, 'a.png')], { stdio: 'ignore' })
  const heic = readFileSync(path.join(home, 'a.heic'))
  const picture = await filed(lea, 'IMG_1.heic', 'image/heic', heic)
  const letter = await filed(lea, 'lettre.docx', '', await zipOf(DOCX))
  for (const document of [picture, letter]) {
    const pdf = await lea.get(`${document}/renditions/pdf`)
    expect([pdf.status, pdf.headers.get('content-type'), pdf.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
    expect((await lea.get(`${document}/renditions/pdf`)).bytes.equals(pdf.bytes)).toBe(true)
  }
  expect((await lea.get(`${picture}/content`)).bytes.equals(heic)).toBe(true)
  const thumbnail = await lea.get(`${picture}/renditions/thumbnail`)
  expect(await sharp(thumbnail.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 320, height: 240 })
  expect(at(await lea.get(picture), 'renditions')).toEqual(['pdf', 'preview', 'thumbnail'])
  expect((await lea.get(`${letter}/renditions/preview`)).status).toBe(415)
  expect(at(await lea.get('/api/intake'), 'converts')).toEqual({ heic: true, docx: true })
}, 60_000)

test('a scan that browsers do not show has a picture to look at, without what its EXIF tells', async () => {
  const lea = await personWithRecord(url, 922)
  const tiff = await sharp({ create: { width: 50, height: 20, channels: 3, background: '#fff' } })
    .withExif({ IFD0: { Copyright: 'SECRET' } })
    .tiff()
    .toBuffer()
  const preview = await lea.get(`${await filed(lea, 'scan.tif', 'image/tiff', tiff)}/renditions/preview`)
  expect(await sharp(preview.bytes).metadata()).toMatchObject({ format: 'png', width: 50, height: 20 })
  expect(preview.bytes.includes('SECRET')).toBe(false)
})

test.each([true, false])(
  'a ZIP of images tells its series, and gives each image, whole or in part (packed: %s)',
  async packed => {
    const lea = await personWithRecord(url, packed ? 923 : 924)
    const pixels = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 31 + (index >> 7)) % 251))
    const first = makeDicom({ number: 1 })
    const second = makeDicom({ number: 2, pixels, frames: 3 })
    const address = await sent(lea, 'irm.zip', 'application/zip', await zipOf({ 'IM/1.dcm': first, 'IM/2.dcm': second }, packed))
    const proposal = await lea.send('POST', `${address}/proposal`)
    expect([
      textAt(proposal, 'file.format'),
      textAt(proposal, 'title.value'),
      textAt(proposal, 'date.value'),
      textAt(proposal, 'person.verdict'),
    ]).toEqual(['dicom', 'IRM du genou', '2026-03-12', 'other'])
    const answer = await lea.send('POST', `${address}/document`, { title: 'IRM', typeCode: 'DOCPAT04', date: '2026-03-12' })
    const document = `/api/records/${lea.recordId}/documents/${textAt(answer, 'documentId')}`
    const study = await lea.get(`${document}/dicom`)
    expect(at(study, 'series.0.instances.1')).toMatchObject({ id: 1, number: 2, frames: 3, size: second.length })
    const image = await lea.get(`${document}/dicom/1`)
    expect([image.headers.get('content-type'), image.bytes.equals(second)]).toEqual(['application/dicom', true])
    const part = await lea.get(`${document}/dicom/1`, { range: 'bytes=70000-200000' })
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 70000-200000/${second.length}`])
    expect(part.bytes.equals(second.subarray(70_000, 200_001))).toBe(true)
    expect((await lea.get(`${document}/dicom/2`)).status).toBe(404)
    const doctor = await professional(url, { nationalId: '899900000925', family: 'LOINTAIN' })
    expect((await doctor.get(`${document}/dicom`)).status).toBe(404)
  },
  60_000,
)

test('what is no letter and no image is refused, before and when it is filed; nothing is left of it', async () => {
  const lea = await personWithRecord(url, 926)
  const macros = { ...DOCX, 'word/vbaProject.bin': Buffer.from('a program') }
  for (const [name, files, code] of [
    ['lettre.docx', macros, 'file-type-active'],
    ['photos.zip', { 'a.exe': Buffer.from('MZ') }, 'archive-of-others'],
    ['bombe.zip', { 'a.dcm': makeDicom({ pixels: Buffer.alloc(30_000_000) }) }, 'archive-too-large'],
  ] as const) {
    const address = await sent(lea, name, '', await zipOf(files))
    expect(textAt(await lea.send('POST', `${address}/proposal`), 'code')).toBe(code)
    expect(textAt(await lea.send('POST', `${address}/document`, { title: 'x', typeCode: 'EXPPAT_2', date: '2026-03-12' }), 'code')).toBe(
      code,
    )
  }
  expect(at(await lea.get(`/api/records/${lea.recordId}/documents`), 'items')).toEqual([])
})
