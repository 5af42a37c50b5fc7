/**
 * Cuts a byte stream into messages of PostgreSQL's protocol 3: one byte of code, four of length (its own included), the rest.
 * `message` gets the buffer and the bounds of the whole message; the buffer stays valid (rows are slices of it).
 */
export type Message = (code: number, bytes: Buffer, start: number, end: number) => void

const HEADER = 5

export const frames = (message: Message): ((chunk: Buffer) => void) => {
  let held: Buffer[] = []
  let heldLength = 0
  let wanted = HEADER
  const hold = (rest: Buffer): void => {
    held = [rest]
    heldLength = rest.length
    wanted = rest.length < HEADER ? HEADER : endOf(rest, 0)
  }
  return chunk => {
    let bytes = chunk
    if (heldLength > 0) {
      held.push(chunk)
      heldLength += chunk.length
      if (heldLength < wanted) return
      bytes = Buffer.concat(held, heldLength)
      held = []
      heldLength = 0
    }
    const at = eachWhole(bytes, message)
    if (at < bytes.length) hold(at === 0 ? bytes : bytes.subarray(at))
  }
}

const endOf = (bytes: Buffer, start: number): number => start + 1 + bytes.readUInt32BE(start + 1)

const eachWhole = (bytes: Buffer, message: Message): number => {
  let at = 0
  while (at + HEADER <= bytes.length) {
    const end = endOf(bytes, at)
    if (end > bytes.length) break
    message(bytes[at] ?? 0, bytes, at, end)
    at = end
  }
  return at
}
