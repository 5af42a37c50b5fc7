import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A server that speaks just enough SMTP to misbehave on purpose: what a real one cannot be asked to do. */
export type TalkingServer = {
  readonly port: number
  /** Message-ID of each message that was wholly received, in order. */
  readonly received: readonly string[]
  stop(): Promise<void>
}

/** What it says to each; `'drop'` cuts the line without an answer. */
export type Manners = {
  readonly rcpt?: (address: string) => string
  readonly data?: (messageId: string) => string
}

export const startTalkingServer = async ({ rcpt = () => '250 ok', data = () => '250 ok' }: Manners = {}): Promise<TalkingServer> => {
  const received: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    const say = (answer: string): void => void (answer === 'drop' ? socket.destroy() : socket.write(`${answer}\r\n`))
    let rest = ''
    let body: string | undefined
    say('220 talking')
    socket.on('data', chunk => {
      rest += chunk.toString('latin1')
      for (;;) {
        const end = body === undefined ? rest.indexOf('\r\n') : rest.indexOf('\r\n.\r\n')
        if (end < 0) return
        const line = rest.slice(0, end)
        rest = rest.slice(end + (body === undefined ? 2 : 5))
        if (body === undefined) {
          const verb = line.slice(0, 4).toUpperCase()
          if (verb === 'DATA') body = ''
          say(verb === 'DATA' ? '354 go on' : verb === 'RCPT' ? rcpt(line) : verb === 'QUIT' ? '221 bye' : '250 ok')
        } else {
          const id = /^message-id: <(.*)>/im.exec(line)?.[1] ?? ''
          received.push(id)
          body = undefined
          say(data(id))
        }
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    received,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
