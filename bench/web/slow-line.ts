import { connect, createServer, type Socket } from 'node:net'

/** A line in one direction: all connections share what passes in a second, and each byte then takes half a round trip. */
type Way = { freeAt: number }
export type Line = { readonly bytesASecond: number; readonly roundTripMs: number }
export type SlowLine = { readonly port: number; readonly close: () => void }

/** What travels at once, as in a packet. */
const PACKET = 1_400
/** What a connection may have waiting before its sender is told to wait. */
const QUEUE = 16_384

/** Passes on what one end says, no sooner and no faster than the line carries it. `from`: nothing leaves before. */
const carry = (sender: Socket, receiver: Socket, way: Way, { bytesASecond, roundTripMs }: Line, from = 0): void => {
  // Clocks that ring in the same millisecond ring in any order: each delivers what left first.
  const leaving: (() => void)[] = []
  const send = (bytes: number, arrive: () => void): void => {
    way.freeAt = Math.max(way.freeAt, performance.now(), from) + (bytes / bytesASecond) * 1_000
    leaving.push(arrive)
    setTimeout(() => leaving.shift()?.(), way.freeAt + roundTripMs / 2 - performance.now())
  }
  let waiting = 0
  const sendPacket = (packet: Buffer): void => {
    waiting += packet.length
    send(packet.length, () => {
      waiting -= packet.length
      if (!receiver.destroyed) receiver.write(packet)
      if (waiting < QUEUE) sender.resume()
    })
  }
  sender.on('data', (bytes: Buffer) => {
    for (let start = 0; start < bytes.length; start += PACKET) sendPacket(bytes.subarray(start, start + PACKET))
    if (waiting >= QUEUE) sender.pause()
  })
  sender.on('error', () => undefined).once('close', () => send(0, () => receiver.destroy()))
}

/**
 * A slow line before a socket of this machine, byte by byte: what the inspector of a browser slows down are answers, each by itself, and neither connections nor the order
 * in which a server sends are as on a real one. A connection begins with a round trip of its own.
 */
export const openSlowLine = async (to: string, line: Line): Promise<SlowLine> => {
  const [up, down]: [Way, Way] = [{ freeAt: 0 }, { freeAt: 0 }]
  const sockets = new Set<Socket>()
  const server = createServer(phone => {
    const house = connect(to)
    for (const socket of [phone, house]) sockets.add(socket.setNoDelay())
    carry(phone, house, up, line, performance.now() + line.roundTripMs)
    carry(house, phone, down, line)
  })
  await new Promise<void>(resolve => server.listen(0, 'localhost', () => resolve()))
  const address = server.address()
  const close = (): void => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { port: typeof address === 'object' && address !== null ? address.port : 0, close }
}
