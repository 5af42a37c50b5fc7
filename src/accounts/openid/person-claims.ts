import type { ClaimedTraits } from '../../identity/index.ts'

/** The pivot identity of a national e-identity for persons: every part is there, or it is not one. */
export type PivotIdentity = Required<Pick<ClaimedTraits, 'birthName' | 'firstNames' | 'sex' | 'birthDate'>>

const LONGEST = 200
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : undefined

const SEX: Readonly<Record<string, string>> = { female: 'F', male: 'M' }

/** FranceConnect: `family_name` is the birth name, `given_name` all first names, apart by spaces. */
export const readPersonClaims = (claims: Readonly<Record<string, unknown>>): PivotIdentity | undefined => {
  const birthName = text(claims['family_name'])
  const firstNames = (text(claims['given_name']) ?? '').split(' ').filter(name => name !== '')
  const birthDate = text(claims['birthdate'])
  const sex = SEX[text(claims['gender']) ?? '']
  const isWhole = birthName !== undefined && firstNames.length > 0 && birthDate !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(birthDate)
  return isWhole && sex !== undefined ? { birthName, firstNames, sex, birthDate } : undefined
}
