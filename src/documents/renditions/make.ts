import { refuse } from '../../kernel/refusal.ts'
import { ConversionFailed, type Converter } from '../../platform/convert/index.ts'
import type { ContentDescription } from '../metadata.ts'
import type { Made, RenditionKind } from './model.ts'
import { NO_RENDITION } from './refusals.ts'

const SIDE = { thumbnail: 320, preview: 2_400 } as const
/** Above it a picture is a bomb: 100 megapixels are more than any scanner gives. */
const PIXELS = 100_000_000

/** What is asked, made from the whole original. Throws `no-rendition` when it cannot be. */
export const make = async (
  kind: RenditionKind,
  from: ContentDescription['kind'],
  bytes: Buffer,
  converter: Converter | undefined,
): Promise<Made> => {
  try {
    if (from === 'docx' && converter !== undefined) return { bytes: await converter.convert('docx', bytes), mediaType: 'application/pdf' }
    const picture = from === 'heic' && converter !== undefined ? await converter.convert('heic', bytes) : bytes
    return await ofPicture(kind, picture)
  } catch (error) {
    return refuse(NO_RENDITION, error instanceof ConversionFailed ? error.message : 'not a picture')
  }
}

/** Upright, as its EXIF says; nothing else of its EXIF is kept. */
const ofPicture = async (kind: RenditionKind, picture: Buffer): Promise<Made> => {
  const side = kind === 'thumbnail' ? SIDE.thumbnail : SIDE.preview
  // Loaded when first needed: most servers show few pictures, and it is heavy.
  const { default: sharp } = await import('sharp')
  const upright = sharp(picture, { limitInputPixels: PIXELS, pages: 1 })
    .rotate()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
  if (kind === 'thumbnail')
    return { bytes: await upright.flatten({ background: '#ffffff' }).jpeg({ quality: 75 }).toBuffer(), mediaType: 'image/jpeg' }
  if (kind === 'preview') return { bytes: await upright.png().toBuffer(), mediaType: 'image/png' }
  const { data, info } = await upright.jpeg({ quality: 88 }).toBuffer({ resolveWithObject: true })
  return { bytes: await onePage(data, info.width, info.height), mediaType: 'application/pdf' }
}

const A4 = { width: 595.28, height: 841.89 } as const

const onePage = async (jpeg: Buffer, width: number, height: number): Promise<Buffer> => {
  const { default: PDFDocument } = await import('pdfkit')
  return new Promise((resolve, reject) => {
    const isWide = width > height
    const page = isWide ? { width: A4.height, height: A4.width } : A4
    const pdf = new PDFDocument({ size: [page.width, page.height], margin: 0, lang: 'fr' })
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
    pdf.image(jpeg, 0, 0, { fit: [page.width, page.height], align: 'center', valign: 'center' })
    pdf.end()
  })
}
