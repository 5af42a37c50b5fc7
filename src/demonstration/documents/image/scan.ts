import { noiseFrom } from '../../draw.ts'
import type { Page } from '../page.ts'
import { pageLines } from '../text.ts'
import { typeset } from '../typography.ts'
import type { Bitmap } from './bitmap.ts'
import { drawText, type Ink, textWidth } from './letters.ts'

const [WIDTH, HEIGHT, MARGIN] = [826, 1169, 84]

const blank = (shade: number): Bitmap => ({ width: WIDTH, height: HEIGHT, pixels: new Uint8Array(WIDTH * HEIGHT).fill(shade) })

const fitted = (line: string, ink: Ink): Ink => {
  const width = textWidth(line, ink)
  return width <= WIDTH - 2 * MARGIN ? ink : { ...ink, size: (ink.size * (WIDTH - 2 * MARGIN)) / width }
}

/** Paper knows nothing of electronic signatures. */
const onPaper = (line: string): boolean => !line.startsWith('Document validé électroniquement')

const write = (bitmap: Bitmap, page: Page): void => {
  const titles = new Set(page.parts.map(part => part.title?.toUpperCase()))
  let y = 110
  for (const line of pageLines(page).filter(onPaper)) {
    const heading = line === page.title || line === page.letterhead.name
    const words = typeset(line)
    const ink = fitted(words, { bold: heading || titles.has(line), size: heading ? 24 : 17 })
    if (!line.startsWith('==')) drawText(bitmap, words, MARGIN, y, ink)
    y += line === '' ? 13 : heading ? 32 : 24
  }
}

/** The sheet as a flat-bed scanner sees it: a little askew, grey at the edge of the fold, dusty. */
const scanned = (flat: Bitmap, seed: string): Bitmap => {
  const noise = noiseFrom(seed)
  const slope = (noise() - 0.5) * 0.018
  const paper = blank(0)
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const [fromX, fromY] = [x - slope * (y - HEIGHT / 2), y + slope * (x - WIDTH / 2)]
      const grey = sample(flat, fromX, fromY)
      const shadow = Math.max(0, 46 - x) * 1.6 + Math.max(0, y - HEIGHT + 30) * 0.9
      paper.pixels[y * WIDTH + x] = Math.max(12, grey - shadow)
    }
  for (let speck = 0; speck < 160; speck += 1) {
    const at = Math.floor(noise() * WIDTH * HEIGHT)
    paper.pixels[at] = 90 + noise() * 110
  }
  return paper
}

const sample = ({ pixels }: Bitmap, x: number, y: number): number => {
  if (x < 0 || y < 0 || x >= WIDTH - 1 || y >= HEIGHT - 1) return 236
  const [left, top] = [Math.floor(x), Math.floor(y)]
  const [dx, dy, at] = [x - left, y - top, top * WIDTH + left]
  const upper = (pixels[at] ?? 236) * (1 - dx) + (pixels[at + 1] ?? 236) * dx
  const lower = (pixels[at + WIDTH] ?? 236) * (1 - dx) + (pixels[at + WIDTH + 1] ?? 236) * dx
  return upper * (1 - dy) + lower * dy
}

/** A4 at 100 dots an inch, greys, the words of the page on it. `seed` moves the sheet and its specks. */
export const scanOf = (page: Page, seed: string): Bitmap => {
  const flat = blank(240)
  write(flat, page)
  return scanned(flat, seed)
}
