import { detectSheet } from './detect.ts'
import { type Corners, sizeOf, WHOLE } from './geometry.ts'
import { enhance, type Look, type Pixels, straighten } from './straighten.ts'

/** One photo to be put straight. */
export type Sheet = {
  readonly key: string
  readonly photo: ImageBitmap
  readonly corners: Corners
  readonly look: Look
}

/** Long side of a page once straight: about 200 dots an inch on A4, lighter than the photo and as readable. */
const LONG_SIDE = 2_200
/** Photos larger than this are first drawn smaller: no phone has the memory for more. */
const MOST_SIDE = 3_600
const SMALL_SIDE = 220
const QUALITY = 0.85

const pixelsOf = (photo: ImageBitmap, most: number): Pixels => {
  const scale = Math.min(1, most / Math.max(photo.width, photo.height))
  const [width, height] = [Math.round(photo.width * scale), Math.round(photo.height * scale)]
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('canvas')
  pen.drawImage(photo, 0, 0, width, height)
  return { width, height, rgba: pen.getImageData(0, 0, width, height).data }
}

export const sheetOf = async (file: File): Promise<Sheet> => {
  // The camera says which way is up; the browser turns the picture so.
  const photo = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const { rgba, width, height } = pixelsOf(photo, SMALL_SIDE)
  let corners = WHOLE
  try {
    corners = detectSheet(rgba, width, height)
  } catch {
    // Nothing found: the whole photo, whose corners she moves.
  }
  return { key: crypto.randomUUID(), photo, corners, look: 'paper' }
}

export const finished = async ({ photo, corners, look }: Sheet, most: number = LONG_SIDE): Promise<Pixels> => {
  const pixels = pixelsOf(photo, Math.min(MOST_SIDE, most * 2))
  const { width, height } = sizeOf(corners, pixels.width, pixels.height, most)
  return enhance(await straighten(pixels, corners, width, height), look)
}

const jpegOf = async ({ rgba, width, height }: Pixels): Promise<Uint8Array> => {
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, width, height), 0, 0)
  return new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })).arrayBuffer())
}

const A4 = { short: 595.28, long: 841.89 }

/** All the sheets, one a page of A4, in one PDF made here: the photos themselves never leave the phone. */
export const pdfOf = async (sheets: readonly Sheet[], title: string, onDone: (count: number) => void): Promise<File> => {
  const { PDFDocument } = await import('pdf-lib')
  const pdf = await PDFDocument.create()
  pdf.setTitle(title)
  pdf.setLanguage('fr-FR')
  pdf.setCreator('Carnet')
  for (const [index, sheet] of sheets.entries()) {
    const pixels = await finished(sheet)
    const image = await pdf.embedJpg(await jpegOf(pixels))
    const isWide = pixels.width > pixels.height
    const [width, height] = isWide ? [A4.long, A4.short] : [A4.short, A4.long]
    const scale = Math.min(width / pixels.width, height / pixels.height)
    const [w, h] = [pixels.width * scale, pixels.height * scale]
    pdf.addPage([width, height]).drawImage(image, { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h })
    onDone(index + 1)
  }
  const bytes = await pdf.save()
  return new File([new Uint8Array(bytes)], `${title}.pdf`, { type: 'application/pdf', lastModified: Date.now() })
}
