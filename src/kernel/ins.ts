/**
 * Identifiant national de santé (INS): 13 characters of NIR or NIA and a 2-digit key, 15 in all (domain.md §6.1, RNIV).
 * Key = 97 − (number mod 97); Corsica: 2A counts as 19, 2B as 18.
 */
export const INS_OIDS = {
  nir: '1.2.250.1.213.1.4.8',
  nia: '1.2.250.1.213.1.4.9',
  test: '1.2.250.1.213.1.4.10',
  demonstration: '1.2.250.1.213.1.4.11',
  /**
   * Holders of the State medical aid (AME) have an identifier of their own type (L.1111-13-1 I), of the same shape. Its published OID was not
   * found: this one is ours, made from a random number (X.667).
   */
  ame: '2.25.289312437041203775041823176528914406012',
} as const

export type Ins = { readonly matricule: string; readonly oid: string }

export type InsProblem = 'shape' | 'oid' | 'key' | 'nia'

const SHAPE = /^[1-478]\d{4}(?:\d{2}|2[AB])\d{6}\d{2}$/

export const insKey = (thirteen: string): string => {
  const digits = thirteen.replace('2A', '19').replace('2B', '18')
  return String(97n - (BigInt(digits) % 97n)).padStart(2, '0')
}

export const hasRightKey = (matricule: string): boolean => insKey(matricule.slice(0, 13)) === matricule.slice(13)

const isProduction = (oid: string): boolean => oid === INS_OIDS.nir || oid === INS_OIDS.nia || oid === INS_OIDS.ame

/** The reasons an INS cannot name a record's holder. A wrong key is fatal on production OIDs only (several published test INS have one). */
export const problemOf = ({ matricule, oid }: Ins): InsProblem | null => {
  if (!Object.values<string>(INS_OIDS).includes(oid)) return 'oid'
  if (!SHAPE.test(matricule)) return 'shape'
  if (oid === INS_OIDS.nia) return 'nia'
  if (isProduction(oid) && !hasRightKey(matricule)) return 'key'
  return null
}

export const sameIns = (a: Ins, b: Ins): boolean => a.matricule === b.matricule && a.oid === b.oid
