import { professionOf } from './terminology/code-sets.ts'

const TRE_G15 = '1.2.250.1.71.1.2.7'
/** Listed with them, and no health profession of the fourth part of the code (loi n° 85-772, art. 44). */
const PSYCHOLOGIST = '93'

/**
 * A health professional of the fourth part of the CSP: whose consent as a member of the care team is deemed. The others need the person's own first
 * (R.1111-46; Conseil d'État, 15 October 2025). An unknown profession is not one.
 */
export const isHealthProfession = (profession: string): boolean =>
  profession !== PSYCHOLOGIST && professionOf(profession)?.system === TRE_G15
