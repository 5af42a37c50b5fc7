import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Decode } from './decode.ts'
import { frames } from './frames.ts'

export type Field = { readonly name: string; readonly dataTypeID: number }

/** What a flight hears from its connection while it is in the air. */
export type Listener = {
  parsed(): void
  described(fields: readonly Field[]): void
  row(bytes: Buffer, at: number): void
}

export type Shape = { readonly columns: readonly string[]; readonly decoders: readonly Decode[] }

/** A prepared statement of one connection. `shape` is unknown between its parse and its first description. */
export type Prepared = { readonly text: string; shape: Shape | undefined }

/** The parts of the driver's connection that we use; its published types stop short of them. */
export type Wire = {
  readonly stream: { cork(): void; uncork(): void; write(bytes: Buffer): boolean }
  attachListeners(stream: EventEmitter): void
  query(text: string): void
}

const PARSE_COMPLETE = 0x31
const BIND_COMPLETE = 0x32
const NO_DATA = 0x6e
const DATA_ROW = 0x44
const READY = 0x5a

/**
 * The driver decodes every column as UTF-8 before it looks at its format, so its binary mode corrupts bytes. While one of our
 * flights is in the air, rows go to it as slices of what was received; all other messages stay the driver's business.
 */
export class WireClient extends pg.Client {
  readonly prepared = new Map<string, Prepared>()
  flight: Listener | undefined

  constructor(config: pg.ClientConfig) {
    super(config)
    const wire = this.wire()
    const attach = wire.attachListeners.bind(wire)
    wire.attachListeners = stream => {
      const driver = new EventEmitter()
      attach(driver)
      const cut = frames((code, bytes, start, end) => {
        if (!this.hear(code, bytes, start)) driver.emit('data', bytes.subarray(start, end))
      })
      stream.on('data', cut)
      stream.on('end', () => driver.emit('end'))
    }
  }

  wire(): Wire {
    return this.connection as unknown as Wire
  }

  private hear(code: number, bytes: Buffer, start: number): boolean {
    const flight = this.flight
    if (flight === undefined) return false
    if (code === DATA_ROW) flight.row(bytes, start + 5)
    else if (code === PARSE_COMPLETE) flight.parsed()
    else if (code === NO_DATA) flight.described([])
    else if (code === READY) this.flight = undefined
    return code === DATA_ROW || code === PARSE_COMPLETE || code === NO_DATA || code === BIND_COMPLETE
  }
}
