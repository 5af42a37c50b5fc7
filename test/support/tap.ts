import { createServer, connect as netConnect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import type { ConnectOptions } from '../../src/platform/db/index.ts'

/** A wire between a client and its database that a test listens to, and cuts. */
export type Tap = {
  readonly options: ConnectOptions
  /** Round trips since the last call: each flight of statements ends with one Sync. */
  flights(): number
  /** Cuts the connection that next sends these words, before or after the server got them. */
  cut(words: string, when: 'before' | 'after'): void
  close(): Promise<void>
}

const SYNC = Buffer.from([0x53, 0, 0, 0, 4])

const target = (options: ConnectOptions): { path: string } | { host: string; port: number } => {
  if ('url' in options) return { host: new URL(options.url).hostname, port: Number(new URL(options.url).port || 5432) }
  return { path: `${options.host}/.s.PGSQL.${options.port ?? 5432}` }
}

const through = (options: ConnectOptions, port: number): ConnectOptions => {
  if (!('url' in options)) return { ...options, host: '127.0.0.1', port }
  const url = new URL(options.url)
  url.host = `127.0.0.1:${port}`
  return { ...options, url: url.href }
}

const count = (bytes: Buffer, pattern: Buffer): number => {
  let found = 0
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) found += 1
  return found
}

export const openTap = async (options: ConnectOptions): Promise<Tap> => {
  let flights = 0
  const sockets = new Set<Socket>()
  let trap: { words: string; when: 'before' | 'after' } | undefined
  const server = createServer(client => {
    const upstream = netConnect(target(options))
    const pair = [client, upstream]
    let isDeaf = false
    const drop = (): void => {
      for (const socket of pair) socket.destroy()
    }
    for (const socket of pair) {
      sockets.add(socket)
      socket.on('error', drop)
      socket.on('close', () => sockets.delete(socket))
      socket.on('close', drop)
    }
    client.on('data', received => {
      const chunk = Buffer.from(received)
      flights += count(chunk, SYNC)
      const caught = trap !== undefined && chunk.includes(trap.words) ? trap : undefined
      if (caught !== undefined) trap = undefined
      if (caught?.when === 'before') return drop()
      if (caught?.when === 'after') isDeaf = true
      upstream.write(chunk)
    })
    upstream.on('data', chunk => (isDeaf ? drop() : client.write(chunk)))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    options: through(options, port),
    flights: () => {
      const since = flights
      flights = 0
      return since
    },
    cut: (words, when) => {
      trap = { words, when }
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
