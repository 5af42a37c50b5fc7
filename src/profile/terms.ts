import { rows } from './terms.table.ts'

/** What a list of words serves: what one has, what one reacts to, what one takes. */
export const TERM_KINDS = ['conditions', 'allergies', 'treatments'] as const
export type TermKind = (typeof TERM_KINDS)[number]

/** A word people use, the word of medicine, and a public code. */
export type Term = {
  readonly plain: string
  readonly medical: string
  readonly system: 'icd-10' | 'atc'
  readonly code: string
  readonly also: readonly string[]
}

const KIND_OF: Readonly<Record<string, TermKind>> = { c: 'conditions', a: 'allergies', t: 'treatments' }

const termOf = (row: string): readonly [TermKind, Term] => {
  const [letter = '', plain = '', medical = '', code = '', also = ''] = row.split('|')
  const kind = KIND_OF[letter]
  if (kind === undefined) throw new Error(`no such kind of term: ${row}`)
  const system = kind === 'treatments' ? 'atc' : 'icd-10'
  return [kind, { plain, medical, system, code, also: also.split(',').flatMap(word => (word.trim() === '' ? [] : [word.trim()])) }]
}

const terms = rows.trim().split('\n').map(termOf)

/** The whole list: whoever types chooses in it at home, so that no word of hers travels. */
export const termsOf = (kind: TermKind): readonly Term[] => terms.filter(([of]) => of === kind).map(([, term]) => term)

export const TERMS_SOURCE = 'CIM-10 FR (OMS, ATIH) ; ATC (OMS)'
