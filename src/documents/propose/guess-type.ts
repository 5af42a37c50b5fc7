import { groupOf, type ProfessionGroup } from '../../policy/index.ts'
import { RESERVED_ACTS, TYPES, type TypeLine, USUAL, USUAL_OF_SPECIALTY } from './types.table.ts'

/** Where a type was read: a CDA's header, the title, the words of the first page; or who files it, when the paper says nothing. */
export type GuessedType = { readonly value: string; readonly from: 'header' | 'title' | 'text' | 'profession' }

export type Depositor = { readonly profession?: string; readonly specialty?: string }

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'")

const HEAD = 600
const PAGE = 20_000

const groupOfDepositor = ({ profession, specialty }: Depositor): ProfessionGroup | undefined =>
  profession === undefined ? undefined : groupOf(profession, specialty)

/** What her profession writes is looked for first: « biologie » on a doctor's prescription is not a result. */
const found = (words: string, group: ProfessionGroup | undefined): TypeLine | undefined => {
  const lines = TYPES.filter(line => line.words.test(words))
  return lines.find(({ by }) => group !== undefined && by.includes(group)) ?? lines[0]
}

/** A title says more than a page, and the head of a page more than its foot. */
export const guessType = (
  depositor: Depositor,
  { title = '', text = '' }: { readonly title?: string; readonly text?: string },
): GuessedType => {
  const group = groupOfDepositor(depositor)
  const page = plain(text.slice(0, PAGE))
  const named = found(plain(title), group)
  if (named !== undefined) return { value: named.code, from: 'title' }
  const told = found(page.slice(0, HEAD), group) ?? found(page, group)
  if (told !== undefined) return { value: told.code, from: 'text' }
  return { value: usualOf(depositor, group), from: 'profession' }
}

const usualOf = ({ specialty }: Depositor, group: ProfessionGroup | undefined): string =>
  USUAL_OF_SPECIALTY[specialty ?? ''] ?? USUAL[group ?? 'doctor']

/** Types that other professions write and hers does not: she is warned. What no line names is nobody's in particular, and a secretary files for all. */
export const unusualTypes = (depositor: Depositor): readonly string[] => {
  const group = groupOfDepositor(depositor)
  return group === undefined ? [] : TYPES.filter(({ by }) => !by.includes(group)).map(({ code }) => code)
}

/** Types that somebody of her profession cannot have written: refused of a loose file, whose author she is. A profession that stands nowhere wrote none of them. */
export const reservedTypes = ({ profession, specialty }: Depositor): readonly string[] => {
  if (profession === undefined) return []
  const group = groupOf(profession, specialty)
  return RESERVED_ACTS.filter(({ to }) => group === undefined || !to.includes(group)).map(({ code }) => code)
}
