import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * Liberation Sans (SIL Open Font License 1.1), as `pdfjs-dist` ships it. The standard fonts of PDF cannot be embedded, which PDF/A asks for;
 * a real TrueType font has every letter of French. Found when first drawn with, so that a server without demonstration needs no font.
 * @throws Error when `pdfjs-dist`, which the browser's reader brings, is not installed.
 */
export type FontName = 'Regular' | 'Bold'
export const REGULAR: FontName = 'Regular'
export const BOLD: FontName = 'Bold'

const known = new Map<FontName, Uint8Array>()

export const fontBytes = (name: FontName): Uint8Array => {
  const found = known.get(name) ?? readFileSync(require.resolve(`pdfjs-dist/standard_fonts/LiberationSans-${name}.ttf`))
  known.set(name, found)
  return found
}
