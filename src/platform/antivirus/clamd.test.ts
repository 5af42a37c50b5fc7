import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openClamd, type Verdict } from './index.ts'
import { EICAR, startClamd } from './testing/start-clamd.ts'

const socket = await startClamd('1M')

const scanned = async (path: string, pieces: readonly Uint8Array[]): Promise<Verdict> => {
  const scan = openClamd({ socket: path, patienceMilliseconds: 5_000 }).scan()
  for (const piece of pieces) await scan.write(piece)
  return scan.end()
}

/** Something on a socket that is no clamd. */
const speaking = async (answer: (line: Socket) => void): Promise<string> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-line-'))
  const server = createServer(line => {
    line.on('error', () => undefined)
    answer(line)
  })
  await new Promise<void>(resolve => void server.listen(path.join(folder, 's'), resolve))
  onTestFinished(() => {
    server.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return path.join(folder, 's')
}

test('a real clamd finds what it has a signature of, wherever the pieces were cut, and nothing in the rest', async () => {
  const virus = Buffer.from(`Bonjour ${EICAR} au revoir`)
  expect(await scanned(socket, [virus])).toBe('infected')
  expect(await scanned(socket, [virus.subarray(0, 20), virus.subarray(20)])).toBe('infected')
  expect(await scanned(socket, [Buffer.from('Bonjour')])).toBe('clean')
  expect(await scanned(socket, [Buffer.alloc(900_000, 65)])).toBe('clean')
  expect(await scanned(socket, [])).toBe('clean')
  expect(await openClamd({ socket }).answers()).toBe(true)
})

test('a file longer than it takes is not scanned, never clean', async () => {
  expect(
    await scanned(
      socket,
      Array.from({ length: 40 }, () => Buffer.alloc(100_000, 65)),
    ),
  ).toBe('not-scanned')
})

test('nobody there, a line that breaks, silence, an answer about something else: never clean', async () => {
  expect(await scanned('/nonexistent/clamd.sock', [Buffer.from('a')])).toBe('unreachable')
  expect(await openClamd({ socket: '/nonexistent/clamd.sock' }).answers()).toBe(false)
  expect(await scanned(await speaking(line => void line.destroy()), [Buffer.alloc(5_000_000)])).toBe('not-scanned')
  expect(await scanned(await speaking(line => void line.end('stream: OK')), [Buffer.from('a')])).toBe('not-scanned')
  expect(await scanned(await speaking(line => void line.end('INSTREAM size limit exceeded. ERROR\0')), [Buffer.from('a')])).toBe(
    'not-scanned',
  )
  const silent = await speaking(() => undefined)
  const scan = openClamd({ socket: silent, patienceMilliseconds: 200 }).scan()
  await scan.write(Buffer.from('a'))
  expect(await scan.end()).toBe('not-scanned')
})
