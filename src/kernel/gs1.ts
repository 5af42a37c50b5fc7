/**
 * What the two-dimensional code of a box says (GS1 General Specifications, element strings; decree 2007-451 and the CIP's « marquage DataMatrix » for France):
 * product, lot, last day of use, serial number. Pure, total: what does not follow the rules is refused with its reason, never mended.
 */
export type Box = {
  readonly gtin: string
  /** « Code identifiant de présentation », where the product is numbered by France. */
  readonly cip13?: string
  readonly lot?: string
  /** Last day on which it may be used, `YYYY-MM-DD`. */
  readonly expiry?: string
  readonly serial?: string
  /** A reader that swallows the separators may have run two elements into one: to be compared with what is printed. */
  readonly isUnsure: boolean
}

export type BoxFault =
  | 'empty'
  | 'too-long'
  /** A sign outside the 82 of GS1, or a control character that separates nothing. */
  | 'bad-character'
  | 'cut-short'
  | 'unknown-element'
  | 'said-twice'
  | 'wrong-check-digit'
  | 'wrong-date'
  | 'no-product'

export type ReadBox = { readonly ok: true; readonly box: Box } | { readonly ok: false; readonly fault: BoxFault }

const SEPARATOR = '\u001d'
/** GS1 character set 82: what lots and serial numbers are written with. */
const SIGNS = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/
const MOST = 512

type Element = { readonly length: number } | { readonly most: number }

/** Elements whose length is fixed need no separator; of the others, those that a box of medicine may bear. */
const ELEMENTS: readonly (readonly [RegExp, Element])[] = [
  [/^00/, { length: 18 }],
  [/^0[123]/, { length: 14 }],
  [/^04/, { length: 16 }],
  [/^1[1-9]/, { length: 6 }],
  [/^20/, { length: 2 }],
  [/^3[1-6]\d\d/, { length: 6 }],
  [/^41\d/, { length: 13 }],
  [/^(?:10|21|22)/, { most: 20 }],
  [/^(?:240|241|250|251)/, { most: 30 }],
  [/^3[07]/, { most: 8 }],
  [/^71\d/, { most: 20 }],
  [/^90/, { most: 30 }],
  [/^9[1-9]/, { most: 90 }],
]

class Faulty extends Error {
  readonly fault: BoxFault

  constructor(fault: BoxFault) {
    super(fault)
    this.fault = fault
  }
}

const fail = (fault: BoxFault): never => {
  throw new Faulty(fault)
}

/** `today` tells which century a year of two figures is of. */
export const readBox = (scanned: string, today: string): ReadBox => {
  try {
    return { ok: true, box: boxOf(scanned, today) }
  } catch (error) {
    if (error instanceof Faulty) return { ok: false, fault: error.fault }
    throw error
  }
}

const boxOf = (scanned: string, today: string): Box => {
  if (scanned.length > MOST) return fail('too-long')
  // `]d2`: what some readers put before a GS1 DataMatrix.
  const plain = scanned.trim().replace(/^\]d2/, '')
  if (plain === '') return fail('empty')
  const isPrinted = plain.startsWith('(')
  const line = plain.replaceAll(/<GS>|␝|\{GS\}/g, SEPARATOR)
  const elements = isPrinted ? inBrackets(plain) : inLine(line)
  const gtin = elements.get('01') ?? fail('no-product')
  if (!hasGoodCheckDigit(gtin)) return fail('wrong-check-digit')
  const [lot, serial, expiry] = [elements.get('10'), elements.get('21'), elements.get('17')]
  const isSeparated = isPrinted || line.slice(1).includes(SEPARATOR)
  return {
    gtin,
    ...(gtin.startsWith('034009') ? { cip13: gtin.slice(1) } : {}),
    ...(lot === undefined ? {} : { lot }),
    ...(expiry === undefined ? {} : { expiry: lastDayOf(expiry, today) }),
    ...(serial === undefined ? {} : { serial }),
    isUnsure: !isSeparated && [lot, serial].some(value => value !== undefined && /.(?:10|17|21|01).|.71\d./.test(value)),
  }
}

/** As a scanner gives it: `010340…17261231 10A123␝21…`, without the blank. */
const inLine = (plain: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  let rest = plain.startsWith(SEPARATOR) ? plain.slice(1) : plain
  while (rest !== '') {
    const [name, element] = elementAt(rest)
    const after = rest.slice(name.length)
    const end = 'length' in element ? element.length : (ends(after) ?? after.length)
    const value = after.slice(0, end)
    keep(found, name, element, value)
    rest = after.slice(end)
    if (rest.startsWith(SEPARATOR)) rest = rest.slice(1)
  }
  return found
}

const ends = (after: string): number | undefined => {
  const at = after.indexOf(SEPARATOR)
  return at === -1 ? undefined : at
}

/** As it is printed for eyes: `(01)0340…(17)261231(10)A123`. */
const inBrackets = (plain: string): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const piece of plain.split(/\((?=\d{2,4}\))/).slice(1)) {
    const [name = '', ...value] = piece.split(')')
    const [known, element] = elementAt(name)
    if (known !== name) return fail('unknown-element')
    keep(found, name, element, value.join(')').trim())
  }
  return found.size === 0 ? fail('unknown-element') : found
}

const elementAt = (text: string): readonly [string, Element] => {
  for (const [name, element] of ELEMENTS) {
    const [match] = name.exec(text) ?? []
    if (match !== undefined) return [match, element]
  }
  return fail('unknown-element')
}

const keep = (found: Map<string, string>, name: string, element: Element, value: string): void => {
  if ('length' in element ? value.length < element.length : value === '') fail('cut-short')
  if ('length' in element ? value.length > element.length || !/^\d+$/.test(value) : !SIGNS.test(value)) fail('bad-character')
  if ('most' in element && value.length > element.most) fail('too-long')
  if (found.has(name)) fail('said-twice')
  found.set(name, value)
}

/** GS1, 3.1: weights 3 and 1 from the right. */
export const hasGoodCheckDigit = (digits: string): boolean => {
  if (!/^\d{8,18}$/.test(digits)) return false
  const sum = [...digits].toReversed().reduce((total, digit, rank) => total + Number(digit) * (rank % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}

/** A presentation numbered by France: what is typed where there is no camera. */
export const isCip13 = (text: string): boolean => /^34009\d{8}$/.test(text) && hasGoodCheckDigit(text)

/** GS1, 7.12: a year is within fifty of this one. GS1, 3.4.7: day 00 is the last of its month. */
const lastDayOf = (yymmdd: string, today: string): string => {
  const [yy, month, day] = [Number(yymmdd.slice(0, 2)), Number(yymmdd.slice(2, 4)), Number(yymmdd.slice(4, 6))]
  const now = Number(today.slice(0, 4))
  const gap = yy - (now % 100)
  const century = Math.floor(now / 100) + (gap >= 51 ? -1 : gap <= -50 ? 1 : 0)
  const year = century * 100 + yy
  if (month < 1 || month > 12) return fail('wrong-date')
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day > last) return fail('wrong-date')
  return `${year}-${yymmdd.slice(2, 4)}-${String(day === 0 ? last : day).padStart(2, '0')}`
}

/** Used after its last day. */
export const isExpiredOn = (expiry: string, day: string): boolean => expiry < day
