/** One file of DICOM (PS3.10, explicit little endian), written element by element. */
type Value = string | readonly number[] | Uint8Array

const SHORT: ReadonlySet<string> = new Set(['UI', 'CS', 'DA', 'TM', 'LO', 'PN', 'IS', 'DS', 'US', 'UL', 'SH'])

const bytesOf = (representation: string, value: Value): Buffer => {
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (typeof value === 'string') return Buffer.from(value, 'utf8')
  const wide = representation === 'UL' ? 4 : 2
  const bytes = Buffer.alloc(value.length * wide)
  for (const [index, number] of value.entries()) bytes.writeUIntLE(number, index * wide, wide)
  return bytes
}

/** A value fills an even number of bytes (PS3.5 §7.1.1); a UID is filled up with a zero, words with a space. */
const even = (representation: string, bytes: Buffer): Buffer =>
  bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.from([representation === 'UI' || representation === 'OB' ? 0 : 0x20])])

export const element = (tag: number, representation: string, value: Value): Buffer => {
  const bytes = even(representation, bytesOf(representation, value))
  const isShort = SHORT.has(representation)
  const head = Buffer.alloc(isShort ? 8 : 12)
  head.writeUInt16LE(tag >>> 16, 0)
  head.writeUInt16LE(tag & 0xffff, 2)
  head.write(representation, 4, 'latin1')
  if (isShort) head.writeUInt16LE(bytes.length, 6)
  else head.writeUInt32LE(bytes.length, 8)
  return Buffer.concat([head, bytes])
}

const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1'
/** Many frames in one file, whatever drew them: of one frame each, this would be a folder. */
export const MANY_FRAMES = '1.2.840.10008.5.1.4.1.1.7.3'

export const dicomFile = (instance: string, elements: readonly Buffer[]): Buffer => {
  const meta = Buffer.concat([
    element(0x00020001, 'OB', Uint8Array.of(0, 1)),
    element(0x00020002, 'UI', MANY_FRAMES),
    element(0x00020003, 'UI', instance),
    element(0x00020010, 'UI', EXPLICIT_LITTLE),
    element(0x00020012, 'UI', '2.25.1'),
  ])
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), element(0x00020000, 'UL', [meta.length]), meta, ...elements])
}
