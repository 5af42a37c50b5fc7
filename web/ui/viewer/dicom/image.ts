import { type DataSet, parseDicom } from 'dicom-parser'
import { type Spacing, spacingOf } from './measure.ts'
import { decodeRle } from './rle.ts'

/** One image of an examination, as its file tells it; pixels stay bytes until a frame is asked for. */
export type DicomImage = {
  readonly rows: number
  readonly columns: number
  readonly frames: number
  readonly colours: boolean
  /** MONOCHROME1: the greatest value is black. */
  readonly inverted: boolean
  readonly window: Window
  readonly spacing: Spacing
  readonly frame: (number: number) => Promise<Frame>
}

export type Window = { readonly center: number; readonly width: number }

/** Values already in their real unit (rescale applied), or the colours of each point. */
export type Frame =
  | { readonly kind: 'values'; readonly values: Float32Array }
  | { readonly kind: 'colours'; readonly rgba: Uint8ClampedArray<ArrayBuffer> }

/** Compressed in a way that the page does not open. */
export class Compressed extends Error {}

const UNCOMPRESSED = new Set(['1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.2'])
const BIG_ENDIAN = '1.2.840.10008.1.2.2'
const RLE = '1.2.840.10008.1.2.5'
const JPEG_BASELINE = '1.2.840.10008.1.2.4.50'

/** No screen and no memory of a phone holds more: 8,192 by 8,192. */
const MOST_POINTS = 67_108_864

type Shape = {
  readonly rows: number
  readonly columns: number
  readonly samples: number
  readonly bits: 8 | 16
  readonly stored: number
  readonly signed: boolean
  readonly planar: boolean
  readonly photometric: string
  readonly slope: number
  readonly intercept: number
}

const shapeOf = (set: DataSet): Shape => {
  const [rows, columns] = [set.uint16('x00280010') ?? 0, set.uint16('x00280011') ?? 0]
  if (rows < 1 || columns < 1 || rows * columns > MOST_POINTS) throw new RangeError('no image, or too large a one')
  const allocated = set.uint16('x00280100') ?? 8
  if (allocated !== 8 && allocated !== 16) throw new Compressed('bits')
  return {
    rows,
    columns,
    samples: set.uint16('x00280002') ?? 1,
    bits: allocated,
    stored: set.uint16('x00280101') ?? allocated,
    signed: set.uint16('x00280103') === 1,
    planar: set.uint16('x00280006') === 1,
    photometric: set.string('x00280004') ?? 'MONOCHROME2',
    slope: set.floatString('x00281053') ?? 1,
    intercept: set.floatString('x00281052') ?? 0,
  }
}

const valuesOf = (bytes: Uint8Array, shape: Shape, bigEndian: boolean): Float32Array => {
  const { rows, columns, bits, stored, signed, slope, intercept } = shape
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = new Float32Array(rows * columns)
  const shift = 32 - Math.min(stored, bits)
  const count = Math.min(values.length, Math.floor(bytes.byteLength / (bits / 8)))
  for (let index = 0; index < count; index++) {
    const raw = bits === 8 ? view.getUint8(index) : view.getUint16(index * 2, !bigEndian)
    // Bits above those stored may hold anything: they are pushed out, with the sign or without.
    const value = signed ? (raw << shift) >> shift : (raw << shift) >>> shift
    values[index] = value * slope + intercept
  }
  return values
}

const clamp = (value: number): number => Math.min(255, Math.max(0, value))

const fromYbr = (y: number, blue: number, red: number): readonly [number, number, number] => [
  clamp(y + 1.402 * (red - 128)),
  clamp(y - 0.344136 * (blue - 128) - 0.714136 * (red - 128)),
  clamp(y + 1.772 * (blue - 128)),
]

const coloursOf = (bytes: Uint8Array, { rows, columns, planar, photometric }: Shape): Uint8ClampedArray<ArrayBuffer> => {
  const points = rows * columns
  const rgba = new Uint8ClampedArray(points * 4).fill(255)
  const isYbr = photometric.startsWith('YBR_FULL') && !photometric.endsWith('422')
  for (let point = 0; point < points; point++) {
    const [a, b, c] = planar ? [point, points + point, points * 2 + point] : [point * 3, point * 3 + 1, point * 3 + 2]
    const colours = [bytes[a] ?? 0, bytes[b] ?? 0, bytes[c] ?? 0] as const
    rgba.set(isYbr ? fromYbr(...colours) : colours, point * 4)
  }
  return rgba
}

/** JPEG: the browser knows it. */
const coloursOfJpeg = async (bytes: Uint8Array<ArrayBuffer>, { rows, columns }: Shape): Promise<Uint8ClampedArray<ArrayBuffer>> => {
  const picture = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
  const canvas = new OffscreenCanvas(columns, rows)
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Compressed('canvas')
  pen.drawImage(picture, 0, 0)
  return pen.getImageData(0, 0, columns, rows).data
}

const greyOf = (rgba: Uint8ClampedArray, { slope, intercept }: Shape): Float32Array =>
  Float32Array.from({ length: rgba.length / 4 }, (_, point) => (rgba[point * 4] ?? 0) * slope + intercept)

/** The fragments of one frame joined: several when the encoder cut it, one a frame otherwise. */
const encapsulated = (set: DataSet, number: number, frames: number): Uint8Array<ArrayBuffer> => {
  const fragments = set.elements['x7fe00010']?.fragments ?? []
  const own = frames === 1 ? fragments : fragments.slice(number, number + 1)
  const joined = new Uint8Array(own.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const { position, length } of own) {
    joined.set(set.byteArray.subarray(position, position + length), at)
    at += length
  }
  return joined
}

const plainFrame = (set: DataSet, shape: Shape, number: number): Uint8Array => {
  const element = set.elements['x7fe00010']
  if (!element) throw new RangeError('no pixel')
  const length = shape.rows * shape.columns * shape.samples * (shape.bits / 8)
  return set.byteArray.subarray(element.dataOffset + number * length, element.dataOffset + Math.min((number + 1) * length, element.length))
}

const frameOf = async (set: DataSet, shape: Shape, syntax: string, frames: number, number: number): Promise<Frame> => {
  if (syntax === JPEG_BASELINE) {
    const rgba = await coloursOfJpeg(encapsulated(set, number, frames), shape)
    return shape.samples === 3 ? { kind: 'colours', rgba } : { kind: 'values', values: greyOf(rgba, shape) }
  }
  const points = shape.rows * shape.columns
  const isRle = syntax === RLE
  const bytes = isRle ? decodeRle(encapsulated(set, number, frames), points, shape.samples, shape.bits / 8) : plainFrame(set, shape, number)
  // RLE keeps each colour apart from the others, whatever the header says.
  if (shape.samples === 3) return { kind: 'colours', rgba: coloursOf(bytes, isRle ? { ...shape, planar: true } : shape) }
  return { kind: 'values', values: valuesOf(bytes, shape, syntax === BIG_ENDIAN) }
}

/** Darkest and lightest of the picture, for files that name no window. */
const windowOf = (values: Float32Array): Window => {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return { center: (low + high) / 2, width: Math.max(high - low, 1) }
}

const EVERYTHING: Window = { center: 127.5, width: 255 }

const firstNumber = (set: DataSet, tag: string): number | undefined => {
  const value = set.floatString(tag, 0)
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

/** Reads one DICOM file. Nothing it names is fetched; what it says of sizes is checked before a byte is set aside for it. */
export const openImage = async (bytes: ArrayBuffer): Promise<DicomImage> => {
  const set = parseDicom(new Uint8Array(bytes))
  const syntax = set.string('x00020010') ?? '1.2.840.10008.1.2'
  if (!UNCOMPRESSED.has(syntax) && syntax !== RLE && syntax !== JPEG_BASELINE) throw new Compressed(syntax)
  const shape = shapeOf(set)
  const frames = Math.max(1, Math.trunc(set.floatString('x00280008') ?? 1))
  const frame = (number: number): Promise<Frame> => frameOf(set, shape, syntax, frames, number)
  const [center, width] = [firstNumber(set, 'x00281050'), firstNumber(set, 'x00281051')]
  const first = center === undefined || width === undefined ? await frame(0) : undefined
  return {
    rows: shape.rows,
    columns: shape.columns,
    frames,
    colours: shape.samples === 3,
    inverted: shape.photometric === 'MONOCHROME1',
    window:
      center !== undefined && width !== undefined
        ? { center, width: Math.max(width, 1) }
        : first?.kind === 'values'
          ? windowOf(first.values)
          : EVERYTHING,
    spacing: spacingOf(set.string('x00280030'), set.string('x00280034')),
    frame,
  }
}
