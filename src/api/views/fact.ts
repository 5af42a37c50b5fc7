import type { FactLine } from '../../documents/index.ts'
import type { ReadFact } from '../contract/index.ts'
import { categoryOfType } from '../wording/category.ts'

/** One datum for a screen, with the document it was read in. */
export const factOf = ({ id, status, fact, document }: FactLine): ReadFact => {
  const { path: _, kind, label, ranges = [], negated, planned, earlier, ...told } = fact
  const { title, date, authorName, authorPlace, typeCode } = document.facts
  return {
    id,
    kind,
    status,
    label,
    ...told,
    ranges: [...ranges],
    negated: negated === true,
    planned: planned === true,
    earlier: earlier === true,
    document: {
      id: document.id,
      title,
      date,
      author: authorName,
      ...(authorPlace === undefined ? {} : { place: authorPlace }),
      category: categoryOfType(typeCode),
    },
  }
}
