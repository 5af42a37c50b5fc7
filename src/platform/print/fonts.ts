import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { unpackWoff } from './unpack-woff.ts'

const require = createRequire(import.meta.url)

/** Atkinson Hyperlegible Next (SIL Open Font License 1.1): the same letters as on screen, made for people who see little. */
export const FONTS = ['regular', 'bold', 'regular-more', 'bold-more'] as const
export type FontName = (typeof FONTS)[number]
export type Weight = 'regular' | 'bold'

const FILES: Readonly<Record<FontName, string>> = {
  regular: 'latin-400',
  bold: 'latin-700',
  'regular-more': 'latin-ext-400',
  'bold-more': 'latin-ext-700',
}

const known = new Map<FontName, Uint8Array>()

/** Read when first drawn with. The standard fonts of PDF cannot be embedded, and have not every letter of a French name. */
export const fontBytes = (name: FontName): Uint8Array => {
  const file = `@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-${FILES[name]}-normal.woff`
  const bytes = known.get(name) ?? unpackWoff(readFileSync(require.resolve(file)))
  known.set(name, bytes)
  return bytes
}

/** Letters of names from elsewhere (Łódź, Ōsaka): they come in a file of their own. */
const MORE = /[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u02bd-\u02c5\u02c7-\u02cc\u02ce-\u02d7\u02dd-\u02ff\u1d00-\u1dbf\u1e00-\u1eff]/u

export type Run = { readonly text: string; readonly font: FontName }

/** A text cut where the file of its letters changes. */
export const runsOf = (text: string, weight: Weight): readonly Run[] => {
  const runs: { text: string; font: FontName }[] = []
  for (const letter of text.normalize('NFC')) {
    const font: FontName = MORE.test(letter) ? `${weight}-more` : weight
    const last = runs.at(-1)
    if (last?.font === font) last.text += letter
    else runs.push({ text: letter, font })
  }
  return runs
}
