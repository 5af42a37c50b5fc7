import { folded, OID } from '../synthesis/codes.ts'
import type { LineCode } from '../synthesis/model.ts'
import { ALLERGY_FAMILIES, ALLERGY_SUBSTANCE_SOURCE } from './flags.table.ts'
import type { Evidence, Flag, Treated } from './model.ts'
import { substanceNamed } from './substances.ts'

export type KnownAllergy = { readonly text: string; readonly code?: LineCode; readonly evidence: Evidence }

export type AllergyCheck = {
  readonly flags: ReadonlyMap<string, readonly Flag[]>
  /** Allergies that no row of the table and no substance names: food, pollen, words of her own. */
  readonly incomparable: number
}

type Comparison = { readonly atc: (code: string) => boolean; readonly source: string; readonly degree: Flag['degree'] }

/** Every treatment of today against every allergy: the same substance, a class that the allergy names, a family of the table. */
export const allergyCheck = (today: readonly Treated[], allergies: readonly KnownAllergy[]): AllergyCheck => {
  const compared = allergies.map(allergy => ({ allergy, comparisons: comparisonsOf(allergy) }))
  return {
    flags: new Map(today.map(each => [each.id, compared.flatMap(({ allergy, comparisons }) => flagOf(each, allergy, comparisons))])),
    incomparable: compared.filter(({ comparisons }) => comparisons.length === 0).length,
  }
}

const flagOf = ({ substance }: Treated, { evidence }: KnownAllergy, comparisons: readonly Comparison[]): readonly Flag[] => {
  if (substance === undefined) return []
  const met = comparisons.find(({ atc }) => atc(substance.atc))
  return met === undefined ? [] : [{ rule: 'allergy', degree: met.degree, against: evidence, ruleSource: met.source }]
}

/** Most precise first. */
const comparisonsOf = ({ text, code }: KnownAllergy): readonly Comparison[] => {
  const coded = code?.system === OID.atc ? code.code : undefined
  const named = substanceNamed(text)?.atc
  const words = folded(text)
  const families = ALLERGY_FAMILIES.filter(
    ({ icd10, names }) => names.includes(words) || (code?.system === OID.icd10 && icd10.includes(code.code)),
  )
  return [
    ...[coded, named].flatMap((atc): readonly Comparison[] =>
      atc === undefined
        ? []
        : [
            {
              atc: each => each.startsWith(atc),
              source: ALLERGY_SUBSTANCE_SOURCE,
              degree: atc.length === 7 ? 'same-substance' : 'same-family',
            },
          ],
    ),
    ...families.map(({ atc, source }): Comparison => ({ atc: each => atc.test(each), source, degree: 'same-family' })),
  ]
}
