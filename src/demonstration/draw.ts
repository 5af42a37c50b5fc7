/**
 * Draws without a generator: every "random" thing of the demonstration is a function of the seed and of what it is for,
 * so that adding a document never moves another one. Not for secrets: this is a scrambler, not cryptography.
 */

/** 128 bits, as four unsigned 32-bit numbers, of a text (the cyrb128 mixer, public domain). */
const scramble = (text: string): readonly [number, number, number, number] => {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    a = b ^ Math.imul(a ^ unit, 597399067)
    b = c ^ Math.imul(b ^ unit, 2869860233)
    c = d ^ Math.imul(c ^ unit, 951274213)
    d = a ^ Math.imul(d ^ unit, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  return [(a ^ b ^ c ^ d) >>> 0, (b ^ a) >>> 0, (c ^ a) >>> 0, (d ^ a) >>> 0]
}

const hexOf = (text: string): string =>
  scramble(text)
    .map(word => word.toString(16).padStart(8, '0'))
    .join('')

/** A version 4 shaped UUID, lower case. */
export const uuidOf = (text: string): string => {
  const hex = hexOf(text)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** The UUID as an OID under 2.25 (ITU-T X.667), the form that CDA identifiers take here. */
export const oidOf = (text: string): string => `2.25.${BigInt(`0x${uuidOf(text).replaceAll('-', '')}`)}`

/** A number in [-1, 1[. */
export const wobble = (text: string): number => scramble(text)[0] / 2_147_483_648 - 1

/** A whole number in [0, bound[. */
export const pick = (text: string, bound: number): number => scramble(text)[1] % bound

/** A stream of numbers in [0, 1[ for noise on images (mulberry32, public domain). */
export const noiseFrom = (text: string): (() => number) => {
  let state = scramble(text)[2]
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
