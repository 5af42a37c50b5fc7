/** A TCP link to a real server that fails as networks do: each new connection takes the next fault of the plan, then all pass. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export type Fault =
  | { readonly kind: 'pass' }
  /** Takes the request and never answers. */
  | { readonly kind: 'silence' }
  /** Ends the connection after so many bytes from the client. */
  | { readonly kind: 'cut-request'; readonly after: number }
  /** Ends the connection after so many bytes from the server. */
  | { readonly kind: 'cut-response'; readonly after: number }
  /** Turns over the bits of one byte from the client, at this offset of the connection. */
  | { readonly kind: 'damage-request'; readonly at: number }
  /** Answers itself, with these bytes, as soon as the client speaks. */
  | { readonly kind: 'answer'; readonly text: string }

export type FaultyLink = {
  readonly endpoint: string
  /** Connections so far. */
  connections(): number
  /** From the next connection on. */
  plan(...faults: readonly Fault[]): void
  close(): Promise<void>
}

export const openFaultyLink = async (target: string): Promise<FaultyLink> => {
  const { hostname, port } = new URL(target)
  const open = new Set<Socket>()
  let planned: Fault[] = []
  let connections = 0
  const server = createServer(client => {
    connections++
    open.add(client)
    client.once('close', () => open.delete(client))
    client.on('error', () => client.destroy())
    serve(client, planned.shift() ?? { kind: 'pass' }, () => connect(Number(port), hostname))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => connections,
    plan: (...faults) => {
      for (const client of open) client.destroy()
      planned = [...faults]
    },
    close: async () => {
      for (const client of open) client.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

const serve = (client: Socket, fault: Fault, reach: () => Socket): void => {
  switch (fault.kind) {
    case 'silence':
      client.resume()
      return
    case 'answer':
      client.once('data', () => client.end(fault.text))
      return
    case 'pass':
      join(
        client,
        reach(),
        bytes => bytes,
        bytes => bytes,
      )
      return
    case 'cut-request':
      join(client, reach(), cutting(client, fault.after), bytes => bytes)
      return
    case 'cut-response':
      join(client, reach(), bytes => bytes, cutting(client, fault.after))
      return
    case 'damage-request':
      join(client, reach(), damaging(fault.at), bytes => bytes)
      return
  }
}

type Carry = (bytes: Buffer) => Buffer

const join = (client: Socket, server: Socket, up: Carry, down: Carry): void => {
  client.on('data', (bytes: Buffer) => server.write(up(bytes)))
  server.on('data', (bytes: Buffer) => client.write(down(bytes)))
  client.once('close', () => server.destroy())
  server.once('close', () => client.destroy())
  server.on('error', () => client.destroy())
}

const cutting = (client: Socket, after: number): Carry => {
  let left = after
  return bytes => {
    const part = bytes.subarray(0, left)
    left -= part.length
    if (left === 0) setImmediate(() => client.destroy())
    return part
  }
}

const damaging = (at: number): Carry => {
  let offset = 0
  return bytes => {
    const copy = Buffer.from(bytes)
    const place = at - offset
    if (place >= 0 && place < copy.length) copy[place] = (copy[place] ?? 0) ^ 0xff
    offset += bytes.length
    return copy
  }
}
