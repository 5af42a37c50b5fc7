import { hasRightKey, INS_OIDS, problemOf } from '../../src/kernel/ins.ts'

export type Sought =
  | { readonly kind: 'ins'; readonly ins: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'wrong-length'; readonly length: number }
  | { readonly kind: 'wrong-shape' }
  | { readonly kind: 'wrong-key' }

const INS_LENGTH = 15
/** Codes of cards are longer than a slip of the finger and hold a letter other than Corsica's. */
const CODE = /^(?=.*[^0-9AB\s])[\w./:+=-]{4,64}$/i

/** What was typed or scanned: an INS (spaces allowed, its key checked here) or the code of a card. */
export const readSought = (typed: string): Sought => {
  const text = typed.trim()
  if (CODE.test(text)) return { kind: 'code', code: text }
  const ins = text.replace(/[\s.]/g, '').toUpperCase()
  if (ins.length !== INS_LENGTH) return { kind: 'wrong-length', length: ins.length }
  if (problemOf({ matricule: ins, oid: INS_OIDS.test }) !== null) return { kind: 'wrong-shape' }
  return hasRightKey(ins) ? { kind: 'ins', ins } : { kind: 'wrong-key' }
}

/** `2 72 02 37 261 001 55`: the groups people read an INS in. */
export const groupIns = (ins: string): string =>
  ins.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7').replaceAll(' ', '\u00a0')
