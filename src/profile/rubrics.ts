import type { Rubric } from '../kernel/rubrics.ts'

/**
 * Each rubric is seen as a document of this type would be: matrix, scope by categories and masks apply as they do there
 * (docs/adr/2611-health-profile-follows-documents.md). Codes of TRE_A04 and TRE_A05.
 */
export const TYPE_OF_RUBRIC: Readonly<Record<Rubric, string>> = {
  /** Whoever injects a contrast agent, fills a tooth or hands out a medicine reads the synthesis. */
  allergies: '60591-5',
  treatments: 'DOCPAT02',
  conditions: 'DOCPAT08',
  procedures: 'DOCPAT03',
  vaccinations: '11369-6',
  measures: '29274-8',
  'blood-group': 'DOCPAT05',
  disability: 'DOCPAT08',
  'family-history': 'DOCPAT08',
  lifestyle: 'DOCPAT06',
  'emergency-contacts': 'EXPPAT_1',
  'trusted-person': 'EXPPAT_1',
  directives: 'EXPPAT_3',
  'organ-donation': 'EXPPAT_1',
}

/** At most one stands: another replaces it. */
export const SINGLE: ReadonlySet<Rubric> = new Set(['blood-group', 'trusted-person', 'directives', 'organ-donation'])

/** Strictly personal acts: neither representative, nor helper, nor professional states them (CSP L.1111-6, L.1111-11, L.1232-1). */
export const WISHES: ReadonlySet<Rubric> = new Set(['trusted-person', 'directives', 'organ-donation'])

/** An adult's: a minor has parents, who are trusted by law, and writes no directives (CSP L.1111-6, L.1111-11: « toute personne majeure »). */
export const FOR_ADULTS: ReadonlySet<Rubric> = new Set(['trusted-person', 'directives'])

/** Once a professional has confirmed it, it is closed to her (domain.md §4.6): a dose that somebody vouched for is not rewritten. */
export const CLOSED_ONCE_CONFIRMED: ReadonlySet<Rubric> = new Set(['vaccinations'])

/** « Je n'en ai pas » says something there. */
export const CAN_BE_NONE: ReadonlySet<Rubric> = new Set([
  'allergies',
  'treatments',
  'conditions',
  'procedures',
  'family-history',
  'disability',
])
