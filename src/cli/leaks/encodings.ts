import { type Needle, SHORTEST } from './finder.ts'

/** The ways a text could lie in a store without being sealed. */
export const ENCODINGS = ['plain', 'latin1', 'utf-16le', 'utf-16be', 'base64', 'hexadecimal'] as const
export type Encoding = (typeof ENCODINGS)[number]

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

/**
 * Base64 of bytes that stand at any offset modulo 3 of what was encoded: the characters that depend on nothing around them.
 */
export const base64Inside = (bytes: Buffer): readonly Buffer[] =>
  [0, 1, 2].map(offset => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const first = Math.ceil((offset * 8) / 6)
    const last = Math.floor(((offset + bytes.length) * 8) / 6)
    return Buffer.from(text.slice(first, last), 'latin1')
  })

const written = (text: string): Readonly<Record<Encoding, readonly Buffer[]>> => {
  const plain = Buffer.from(text, 'utf8')
  const wide = Buffer.from(text, 'utf16le')
  return {
    plain: [plain],
    latin1: /^[\u0000-\u00ff]*$/.test(text) ? [Buffer.from(text, 'latin1')] : [],
    'utf-16le': [wide],
    'utf-16be': [swapped(wide)],
    base64: base64Inside(plain),
    hexadecimal: [Buffer.from(plain.toString('hex')), Buffer.from(plain.toString('hex').toUpperCase())],
  }
}

/** As it stands, and as a program that indexes or shouts would write it. */
const variantsOf = (word: string): readonly string[] => {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '')
  return [...new Set([word, word.toLowerCase(), word.toUpperCase(), bare, bare.toLowerCase(), bare.toUpperCase(), capital(word)])]
}
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()

export const needlesOf = (text: string, label: string, encodings: readonly Encoding[] = ENCODINGS): readonly Needle[] =>
  variantsOf(text)
    .flatMap(variant => {
      const all = written(variant)
      return encodings.flatMap(encoding => all[encoding].map(bytes => ({ bytes, label: `${label} (${encoding})` })))
    })
    .filter(({ bytes }) => bytes.length >= SHORTEST)

/** Bytes that are no text: as they are, and in base64. */
export const byteNeedles = (bytes: Buffer, label: string): readonly Needle[] => [
  { bytes, label: `${label} (plain)` },
  ...base64Inside(bytes).map(inside => ({ bytes: inside, label: `${label} (base64)` })),
  { bytes: Buffer.from(bytes.toString('hex')), label: `${label} (hexadecimal)` },
]
