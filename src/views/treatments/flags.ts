import { folded } from '../synthesis/codes.ts'
import { allergyCheck, type KnownAllergy } from './allergy.ts'
import { DUPLICATE_SOURCE, KIDNEY, PREGNANCY } from './flags.table.ts'
import type { Check, Evidence, Flag, RuleId, Said, Treated } from './model.ts'

/** What the rules compare today's treatments with, of what this reader sees. */
export type Grounds = {
  readonly allergies: readonly KnownAllergy[]
  /** « Aucune allergie connue », in so many words. */
  readonly saysNoAllergy: boolean
  readonly filtration: Filtration | undefined
  readonly pregnancy: Evidence | undefined
  /** Rules whose ground her profession is not shown. */
  readonly closed: ReadonlySet<RuleId>
}

/** `below`: under how much it certainly is; `atLeast`: how much it certainly reaches. A plain number is both. */
export type Filtration = {
  readonly value: number
  readonly isBound: 'at-most' | 'at-least' | null
  readonly isOld: boolean
  readonly evidence: Evidence
}

/** Flags on today's treatments, and what each rule could look at. Nothing that is missing reassures: it is said. */
export const flagged = (
  treated: readonly Treated[],
  grounds: Grounds,
): { readonly treated: readonly Treated[]; readonly checks: readonly Check[] } => {
  const today = treated.filter(({ isCurrent }) => isCurrent)
  const kidney = new Map(today.map(each => [each.id, kidneyFlags(each, grounds.filtration)]))
  const pregnancy = new Map(today.map(each => [each.id, pregnancyFlags(each, grounds.pregnancy)]))
  const duplicate = new Map(today.map(each => [each.id, duplicateFlags(each)]))
  const allergy = allergyCheck(today, grounds.allergies)
  const flagsOf = (each: Treated): readonly Flag[] => [
    ...(allergy.flags.get(each.id) ?? []),
    ...(kidney.get(each.id) ?? []),
    ...(pregnancy.get(each.id) ?? []),
    ...(duplicate.get(each.id) ?? []),
  ]
  const unread = today.filter(({ substance }) => substance === undefined).length
  const check = (rule: RuleId, found: boolean, hasData: boolean, more: Partial<Check> = {}): Check => ({
    rule,
    state: found ? 'found' : grounds.closed.has(rule) && !hasData ? 'closed' : hasData ? 'nothing-seen' : 'no-data',
    unread,
    concerned: [],
    incomparable: 0,
    ...more,
  })
  const isFound = (flags: ReadonlyMap<string, readonly Flag[]>): boolean => [...flags.values()].some(({ length }) => length > 0)
  const { filtration } = grounds
  return {
    treated: treated.map(each => (each.isCurrent ? { ...each, flags: flagsOf(each) } : each)),
    checks: [
      check('allergy', isFound(allergy.flags), grounds.allergies.length > 0 || grounds.saysNoAllergy, {
        incomparable: allergy.incomparable,
      }),
      check('kidney', isFound(kidney), filtration !== undefined, {
        ...(!isFound(kidney) && filtration?.isOld === true ? { state: 'old-data' as const } : {}),
        ...(filtration === undefined ? {} : { against: filtration.evidence }),
        ...(filtration === undefined || filtration.isOld ? { concerned: namesIn(today, KIDNEY) } : {}),
      }),
      check('pregnancy', isFound(pregnancy), grounds.pregnancy !== undefined, {
        ...(grounds.pregnancy === undefined ? { concerned: namesIn(today, PREGNANCY) } : { against: grounds.pregnancy }),
      }),
      check('duplicate', isFound(duplicate), today.length > 0),
    ],
  }
}

const namesIn = (today: readonly Treated[], rows: readonly { readonly atc: RegExp }[]): readonly string[] =>
  today.filter(({ substance }) => substance !== undefined && rows.some(({ atc }) => atc.test(substance.atc))).map(({ name }) => name)

const isBelow = ({ value, isBound }: Filtration, threshold: number): boolean =>
  isBound === 'at-least' ? false : isBound === 'at-most' ? value <= threshold : value < threshold

const kidneyFlags = ({ substance }: Treated, filtration: Filtration | undefined): readonly Flag[] =>
  substance === undefined || filtration === undefined
    ? []
    : KIDNEY.filter(({ atc, below }) => atc.test(substance.atc) && isBelow(filtration, below)).map(({ below, degree, source }) => ({
        rule: 'kidney',
        degree,
        against: filtration.evidence,
        threshold: below,
        ruleSource: source,
      }))

const pregnancyFlags = ({ substance }: Treated, pregnancy: Evidence | undefined): readonly Flag[] =>
  substance === undefined || pregnancy === undefined
    ? []
    : PREGNANCY.filter(({ atc }) => atc.test(substance.atc)).map(({ degree, source }) => ({
        rule: 'pregnancy',
        degree,
        against: pregnancy,
        ruleSource: source,
      }))

/**
 * Two products of one substance said by the same kind of source for today: two prescriptions by two people, two boxes of two names. A prescription and the box
 * handed over for it are one treatment, and a prescription renewed by whoever wrote it is no duplicate.
 */
const duplicateFlags = ({ said, substance }: Treated): readonly Flag[] => {
  if (substance === undefined) return []
  const now = said.filter(({ isCurrent, source }) => isCurrent && source !== 'declared')
  for (const [rank, first] of now.entries()) {
    const other = now.slice(rank + 1).find(each => each.source === first.source && isOther(each, first))
    if (other !== undefined)
      return [{ rule: 'duplicate', degree: 'same-substance', against: evidenceOf(other), ruleSource: DUPLICATE_SOURCE }]
  }
  return []
}

const isOther = (one: Said, other: Said): boolean => {
  const isSameProduct =
    (one.cis !== undefined && one.cis === other.cis) ||
    (one.cip !== undefined && one.cip === other.cip) ||
    folded(one.text) === folded(other.text)
  if (one.source === 'delivered') return !isSameProduct
  return one.by !== other.by || (!isSameProduct && one.document?.id === other.document?.id)
}

const evidenceOf = ({ text, date, by, document }: Said): Evidence => ({ text, date, by, ...(document === undefined ? {} : { document }) })
