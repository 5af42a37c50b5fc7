/** A small DICOM file (explicit little endian): what its header says, a private sequence to step over, then pixels. */
export type Said = {
  readonly sop?: string
  readonly series?: string
  readonly number?: number
  readonly modality?: string
  readonly patient?: string
  readonly birth?: string
  readonly date?: string
  readonly study?: string
  readonly frames?: number
  readonly pixels?: Uint8Array
  readonly transferSyntax?: string
}

const SHORT = new Set(['UI', 'CS', 'DA', 'LO', 'PN', 'IS', 'US', 'SH'])

const element = (group: number, tag: number, representation: string, value: Uint8Array | string): Buffer => {
  const plain = typeof value === 'string' ? Buffer.from(value, 'utf8') : Buffer.from(value)
  const bytes = plain.length % 2 === 0 ? plain : Buffer.concat([plain, Buffer.from(representation === 'UI' ? '\0' : ' ')])
  const head = Buffer.alloc(SHORT.has(representation) ? 8 : 12)
  head.writeUInt16LE(group, 0)
  head.writeUInt16LE(tag, 2)
  head.write(representation, 4, 'latin1')
  if (SHORT.has(representation)) head.writeUInt16LE(bytes.length, 6)
  else head.writeUInt32LE(bytes.length, 8)
  return Buffer.concat([head, bytes])
}

const short = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

/** A sequence without a length, with one item without a length: as many devices write them. */
const sequence = Buffer.from([
  ...[0x08, 0x00, 0x40, 0x11, 0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff],
  ...[0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff],
  ...element(0x0008, 0x1150, 'UI', '1.2.3'),
  ...[0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0],
  ...[0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0],
])

export const makeDicom = (said: Said = {}): Buffer => {
  const meta = element(0x0002, 0x0010, 'UI', said.transferSyntax ?? '1.2.840.10008.1.2.1')
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    meta,
    element(0x0008, 0x0005, 'CS', 'ISO_IR 192'),
    ...(said.sop === undefined ? [] : [element(0x0008, 0x0018, 'UI', said.sop)]),
    element(0x0008, 0x0020, 'DA', said.date ?? '20260312'),
    element(0x0008, 0x0060, 'CS', said.modality ?? 'MR'),
    element(0x0008, 0x1030, 'LO', said.study ?? 'IRM du genou'),
    sequence,
    element(0x0010, 0x0010, 'PN', said.patient ?? 'MARTIN^Zoé'),
    ...(said.birth === undefined ? [] : [element(0x0010, 0x0030, 'DA', said.birth)]),
    element(0x0020, 0x000e, 'UI', said.series ?? '1.2.3.1'),
    element(0x0020, 0x0011, 'IS', '1'),
    element(0x0020, 0x0013, 'IS', String(said.number ?? 1)),
    ...(said.frames === undefined ? [] : [element(0x0028, 0x0008, 'IS', String(said.frames))]),
    element(0x0028, 0x0010, 'US', short(4)),
    element(0x0028, 0x0011, 'US', short(6)),
    element(0x7fe0, 0x0010, 'OW', said.pixels ?? Buffer.alloc(48, 7)),
  ])
}

const long = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const UNKNOWN = 0xffffffff
const MARK = { item: 0xe00d, sequence: 0xe0dd }
const item = (tag: number, length: number): Buffer => Buffer.concat([Buffer.from([0xfe, 0xff]), short(tag), long(length)])

/** A sequence, with its lengths or without, as devices write them. */
const sequenceOf = (group: number, tag: number, items: readonly Buffer[], hasLengths: boolean): Buffer => {
  const wrapped = items.map(each =>
    hasLengths ? Buffer.concat([item(0xe000, each.length), each]) : Buffer.concat([item(0xe000, UNKNOWN), each, item(MARK.item, 0)]),
  )
  const within = Buffer.concat(wrapped)
  const head = Buffer.concat([short(group), short(tag), Buffer.from('SQ\0\0'), long(hasLengths ? within.length : UNKNOWN)])
  return hasLengths ? Buffer.concat([head, within]) : Buffer.concat([head, within, item(MARK.sequence, 0)])
}

/** A key object selection (PS3.3 A.35.4) called by this code, that names these images. */
export const makeSelection = (code: string, images: readonly string[], hasLengths = true): Buffer => {
  const sequence = (group: number, tag: number, items: readonly Buffer[]): Buffer => sequenceOf(group, tag, items, hasLengths)
  const named = images.map(sop =>
    sequence(0x0008, 0x1199, [Buffer.concat([element(0x0008, 0x1150, 'UI', '1.2'), element(0x0008, 0x1155, 'UI', sop)])]),
  )
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from('DICM'),
    element(0x0002, 0x0010, 'UI', '1.2.840.10008.1.2.1'),
    element(0x0008, 0x0060, 'CS', 'KO'),
    element(0x0020, 0x000e, 'UI', '1.2.3.9'),
    sequence(0x0040, 0xa043, [element(0x0008, 0x0100, 'SH', code)]),
    sequence(0x0040, 0xa730, named),
  ])
}
