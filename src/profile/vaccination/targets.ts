import type { Calendar } from './model.ts'

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .toUpperCase()

/** Words by which people and documents name what a vaccine is against, when neither product nor code is known. */
const WORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/DTCAP.*HIB.*HEP|HEXAVALENT/, ['dtp', 'pertussis', 'hib', 'hepatitis-b']],
  [/\bDT ?C ?P|DTCAP|DTCAPOLIO/, ['dtp', 'pertussis']],
  [/\bDT ?P\b|DTPOLIO|DIPHT|TETAN|POLIO/, ['dtp']],
  [/COQUELUCHE|PERTUSSIS/, ['pertussis']],
  [/HAEMOPHILUS|\bHIB\b/, ['hib']],
  [/HEPATITE B/, ['hepatitis-b']],
  [/HEPATITE A/, ['hepatitis-a']],
  [/PNEUMOCO/, ['pneumococcus']],
  [/ROTAVIRUS/, ['rotavirus']],
  [/MENINGOCO\w* ?B\b/, ['meningococcus-b']],
  // C alone, of the calendar before 2025, is neither of the two.
  [/MENINGOCO(?!\w* ?[BC]\b)/, ['meningococcus-acwy']],
  [/\bROR\b|ROUGEOLE|RUBEOLE|OREILLONS/, ['mmr']],
  [/PAPILLOMA|\bHPV\b/, ['hpv']],
  [/\bZONA\b/, ['zoster']],
  [/VARICELLE/, ['varicella']],
  [/GRIPPE/, ['influenza']],
  [/COVID/, ['covid']],
  [/TUBERCULE|\bBCG\b/, ['tuberculosis']],
  [/FIEVRE JAUNE/, ['yellow-fever']],
]

/** What an injection is against: by what was chosen, by its code, by its brand, by its words. Nothing found: nothing is guessed. */
export const targetsOf = (
  { products, atc }: Pick<Calendar, 'products' | 'atc'>,
  { name, atcCode, chosen = [] }: { readonly name: string; readonly atcCode?: string; readonly chosen?: readonly string[] },
): readonly string[] => {
  if (chosen.length > 0) return chosen
  const [byCode] = Object.entries(atc).filter(([prefix]) => atcCode?.startsWith(prefix) === true)
  if (byCode !== undefined) return byCode[1]
  const folded = fold(name)
  const product = products.find(each => folded.includes(fold(each.name).trim()))
  return product?.targets ?? [...new Set(WORDS.filter(([word]) => word.test(folded)).flatMap(([, targets]) => targets))]
}
