import type { ActorId } from '../kernel/ids.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { plain, type Traits } from './model.ts'
import { soundOf } from './sound.ts'
import { insertClues, selectByClues } from './clue-store.ts'

/** What a caller on the telephone may say of somebody: one part may be misheard, another missing. */
export type Clues = {
  readonly name?: string
  readonly firstName?: string
  /** `YYYY`, or `YYYY-MM-DD`. */
  readonly birth?: string
}

const SHORT = 16

const clue = (keyring: Keyring, kind: string, ...parts: readonly string[]): Buffer =>
  keyring.blindIndex('person-clue', [kind, ...parts].join('|')).subarray(0, SHORT)

const words = (names: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(names.filter(name => name !== undefined && name !== '').map(name => soundOf(plain(name as string)))),
]

const byNameAndYear = (keyring: Keyring, name: string, year: string): Buffer => clue(keyring, 'name-year', name, year)
const byNames = (keyring: Keyring, name: string, firstName: string): Buffer => clue(keyring, 'names', name, firstName)
const byFirstNameAndDate = (keyring: Keyring, firstName: string, date: string): Buffer => clue(keyring, 'first-date', firstName, date)

/** Every clue that leads to these traits: keyed hashes of two of them together, never of one alone. */
export const cluesOf = (
  keyring: Keyring,
  { birthName, usedName, birthFirstNames, usedFirstName, birthDate }: Traits,
): readonly Buffer[] => {
  const names = words([birthName, usedName])
  const firstNames = words([birthFirstNames[0], usedFirstName])
  return [
    ...names.map(name => byNameAndYear(keyring, name, birthDate.slice(0, 4))),
    ...names.flatMap(name => firstNames.map(first => byNames(keyring, name, first))),
    ...firstNames.map(first => byFirstNameAndDate(keyring, first, birthDate)),
  ]
}

/** What a question asks for. An age is said to the year: the years beside it are looked at too. */
const asked = (keyring: Keyring, { name, firstName, birth }: Clues): readonly Buffer[] => {
  const [sound] = words([name])
  const [first] = words([firstName])
  const year = birth?.slice(0, 4)
  const years = year === undefined ? [] : [-1, 0, 1].map(by => String(Number(year) + by))
  return [
    ...(sound === undefined ? [] : years.map(one => byNameAndYear(keyring, sound, one))),
    ...(sound === undefined || first === undefined ? [] : [byNames(keyring, sound, first)]),
    ...(first === undefined || birth?.length !== 10 ? [] : [byFirstNameAndDate(keyring, first, birth)]),
  ]
}

/** Beside the row of somebody who is registered, in its transaction. */
export const writeClues = (
  tx: Queries,
  { keyring }: Pick<Operation, 'keyring'>,
  people: readonly { readonly personId: ActorId; readonly traits: Traits }[],
): Promise<unknown> =>
  insertClues(
    tx,
    people.flatMap(({ personId, traits }) => cluesOf(keyring, traits).map(tag => ({ personId, tag }))),
  )

/**
 * Whoever may be meant, those to whom most clues lead; `null` when more than `most` are meant as much as each other: the question must be refined. Its caller
 * counts it (`requireLookUp`), and decides of each before she is named.
 */
export const personsByClues = async ({ db, keyring }: Operation, clues: Clues, most: number): Promise<readonly ActorId[] | null> => {
  const tags = asked(keyring, clues)
  const meant = tags.length === 0 ? [] : await selectByClues(db, tags, most + 1)
  const cut = meant.length > most ? (meant.at(-1)?.hits ?? 0) : 0
  const kept = meant.filter(({ hits }) => hits > cut)
  return meant.length > 0 && kept.length === 0 ? null : kept.map(row => row.actor_id)
}
