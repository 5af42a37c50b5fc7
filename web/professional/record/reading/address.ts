import { CATEGORIES, type Category } from '../../../api/types.ts'

export const PERIODS = ['all', 'year', 'three'] as const
export type Period = (typeof PERIODS)[number]

/**
 * What stands in the address of the documents of a record: identifiers, numbers and codes. The words typed never do: they are about health, and an address
 * reaches histories and logs (ADR Papers in the browser). They stay with the page.
 */
export type ReadingSearch = {
  /** What is read beside the list. */
  readonly doc?: string
  /** What it is compared with. */
  readonly avec?: string
  /** Absent: what is useful to this reader's trade first. */
  readonly vue?: 'tout'
  readonly cat?: number
  readonly when?: Exclude<Period, 'all'>
  readonly by?: string
  readonly at?: string
  /** Only what this reader has not opened. */
  readonly lu?: 'non'
  /** Only what is about this problem: its number in the record. */
  readonly pb?: string
}

const UUID = /^[0-9a-f-]{36}$/
const CODE = /^c[0-9a-z]{1,12}$/

const textIn = (value: unknown, pattern: RegExp): string | undefined =>
  typeof value === 'string' && pattern.test(value) ? value : undefined

const only = (values: { readonly [Name in keyof ReadingSearch]: ReadingSearch[Name] | undefined }): ReadingSearch =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

export const readingSearch = (raw: Readonly<Record<string, unknown>>): ReadingSearch => {
  const doc = textIn(raw['doc'], UUID)
  const avec = textIn(raw['avec'], UUID)
  const cat = raw['cat']
  return only({
    doc,
    avec: doc === undefined || avec === doc ? undefined : avec,
    vue: raw['vue'] === 'tout' ? 'tout' : undefined,
    cat: typeof cat === 'number' && CATEGORIES[cat] !== undefined ? cat : undefined,
    when: PERIODS.find((period): period is Exclude<Period, 'all'> => period === raw['when'] && period !== 'all'),
    by: textIn(raw['by'], CODE),
    at: textIn(raw['at'], CODE),
    pb: textIn(raw['pb'], UUID),
    lu: raw['lu'] === 'non' ? 'non' : undefined,
  })
}

/** The same address with some of it changed; what is `undefined` goes away. */
export const changed = (
  search: ReadingSearch,
  change: { readonly [Name in keyof ReadingSearch]?: ReadingSearch[Name] | undefined },
): ReadingSearch => only({ ...search, ...change })

export const isSame = <T extends Narrowing>(a: T, b: T): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What decides which lines the list has, in which order; going from one document to the next changes none of it. */
export type Narrowing = Omit<ReadingSearch, 'doc' | 'avec'>

export const narrowingOf = ({ doc: _doc, avec: _avec, ...narrowing }: ReadingSearch): Narrowing => narrowing

export const categoryAt = (index: number | undefined): Category | null => (index === undefined ? null : (CATEGORIES[index] ?? null))

/** Choices that narrow the list, without which document is read. */
export const isNarrowed = ({ cat, when, by, at, lu, pb }: Narrowing): boolean =>
  [cat, when, by, at, lu, pb].some(value => value !== undefined)
