import type { Instant } from '../../kernel/instant.ts'
import { matrixAt, type ProfessionGroup } from '../../policy/index.ts'
import { CATEGORIES, type RightsByProfession } from '../contract/index.ts'
import { typesOfCategories } from '../wording/category.ts'

/** Professions a person meets, in the order of the page. The others stand in the printed table (`npm run tables`). */
const SHOWN: readonly ProfessionGroup[] = [
  'doctor',
  'nurse',
  'pharmacist',
  'midwife',
  'dentist',
  'physiotherapist',
  'biologist-pharmacist',
  'psychologist',
  'podiatrist',
  'optician',
  'social-worker',
  'occupational-doctor',
]

export const rightsByProfession = (at: Instant): RightsByProfession => {
  const matrix = matrixAt(at)
  const items = SHOWN.map(profession => {
    const allowed = new Set(matrix.typesOf(profession))
    const shares = CATEGORIES.map(category => {
      const types = typesOfCategories([category])
      return { category, share: types.filter(type => allowed.has(type)).length / Math.max(1, types.length) }
    })
    return {
      profession,
      sees: shares.filter(({ share }) => share === 1).map(({ category }) => category),
      seesSome: shares.filter(({ share }) => share > 0 && share < 1).map(({ category }) => category),
    }
  })
  return { illustrative: matrix.illustrative, items }
}
