import { rows as communes } from './data/communes.table.ts'
import { rows as departments } from './data/departments.table.ts'

const ABROAD = 'à l’étranger'
const UNKNOWN = 'lieu inconnu'

const parse = (rows: string): ReadonlyMap<string, string> =>
  new Map(
    rows
      .trim()
      .split('\n')
      .map(row => {
        const at = row.indexOf('|')
        return [row.slice(0, at), row.slice(at + 1)] as const
      }),
  )

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Forty thousand names: read when somebody is first named with hers. */
const communeNames = once(() => parse(communes))
const departmentNames = once(() => parse(departments))

/** Overseas, the department is three figures; Corsica had one number before 1976. */
const departmentOf = (code: string): string | undefined =>
  departmentNames().get(code.slice(0, 3)) ?? departmentNames().get(code.slice(0, 2)) ?? (code.startsWith('20') ? 'Corse' : undefined)

/**
 * A place of birth in words, of its code in the official geographic code: « Brest (Finistère) ». A code that names no commune, such as 29999 of test identities,
 * shows its department alone; one abroad (99…) shows that; anything else « lieu inconnu »: never a figure.
 */
export const birthPlaceName = (code: string): string => {
  const department = departmentOf(code)
  const commune = communeNames().get(code)
  if (code.startsWith('99')) return ABROAD
  if (commune !== undefined) return department === undefined || department === commune ? commune : `${commune} (${department})`
  return department ?? UNKNOWN
}
