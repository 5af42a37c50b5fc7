import type { RefusalDefinition } from '../../kernel/refusal.ts'

const no = (category: RefusalDefinition['category'], code: string, message: string): RefusalDefinition => ({ category, code, message })

export const NAMES_NOBODY = no('forbidden', 'attachment-by-others', 'Seul un professionnel installé dans ce lieu peut nommer quelqu’un.')
export const NOT_HER_PLACE = no('forbidden', 'attachment-place', 'Vous n’exercez pas dans ce lieu : vous ne pouvez y nommer personne.')
export const NOBODY_TO_ATTACH = no('absent', 'attachment-unknown', 'L’annuaire ne connaît aucun professionnel à ce nom.')
/** R.4127-65: a colleague, or a student of the same profession. */
export const OTHER_PROFESSION = no(
  'invalid',
  'attachment-profession',
  'On ne se fait remplacer que par une personne de la même profession.',
)
export const NO_INTERN = no(
  'invalid',
  'attachment-student',
  'Seuls les internes en médecine, en pharmacie ou en odontologie lisent des dossiers. Un autre étudiant travaille à vos côtés.',
)
export const DAYS_INVALID = no('invalid', 'attachment-days', 'Le dernier jour vient après le premier, et pas avant aujourd’hui.')
export const TOO_LONG = no('invalid', 'attachment-too-long', 'C’est trop long : choisissez un dernier jour plus proche, puis renouvelez.')
export const TOO_MANY_ATTACHED = no(
  'too-many',
  'attachment-too-many',
  'Vous avez déjà nommé beaucoup de personnes. Mettez fin à l’une des périodes.',
)
export const NO_ATTACHMENT = no('absent', 'attachment-none', 'Cette période est déjà terminée, ou elle n’est pas de vous.')
