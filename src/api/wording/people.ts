import { type DirectoryEntry, qualificationOf } from '../../directory/index.ts'
import type { ActingUnder, Exercise } from '../../kernel/actors.ts'
import { professionOf, specialtyOf } from '../../policy/index.ts'

/** « Médecin », « Pharmacien »: the published display of TRE_G15, or the code when it has none. */
export const professionLabel = (profession: string): string => professionOf(profession)?.display ?? profession

/** Without the mark of its register: « Médecine d’urgence (SM) ». */
export const specialtyLabel = (specialty: string | undefined): string | undefined =>
  specialty === undefined ? undefined : specialtyOf(specialty)?.display.replace(/ \([A-Z]+\)$/, '')

/** What a person reads of a professional: her speciality when she has one, else her profession. */
export const roleOf = (exercise: Pick<Exercise, 'profession' | 'specialty'> | undefined): string =>
  exercise === undefined ? '' : (specialtyLabel(exercise.specialty) ?? professionLabel(exercise.profession))

const KIND: Readonly<Record<DirectoryEntry['kind'], string>> = {
  professional: 'Professionnel de santé',
  secretary: 'Secrétaire',
  structure: 'Établissement',
  agent: 'Agent d’accueil',
  'insurer-feed': 'Assurance maladie',
  laboratory: 'Laboratoire',
}

export const roleOfEntry = (entry: DirectoryEntry): string => {
  const role = roleOf(qualificationOf(entry))
  return role === '' ? KIND[entry.kind] : role
}

/** Emergency medicine or a regulation centre: whose pages begin with the emergency. */
export const worksInEmergency = ({ regulation, specialty }: Exercise): boolean =>
  regulation || /urgence/i.test(specialtyLabel(specialty) ?? '')

/** Whom she acts for or under, as the pages show it. */
export const underOf = (
  under: Pick<ActingUnder, 'kind' | 'name'> | undefined,
): { readonly under?: { readonly kind: ActingUnder['kind']; readonly name: string } } =>
  under === undefined ? {} : { under: { kind: under.kind, name: under.name } }

/** « remplace Dr X », « interne, sous Dr X »: on paper, in French. */
export const underInWords = ({ kind, name }: Pick<ActingUnder, 'kind' | 'name'>): string =>
  kind === 'substitute' ? `remplace ${name}` : `interne, sous ${name}`
