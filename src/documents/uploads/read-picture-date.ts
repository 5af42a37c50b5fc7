/** The day a picture was taken, as its EXIF says it (DateTimeOriginal, else DateTime); nothing else of it is looked at, its place least of all. */
export const pictureDate = (head: Uint8Array): string | undefined => {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.length)
  const start = bytes.indexOf('Exif\0\0', 0, 'latin1')
  if (start < 0) return undefined
  try {
    return dateIn(bytes.subarray(start + 6))
  } catch {
    // It points outside what is there.
    return undefined
  }
}

const ORIGINAL = 0x9003
const TAKEN = 0x0132
const EXIF_DIRECTORY = 0x8769
const ENTRIES = 100

const dateIn = (tiff: Buffer): string | undefined => {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number): number => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number): number => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const pointerOf = (directory: number, tag: number): number | undefined => {
    const count = Math.min(short(directory), ENTRIES)
    for (let index = 0; index < count; index++) {
      const entry = directory + 2 + index * 12
      if (short(entry) === tag) return long(entry + 8)
    }
    return undefined
  }
  const first = long(4)
  const exif = pointerOf(first, EXIF_DIRECTORY)
  const at = (exif === undefined ? undefined : pointerOf(exif, ORIGINAL)) ?? pointerOf(first, TAKEN)
  const [, year, month, day] = /^(\d{4}):(\d{2}):(\d{2})/.exec(at === undefined ? '' : tiff.toString('latin1', at, at + 19)) ?? []
  return year === undefined || year === '0000' ? undefined : `${year}-${month}-${day}`
}
