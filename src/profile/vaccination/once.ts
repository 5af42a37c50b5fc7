import { type Absence, type Body, isAbsence } from '../model.ts'
import { vaccinationCalendar } from './calendar.ts'

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toUpperCase()

/** One product by its brand however it is written, by its code, or by its words: of a box that is scanned here and typed there, the brand is what both say. */
export const productOf = (name: string, code?: string): string => {
  const folded = fold(name)
  return vaccinationCalendar().products.find(product => folded.includes(fold(product.name)))?.name ?? code ?? folded
}

/** What must stand once: an injection of one product on one day (domain.md §4.6). Of a year alone nothing can be said: there may have been two. */
export const onceOf = (body: Body | Absence): string | undefined =>
  isAbsence(body) || body.rubric !== 'vaccinations' || body.occurrence.length !== 10
    ? undefined
    : `${body.occurrence}|${productOf(body.vaccine.text, body.vaccine.coding?.code)}`
