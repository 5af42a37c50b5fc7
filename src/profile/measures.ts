import { judgeMeasure } from '../kernel/measures.ts'
import { refuse, type RefusalDefinition } from '../kernel/refusal.ts'
import type { Measure } from './model.ts'

export const MEASURE_UNKNOWN: RefusalDefinition = {
  category: 'invalid',
  code: 'measure-unknown',
  message: 'Choisissez une mesure et son unité dans la liste.',
}

export const MEASURE_IMPOSSIBLE: RefusalDefinition = {
  category: 'invalid',
  code: 'measure-impossible',
  message: 'Cette valeur n’est pas possible. Vérifiez le nombre et l’unité.',
}

export const MEASURE_TO_VERIFY: RefusalDefinition = {
  category: 'invalid',
  code: 'measure-to-verify',
  message: 'Cette valeur est inhabituelle. Vérifiez-la, puis confirmez-la.',
}

/** A slip of the pen is refused; what is rare is asked once, and believed. Checked again here, whatever a page asked. */
export const checkMeasure = ({ kind, components, verified }: Measure): void => {
  const verdict = judgeMeasure(kind, components)
  if (verdict === 'unknown') refuse(MEASURE_UNKNOWN)
  if (verdict === 'impossible') refuse(MEASURE_IMPOSSIBLE)
  if (verdict === 'unusual' && verified !== true) refuse(MEASURE_TO_VERIFY)
}
