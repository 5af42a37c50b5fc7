import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemDraw } from '../keyring/primitives.ts'
import { silentLog } from '../log.ts'
import { servePages } from './pages.ts'
import { createHttp } from './server.ts'

const PAGE = '<!doctype html><head><title>Carnet</title></head>'
const SCRIPT = 'export const said = "bonjour"\n'.repeat(100)

const folder = mkdtempSync(path.join(tmpdir(), 'carnet-pages-'))
const app = createHttp({ log: silentLog, uuid: () => systemDraw.uuid(), origins: () => [], isSecure: false })

beforeAll(async () => {
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'index.html'), PAGE)
  const visits = [
    { address: '/regards', files: ['assets/all-1.js', 'assets/app-1.js', 'assets/letters-1.woff2'] },
    { address: '/pro/p/', files: ['assets/all-1.js', 'assets/small-1.js'] },
    { address: '*', files: ['assets/all-1.js', 'assets/letters-1.woff2'] },
  ]
  writeFileSync(path.join(folder, 'preloads.json'), JSON.stringify(visits))
  writeFileSync(path.join(folder, 'drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  writeFileSync(path.join(folder, 'assets', 'small-1.js'), 'export {}')
  writeFileSync(path.join(folder, 'assets', 'app-1.js'), SCRIPT)
  writeFileSync(path.join(folder, 'assets', 'app-1.js.br'), brotliCompressSync(SCRIPT))
  writeFileSync(path.join(folder, 'assets', 'app-1.js.gz'), gzipSync(SCRIPT))
  await servePages(app, { folder, isSecure: false, singles: {}, notPages: ['/api/'] })
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (url: string, encodings?: string) =>
  app.inject({ url, headers: { 'x-carnet-client': '1', ...(encodings === undefined ? {} : { 'accept-encoding': encodings }) } })

describe('a file of the pages', () => {
  test.each([
    ['br, gzip', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ] as const)('travels compressed as a browser that says %s can read it', async (encodings, used, open) => {
    const { statusCode, headers, rawPayload } = await ask('/assets/app-1.js', encodings)
    expect([statusCode, headers['content-encoding'], headers['vary']]).toEqual([200, used, 'accept-encoding'])
    expect(headers['content-type']).toContain('javascript')
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(open(rawPayload).toString()).toBe(SCRIPT)
    expect(rawPayload.length).toBeLessThan(SCRIPT.length / 10)
  })

  test('travels as it is to who asks for nothing, and when there is no smaller one', async () => {
    const plain = await ask('/assets/app-1.js')
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, SCRIPT])
    const small = await ask('/assets/small-1.js', 'br')
    expect([small.headers['content-encoding'], small.body]).toEqual([undefined, 'export {}'])
  })

  test('that is a drawing is kept a day', async () => {
    expect((await ask('/drawing.svg')).headers['cache-control']).toBe('public, max-age=86400')
  })

  test('that is not there is no page', async () => {
    expect((await ask('/assets/app-2.js', 'br')).statusCode).toBe(404)
    expect((await ask('/assets/app-1.js.br')).statusCode).toBe(404)
  })
})

const OF_ALL = '<link rel="carnet-later" as="script" href="/assets/all-1.js">'
const LETTERS = '<link rel="carnet-later" as="font" href="/assets/letters-1.woff2">'

describe('every address that is a page', () => {
  test('has the first page, and nothing else has it', async () => {
    const first = PAGE.replace('</head>', `${OF_ALL}${LETTERS}</head>`)
    for (const url of ['/', '/accueil', '/regards/1?a=2']) expect((await ask(url, 'br')).body).toBe(first)
    expect((await ask('/api/nothing')).statusCode).toBe(404)
  })

  test('is told what every address needs, then what this one will, for the first script to ask for', async () => {
    const { body } = await ask('/regards?depuis=hier')
    expect(body).toContain(`${OF_ALL}<link rel="carnet-later" as="script" href="/assets/app-1.js">${LETTERS}</head>`)
    expect((await ask('/pro/p/one/documents')).body).toContain(
      `${OF_ALL}<link rel="carnet-later" as="script" href="/assets/small-1.js"></head>`,
    )
  })
})
