import { decoderOf } from './decode.ts'
import { encode } from './encode.ts'
import type { Query } from './query.ts'
import { bindMessage, describeMessage, encodeMessages, executeMessage, type Message, parseMessage, syncMessage } from './messages.ts'
import type { Field, Listener, Shape, WireClient } from './wire.ts'

/** `tag` is the server's word for what was done (`SELECT`, `COMMIT`, or `ROLLBACK` in answer to a COMMIT that could not be). */
export type Landed = { readonly rows: readonly unknown[]; readonly tag: string }

type Step = { readonly name: string; readonly text: string; readonly values: readonly (string | Buffer | null)[] }
type Settle = (error: unknown, landed: readonly Landed[]) => void

const NOTHING: Shape = { columns: [], decoders: [] }

/**
 * Several statements written at once and closed by one Sync: one round trip. A statement is parsed and described once per
 * connection. The driver calls `submit` and the `handle…` methods, one flight at a time; our connection calls the rest.
 */
class Flight implements Listener {
  /** The driver sets one on a query of its caller's own class that has none. */
  readonly callback = (): void => {}
  private readonly client: WireClient
  private readonly steps: readonly Step[]
  private readonly settle: Settle
  private readonly unparsed: Step[] = []
  private readonly landed: Landed[] = []
  private rows: unknown[] = []
  private shape: Shape = NOTHING
  private fault: unknown

  constructor(client: WireClient, steps: readonly Step[], settle: Settle) {
    this.client = client
    this.steps = steps
    this.settle = settle
  }

  submit(): null {
    const { stream } = this.client.wire()
    this.client.flight = this
    const messages = [...this.steps.flatMap(step => this.messagesOf(step)), syncMessage]
    stream.cork()
    for (const piece of encodeMessages(messages)) stream.write(piece)
    stream.uncork()
    this.expect()
    return null
  }

  private messagesOf(step: Step): readonly Message[] {
    const known = this.client.prepared.get(step.name)
    const messages: Message[] = []
    if (known === undefined && !this.unparsed.some(other => other.name === step.name)) {
      messages.push(parseMessage(step.name, step.text))
      this.unparsed.push(step)
    }
    messages.push(bindMessage(step.name, step.values))
    if (known?.shape === undefined) messages.push(describeMessage)
    messages.push(executeMessage)
    return messages
  }

  /** Looks at the next statement: what it gives is known, or about to be described. */
  private expect(): void {
    const step = this.steps[this.landed.length]
    this.rows = []
    this.shape = (step && this.client.prepared.get(step.name)?.shape) ?? NOTHING
  }

  parsed(): void {
    const step = this.unparsed.shift()
    if (step !== undefined) this.client.prepared.set(step.name, { text: step.text, shape: undefined })
  }

  described(fields: readonly Field[]): void {
    const step = this.steps[this.landed.length]
    const prepared = step && this.client.prepared.get(step.name)
    this.guard(() => {
      const columns = fields.map(field => field.name)
      this.shape = { columns, decoders: fields.map(field => decoderOf(field.name, field.dataTypeID)) }
      if (prepared !== undefined) prepared.shape = this.shape
    })
  }

  row(bytes: Buffer, at: number): void {
    if (this.fault === undefined) this.guard(() => this.rows.push(readRow(this.shape, bytes, at)))
  }

  /** A value that cannot be read must not throw inside the socket's event: the rest of the flight still has to be heard. */
  private guard(read: () => void): void {
    try {
      read()
    } catch (error) {
      this.fault ??= error
    }
  }

  handleRowDescription(message: { fields: readonly Field[] }): void {
    this.described(message.fields)
  }

  handleCommandComplete(message: { text: string }): void {
    this.landed.push({ rows: this.rows, tag: message.text.split(' ', 1)[0] ?? '' })
    this.expect()
  }

  handleReadyForQuery(): void {
    this.settle(this.fault, this.landed)
  }

  handleError(error: unknown): void {
    this.settle(error, [])
  }
}

const readRow = (shape: Shape, bytes: Buffer, start: number): unknown => {
  const { columns, decoders } = shape
  const count = bytes.readUInt16BE(start)
  if (count !== columns.length) throw new TypeError('a row that does not have the shape of its statement')
  const row: Record<string, unknown> = {}
  let at = start + 2
  for (let i = 0; i < count; i++) {
    const length = bytes.readInt32BE(at)
    at += 4
    const column = columns[i] as string
    if (length < 0) row[column] = null
    else {
      row[column] = decoders[i]?.(bytes, at, length)
      at += length
    }
  }
  return row
}

const stepOf = (client: WireClient, { name, text, values }: Query): Step => {
  const known = client.prepared.get(name)
  if (known !== undefined && known.text !== text) throw new TypeError(`two statements are named ${name}`)
  if (Buffer.byteLength(name) > 63 || name === '') throw new TypeError(`a statement is named by 1 to 63 bytes: ${name}`)
  return { name, text, values: (values ?? []).map(encode) }
}

/** Rejects with the driver's own error; `faultOf` translates it. Throws before anything is sent when a parameter is unfit. */
export const fly = async (client: WireClient, queries: readonly Query[]): Promise<readonly Landed[]> => {
  const steps = queries.map(query => stepOf(client, query))
  return new Promise((resolve, reject) => {
    const settle: Settle = (error, landed) => (error === undefined ? resolve(landed) : reject(error))
    client.query(new Flight(client, steps, settle))
  })
}
