import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp, { type Sharp } from 'sharp'
import { createWorker, OEM, type Worker } from 'tesseract.js'

/** A scan of A4 at 300 dots an inch has 8.7 million; beyond this it is no paper. */
const MOST_PIXELS = 80_000_000
/** What the recogniser reads best, and no slower than it must: about 200 dots an inch. */
const WIDTH = { least: 1_000, best: 1_700 } as const

const LANGUAGE = path.join(path.dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/fra/package.json'))), '4.0.0_best_int')

let recogniser: Promise<Worker> | undefined

/** Started at the first picture; French data of the registry's package, nothing is fetched. */
const recogniserOf = (): Promise<Worker> =>
  (recogniser ??= createWorker('fra', OEM.LSTM_ONLY, { langPath: LANGUAGE, cacheMethod: 'none', gzip: true }))

export const stopRecogniser = async (): Promise<void> => void (await (await recogniser)?.terminate())

export type Pixels = { readonly data: Uint8Array; readonly width: number; readonly height: number; readonly channels: 1 | 3 | 4 }

const opened = (picture: Uint8Array | Pixels, page: number): Sharp =>
  picture instanceof Uint8Array
    ? sharp(picture, { limitInputPixels: MOST_PIXELS, page, failOn: 'error' }).rotate()
    : sharp(picture.data, {
        raw: { width: picture.width, height: picture.height, channels: picture.channels },
        limitInputPixels: MOST_PIXELS,
      })

/** Below it, what was recognised is noise of a photograph. */
const LEAST_CONFIDENCE = 35

/** Words of one picture, grey and neither tiny nor huge; of a photograph without words, nothing. */
export const readPicture = async (picture: Uint8Array | Pixels, page = 0): Promise<string> => {
  const source = opened(picture, page)
  const { width = WIDTH.best } = picture instanceof Uint8Array ? await source.metadata() : picture
  const grey = source.flatten({ background: '#ffffff' }).greyscale()
  const sized = width > WIDTH.best || width < WIDTH.least ? grey.resize({ width: WIDTH.best }) : grey
  const { data } = await (await recogniserOf()).recognize(await sized.png({ compressionLevel: 1 }).toBuffer())
  return data.confidence < LEAST_CONFIDENCE ? '' : data.text
}

export const pagesOfPicture = async (picture: Uint8Array): Promise<number> =>
  (await sharp(picture, { limitInputPixels: MOST_PIXELS }).metadata()).pages ?? 1
