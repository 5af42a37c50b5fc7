import type { Ins } from '../kernel/ins.ts'

/** F, M or unknown, as the INS teleservice gives it. */
export type Sex = 'F' | 'M' | 'U'

/** The traits that come with an INS (RNIV), and what the person wants to be called. Birth date `YYYY-MM-DD`, unknown month or day `00`. */
export type Traits = {
  readonly ins: Ins
  readonly birthName: string
  readonly birthFirstNames: readonly string[]
  readonly usedName?: string
  readonly usedFirstName?: string
  readonly sex: Sex
  readonly birthDate: string
  readonly birthPlaceInsee?: string
}

export const displayName = ({ birthName, birthFirstNames, usedName, usedFirstName }: Traits): string =>
  `${usedFirstName ?? birthFirstNames[0] ?? ''} ${usedName ?? birthName}`.trim()

/** What a document says of its patient: any part may be missing. */
export type ClaimedTraits = {
  readonly birthName?: string
  readonly usedName?: string
  readonly firstNames: readonly string[]
  readonly sex?: string
  readonly birthDate?: string
}

export type TraitConflict = 'birth-name' | 'sex' | 'birth-date' | 'first-names'

/**
 * Strict on birth name, sex and birth date; first names set-inclusive; case- and accent-blind (architecture §5). A trait that the
 * document does not give does not conflict; an unknown month or day (`00`) agrees with any.
 */
export const conflictsBetween = (known: Traits, claimed: ClaimedTraits): readonly TraitConflict[] => {
  const conflicts: TraitConflict[] = []
  const names = [claimed.birthName, claimed.birthName === undefined ? claimed.usedName : undefined].filter(name => name !== undefined)
  const accepted = [known.birthName, known.usedName].filter(name => name !== undefined).map(plain)
  if (names.some(name => !accepted.includes(plain(name)))) conflicts.push('birth-name')
  if (claimed.sex !== undefined && isSex(claimed.sex) && known.sex !== 'U' && claimed.sex !== known.sex) conflicts.push('sex')
  if (claimed.birthDate !== undefined && !sameDate(known.birthDate, claimed.birthDate)) conflicts.push('birth-date')
  if (!includesNames([...known.birthFirstNames, known.usedFirstName ?? ''], claimed.firstNames)) conflicts.push('first-names')
  return conflicts
}

const isSex = (text: string): text is 'F' | 'M' => text === 'F' || text === 'M'

/** Letters that Unicode does not take apart, as French registers write them. */
const LETTERS: Readonly<Record<string, string>> = { Œ: 'OE', Æ: 'AE', Ø: 'O', Ł: 'L', Đ: 'D' }

/** Capitals without accents, ligatures or signs: how two registers' spellings of one name are compared. */
export const plain = (text: string): string =>
  IS_PLAIN.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toUpperCase()
        .replace(/[ŒÆØŁĐ]/g, letter => LETTERS[letter] ?? '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()

const IS_PLAIN = /^[A-Z0-9]+(?: [A-Z0-9]+)*$/

const sameDate = (known: string, claimed: string): boolean => {
  const [knownYear, knownMonth, knownDay] = known.split('-')
  const [year, month, day] = claimed.split('-')
  const agree = (a: string | undefined, b: string | undefined): boolean =>
    a === b || a === '00' || b === '00' || a === undefined || b === undefined
  return knownYear === year && agree(knownMonth, month) && agree(knownDay, day)
}

/** One side's first names are all among the other's: « Marie » and « Marie Claire » are one person's. */
const includesNames = (known: readonly string[], claimed: readonly string[]): boolean => {
  const words = (names: readonly string[]): readonly string[] => names.flatMap(name => plain(name).split(' ')).filter(word => word !== '')
  const ours = words(known)
  const theirs = words(claimed)
  return theirs.length === 0 || ours.length === 0 || theirs.every(word => ours.includes(word)) || ours.every(word => theirs.includes(word))
}
