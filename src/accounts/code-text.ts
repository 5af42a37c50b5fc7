import type { Draw } from '../kernel/ids.ts'

/** Crockford's base 32: no I, L, O, U, so that a printed code is read one way only. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const CODE_LENGTH = 12
/** Five bits a character. */
export const CODE_BITS = CODE_LENGTH * 5
const GROUP = 4

/** Sixty bits: each character takes five of a byte of its own. */
export const newCode = (draw: Draw): string => Array.from(draw.bytes(CODE_LENGTH), byte => ALPHABET[byte & 31]).join('')

/** As it is printed, in groups of four. */
export const printedCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-').slice(0, CODE_LENGTH + CODE_LENGTH / GROUP - 1)

const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** As it was typed: spaces, dashes and letters that look like figures do not matter. */
export const normalCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, '')
    .replace(/[OIL]/g, letter => READ_AS[letter] ?? letter)
