import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { systemDraw } from '../keyring/primitives.ts'
import { silentLog } from '../log.ts'
import { closeHttp } from './close.ts'
import { createHttp } from './server.ts'

const open = async () => {
  const app = createHttp({ log: silentLog, uuid: () => systemDraw.uuid(), origins: () => [], isSecure: false })
  const gate = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  app.get('/slow', async () => {
    asked.resolve()
    await gate.promise
    return 'done'
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return { app, url, open: gate.resolve, asked: asked.promise }
}

test('what is under way is answered before the server ends, and nothing new is taken', async () => {
  const server = await open()
  const answer = fetch(`${server.url}/slow`).then(response => response.text())
  await server.asked
  const closed = closeHttp(server.app, 10_000)
  await sleep(20)
  await expect(fetch(`${server.url}/slow`)).rejects.toThrow()
  server.open()
  expect(await answer).toBe('done')
  await closed
})

test('what lasts too long is cut: a client that sends nothing more cannot keep a server up', async () => {
  const server = await open()
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname, () => socket.write('POST /slow HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nabc'))
  const ended = new Promise(resolve => socket.on('close', resolve))
  socket.on('error', () => undefined)
  socket.resume()
  const never = fetch(`${server.url}/slow`).catch(() => 'cut')
  await server.asked
  await closeHttp(server.app, 100)
  await ended
  expect(await never).toBe('cut')
})
