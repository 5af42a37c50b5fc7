import type { Paper } from '../paper.ts'
import type { Teller } from '../telling.ts'
import { marcelHospital } from './marcel-hospital.ts'
import { marcelLaboratory } from './marcel-laboratory.ts'
import { marcelLetters } from './marcel-letters.ts'
import { marcelPapers } from './marcel-papers.ts'
import { marcelTreatments } from './marcel-treatments.ts'

/** Twenty years of papers: a diabetes that wears the eyes, the kidney and the heart, and the care that slows it. */
export const marcel = (teller: Teller): readonly Paper[] => [
  ...marcelLetters(teller),
  ...marcelLaboratory(teller),
  ...marcelHospital(teller),
  ...marcelTreatments(teller),
  ...marcelPapers(teller),
]
