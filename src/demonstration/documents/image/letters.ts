import { BOLD, fontBytes, REGULAR } from '../pdf/fonts.ts'
import type { Bitmap } from './bitmap.ts'
import { type Edge, type Face, openFace } from './true-type.ts'

export type Ink = { readonly bold: boolean; readonly size: number }

let faces: { readonly regular: Face; readonly bold: Face } | undefined

/** Opened once: parsing a font costs more than drawing a page. */
const faceOf = (bold: boolean): Face => {
  faces ??= { regular: openFace(fontBytes(REGULAR)), bold: openFace(fontBytes(BOLD)) }
  return bold ? faces.bold : faces.regular
}

export const textWidth = (text: string, ink: Ink): number => {
  const face = faceOf(ink.bold)
  return [...text].reduce((sum, character) => sum + (face.outline(character).advance * ink.size) / face.units, 0)
}

const SUBSCANS = 3

/** Non-zero winding along one line, three sub-lines a pixel, exact coverage along x. */
const fillGlyph = (bitmap: Bitmap, edges: readonly Edge[], left: number, baseline: number, scale: number): void => {
  const ys = edges.flatMap(([, y0, , y1]) => [baseline - y0 * scale, baseline - y1 * scale])
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(bitmap.height - 1, Math.ceil(Math.max(...ys)))]
  for (let y = top; y <= bottom; y += 1)
    for (let sub = 0; sub < SUBSCANS; sub += 1) {
      const line = (baseline - (y + (sub + 0.5) / SUBSCANS)) / scale
      const crossings = edges
        .filter(([, y0, , y1]) => y0 <= line !== y1 <= line)
        .map(([x0, y0, x1, y1]) => ({ x: left + (x0 + ((line - y0) / (y1 - y0)) * (x1 - x0)) * scale, turn: y1 > y0 ? 1 : -1 }))
        .sort((a, b) => a.x - b.x)
      let winding = 0
      crossings.forEach((crossing, index) => {
        winding += crossing.turn
        const next = crossings[index + 1]
        if (winding !== 0 && next !== undefined) darken(bitmap, y, crossing.x, next.x)
      })
    }
}

const darken = (bitmap: Bitmap, y: number, from: number, until: number): void => {
  for (let x = Math.max(0, Math.floor(from)); x < Math.min(bitmap.width, Math.ceil(until)); x += 1) {
    const cover = Math.min(until, x + 1) - Math.max(from, x)
    const at = y * bitmap.width + x
    bitmap.pixels[at] = Math.max(0, (bitmap.pixels[at] ?? 255) - (cover * 225) / SUBSCANS)
  }
}

/** Draws one line of words; `left` and `baseline` in pixels. */
export const drawText = (bitmap: Bitmap, text: string, left: number, baseline: number, ink: Ink): void => {
  const face = faceOf(ink.bold)
  const scale = ink.size / face.units
  let x = left
  for (const character of text) {
    const { advance, edges } = face.outline(character)
    if (edges.length > 0) fillGlyph(bitmap, edges, x, baseline, scale)
    x += advance * scale
  }
}
