import { crc32, deflateSync } from 'node:zlib'
import type { Bitmap } from './bitmap.ts'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

const chunk = (type: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

const head = ({ width, height }: Bitmap): Uint8Array => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width, 0)
  data.writeUInt32BE(height, 4)
  data.writeUInt8(4, 8)
  return data
}

/** Sixteen greys, two pixels a byte: what a scanner in « document » mode makes, and four times smaller. */
const packed = ({ width, height, pixels }: Bitmap): Uint8Array => {
  const stride = Math.ceil(width / 2) + 1
  const rows = new Uint8Array(stride * height)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const grey = (pixels[y * width + x] ?? 255) >> 4
      const at = y * stride + 1 + (x >> 1)
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? grey << 4 : grey)
    }
  }
  return rows
}

/** PNG (ISO/IEC 15948), greyscale, 4 bits, no filter. */
export const pngBytes = (bitmap: Bitmap): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      SIGNATURE,
      chunk('IHDR', head(bitmap)),
      chunk('IDAT', deflateSync(packed(bitmap), { level: 9 })),
      chunk('IEND', new Uint8Array()),
    ]),
  )
