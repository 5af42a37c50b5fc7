import { createConnection, type Socket } from 'node:net'

/** `not-scanned` is never clean: it did not answer, or not about all the bytes. */
export type Verdict = 'clean' | 'infected' | 'not-scanned' | 'unreachable'

/** One file as it passes. Nothing here throws: what goes wrong is a verdict. */
export type Scan = {
  write(chunk: Uint8Array): Promise<void>
  end(): Promise<Verdict>
  /** The file ended badly: nobody waits for a verdict. */
  abandon(): void
}

export type Antivirus = {
  scan(): Scan
  /** Whether it answers today. */
  answers(): Promise<boolean>
}

export type ClamdOptions = {
  /** Its Unix socket (`LocalSocket` of clamd.conf). */
  readonly socket: string
  /** Of silence: for the connection, one piece taken in, the verdict. */
  readonly patienceMilliseconds?: number
}

const PATIENCE = 60_000
/** What clamd is told at once; it reads any size. */
const PIECE = 256 * 1024
const LONGEST_ANSWER = 4_096

/** clamd over its socket: `INSTREAM`, each piece behind its length (clamd(8)). Above `StreamMaxLength` it hangs up: that is no verdict. */
export const openClamd = ({ socket, patienceMilliseconds = PATIENCE }: ClamdOptions): Antivirus => ({
  scan: () => new ClamdScan(new Line(socket, patienceMilliseconds)),
  answers: async () => {
    const line = new Line(socket, Math.min(patienceMilliseconds, 2_000))
    await line.write(Buffer.from('zPING\0'))
    return (await line.answer()) === 'PONG'
  },
})

class ClamdScan implements Scan {
  readonly #line: Line
  #begun = false

  constructor(line: Line) {
    this.#line = line
  }

  async write(chunk: Uint8Array): Promise<void> {
    if (!this.#begun) {
      this.#begun = true
      await this.#line.write(Buffer.from('zINSTREAM\0'))
    }
    for (let at = 0; at < chunk.length; at += PIECE) await this.#send(chunk.subarray(at, at + PIECE))
  }

  async end(): Promise<Verdict> {
    if (!this.#begun) await this.write(new Uint8Array(0))
    await this.#line.write(Buffer.alloc(4))
    const answer = await this.#line.answer()
    if (answer === 'stream: OK') return 'clean'
    if (answer?.startsWith('stream: ') === true && answer.endsWith(' FOUND')) return 'infected'
    return this.#line.wasReached ? 'not-scanned' : 'unreachable'
  }

  abandon(): void {
    this.#line.close()
  }

  async #send(piece: Uint8Array): Promise<void> {
    if (piece.length === 0) return
    const length = Buffer.alloc(4)
    length.writeUInt32BE(piece.length)
    await this.#line.write(length)
    await this.#line.write(piece)
  }
}

/** One connection. Once it is broken, writing does nothing and there is no answer. */
class Line {
  readonly #socket: Socket
  readonly #answered: Promise<string | undefined>
  wasReached = false
  #broken = false

  constructor(path: string, patience: number) {
    const socket = createConnection({ path })
    this.#socket = socket
    let said = ''
    const { promise, resolve } = Promise.withResolvers<string | undefined>()
    this.#answered = promise
    const over = (): void => {
      this.#broken = true
      socket.destroy()
      resolve(said.endsWith('\0') ? said.slice(0, -1) : undefined)
    }
    socket.setTimeout(patience)
    socket.on('connect', () => (this.wasReached = true))
    socket.on('data', chunk => {
      said += chunk.toString('latin1')
      if (said.endsWith('\0') || said.length > LONGEST_ANSWER) over()
    })
    socket.on('timeout', over)
    socket.on('error', over)
    socket.on('close', over)
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#broken || this.#socket.write(bytes)) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#socket.once('drain', resolve).once('close', resolve)
    await promise
    this.#socket.off('drain', resolve).off('close', resolve)
  }

  answer(): Promise<string | undefined> {
    return this.#answered
  }

  close(): void {
    this.#socket.destroy()
  }
}
