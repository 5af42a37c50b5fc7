import { crc32, deflateSync } from 'node:zlib'

/** Small whole files of every accepted type, made here. For tests only. */

const object = (number: number, content: string): string => `${number} 0 obj\n${content}\nendobj\n`

export type PdfOptions = {
  /** Added to the trailer, e.g. `/Encrypt 4 0 R`. */
  readonly trailer?: string
  readonly page?: string
}

export const makePdf = ({ trailer = '', page = 'BT /F1 12 Tf (Bonjour) Tj ET' }: PdfOptions = {}): Buffer => {
  const objects = [
    object(1, '<< /Type /Catalog /Pages 2 0 R >>'),
    object(2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    object(3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>'),
    object(4, `<< /Length ${page.length} >>\nstream\n${page}\nendstream`),
  ]
  const head = '%PDF-1.4\n'
  const offsets = objects.map((_, index) => head.length + objects.slice(0, index).join('').length)
  const body = head + objects.join('')
  const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(
    `${body}xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<< /Size 5 /Root 1 0 R ${trailer} >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

export const makePng = (): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(1, 0)
  header.writeUInt32BE(1, 4)
  header[8] = 8
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 0x80]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const segment = (code: number, data: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0xff, code, (data.length + 2) >> 8, (data.length + 2) & 0xff]), data])

/** Every kind of thing the walker meets: segments, a scan with a stuffed byte and a restart, a second scan. */
export const makeJpeg = (comment = 'x'): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\u0000\u0001\u0001\u0000\u0000\u0001\u0000\u0001\u0000\u0000', 'latin1')),
    segment(0xfe, Buffer.from(comment)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xff]),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])).subarray(1),
    Buffer.from([0x78, 0xff, 0xd9]),
  ])

export const makeTiff = (little = true): Buffer => {
  const bytes = Buffer.alloc(8 + 4 + 2 + 12 + 4)
  const u16 = (value: number, at: number): number => (little ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at))
  const u32 = (value: number, at: number): number => (little ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at))
  bytes.write(little ? 'II' : 'MM')
  u16(42, 2)
  u32(12, 4)
  u16(1, 12)
  u16(256, 14)
  u16(4, 16)
  u32(1, 18)
  u32(1, 22)
  return bytes
}

export const makeRtf = (inside = 'Bonjour'): Buffer => Buffer.from(`{\\rtf1\\ansi ${inside}}\r\n`)

/** An empty archive with a comment: a ZIP reader accepts it behind anything. */
export const makeZipEnd = (comment = ''): Buffer => {
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([end, Buffer.from(comment)])
}
