import { readFileSync } from 'node:fs'

export type PasswordProblem = 'too-short' | 'too-long' | 'common' | 'personal'

/** Nine: NIST asks eight beside a second factor, the public service nine; the longer of two lengths keeps both (docs/adr/2611-passwords.md). */
export const SHORTEST_PASSWORD = 9
export const LONGEST_PASSWORD = 256

/** What others may know of her, that no password may hold. */
export type KnownOf = {
  readonly names: readonly string[]
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly matricule: string
  readonly identifier: string
}

/**
 * Why this cannot be a password: length, a list of what leaked, what others know of her. No rule of composition and no change without a
 * reason (NIST 800-63B-4 §3.1.1.2: a verifier shall impose neither): every character counts, spaces included.
 */
export const problemOfPassword = (password: string, known: KnownOf): PasswordProblem | null => {
  const normal = password.normalize('NFKC')
  const length = [...normal].length
  if (length < SHORTEST_PASSWORD) return 'too-short'
  if (length > LONGEST_PASSWORD) return 'too-long'
  if (isCommon(normal)) return 'common'
  return isPersonal(normal, known) ? 'personal' : null
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

let list: ReadonlySet<string> | undefined
const common = (): ReadonlySet<string> => {
  list ??= new Set(
    readFileSync(new URL('./data/common-passwords.txt', import.meta.url), 'utf8')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#')),
  )
  return list
}

/** Words of this service and of French habits, alone or with a few figures or signs around them. */
const STEMS: ReadonlySet<string> = new Set([
  ...['carnet', 'moncarnet', 'carnetdesante', 'sante', 'masante', 'monespacesante', 'motdepasse', 'monmotdepasse', 'bonjour', 'soleil'],
  ...['azerty', 'azertyuiop', 'qsdfghjklm', 'wxcvbn', 'qwerty', 'qwertyuiop', 'password', 'doudou', 'loulou', 'chouchou', 'marseille'],
  ...['coucou', 'jetaime', 'liberte', 'toulouse', 'bordeaux', 'camille', 'princesse', 'vacances', 'papillon', 'football'],
])

const isCommon = (password: string): boolean => {
  const lower = plain(password)
  const stem = lower.replace(/^[^a-z]+|[^a-z]+$/g, '')
  return common().has(lower) || common().has(password.toLowerCase()) || STEMS.has(stem) || isRun(lower)
}

/** `aaaaaaaaa`, `123456789`, `abcabcabc`: one step repeated, or a short piece. */
const isRun = (text: string): boolean => {
  const steps = new Set([...text].slice(1).map((c, i) => c.charCodeAt(0) - text.charCodeAt(i)))
  return steps.size === 1 || /^(.{1,4})\1+$/.test(text)
}

/** Shorter names are in too many words: « Luc » would forbid « luciole ». */
const SHORTEST_NAME = 4

const isPersonal = (password: string, { names, birthDate, matricule, identifier }: KnownOf): boolean => {
  const text = plain(password)
  const letters = text.replace(/[^a-z]/g, '')
  const digits = text.replace(/\D/g, '')
  const words = names.flatMap(name => plain(name).split(/[^a-z]+/)).filter(word => word.length >= SHORTEST_NAME)
  if (words.some(word => letters.includes(word)) || text.includes(plain(identifier))) return true
  const [year = '', month = '', day = ''] = birthDate.split('-')
  const dates = [`${day}${month}${year}`, `${year}${month}${day}`, `${day}${month}${year.slice(2)}`]
  return dates.some(date => digits.includes(date)) || digits.includes(matricule.replace(/\D/g, '').slice(0, 13))
}
