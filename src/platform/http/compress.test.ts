import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { systemDraw } from '../keyring/primitives.ts'
import { silentLog } from '../log.ts'
import { createHttp } from './server.ts'

const LONG = JSON.stringify({ items: Array.from({ length: 500 }, (_, n) => ({ n, title: 'Prise de sang' })) })

const app = createHttp({ log: silentLog, uuid: () => systemDraw.uuid(), origins: () => [], isSecure: false })
const json = { 'content-type': 'application/json; charset=utf-8' }
app.get('/long', (_, reply) => reply.headers(json).send(LONG))
app.get('/short', (_, reply) => reply.headers(json).send('{"items":[]}'))
app.get('/paper', (_, reply) => reply.headers({ 'content-type': 'text/plain' }).send(LONG))
afterAll(() => app.close())

const ask = async (url: string, encodings?: string) => {
  const { headers, rawPayload } = await app.inject({ url, headers: encodings === undefined ? {} : { 'accept-encoding': encodings } })
  return { used: headers['content-encoding'], varies: headers['vary'], length: headers['content-length'], rawPayload }
}

describe('a long answer', () => {
  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip, br;q=0', 'gzip', gunzipSync],
  ] as const)('to who says %s is compressed, and the same once opened', async (encodings, used, open) => {
    const answer = await ask('/long', encodings)
    expect([answer.used, answer.varies, answer.length]).toEqual([used, 'accept-encoding', String(answer.rawPayload.length)])
    expect(open(answer.rawPayload).toString()).toBe(LONG)
    expect(answer.rawPayload.length).toBeLessThan(LONG.length / 5)
  })

  test('is as it was to who asks for nothing, or for what nobody knows', async () => {
    for (const encodings of [undefined, 'identity', 'zstd'])
      expect(await ask('/long', encodings)).toMatchObject({ used: undefined, varies: 'accept-encoding', rawPayload: Buffer.from(LONG) })
  })
})

test('what is short, and what is a document, is never compressed', async () => {
  expect((await ask('/short', 'br')).used).toBeUndefined()
  expect((await ask('/paper', 'br')).used).toBeUndefined()
})
