import type { RefusalDefinition } from '../../kernel/refusal.ts'

const no = (category: RefusalDefinition['category'], code: string, message: string): RefusalDefinition => ({ category, code, message })

export const PROVIDER_CLOSED = no('absent', 'no-such-address', 'Il n’y a rien à cette adresse.')
export const PROVIDER_AWAY = no(
  'unavailable',
  'openid-away',
  'Le service qui vérifie votre identité ne répond pas. Réessayez dans un moment.',
)
/** Cancelled there, too late, twice, from another browser, not signed by the right one: one answer. */
export const SIGN_IN_LOST = no('unauthenticated', 'openid-lost', 'Cette connexion n’a pas abouti. Recommencez.')
export const LEVEL_TOO_LOW = no(
  'forbidden',
  'openid-level',
  'Ce moyen de connexion n’est pas assez sûr. Choisissez votre carte ou votre application.',
)
export const CLAIMS_REFUSED = no(
  'forbidden',
  'openid-claims',
  'Votre identité professionnelle est incomplète. Adressez-vous à votre ordre ou à votre employeur.',
)
export const NO_PLACE = no(
  'forbidden',
  'openid-no-place',
  'Aucun lieu d’exercice n’est connu pour vous : vous ne pouvez pas vous connecter.',
)
export const UNKNOWN_PLACE = no('invalid', 'openid-unknown-place', 'Ce lieu n’est pas l’un des vôtres.')
/** No account, another's traits, an account never proved: nothing tells which. */
export const NOT_LINKED = no('forbidden', 'openid-not-linked', 'Aucun dossier n’est relié à cette identité.')
export const TRAITS_DIFFER = no(
  'forbidden',
  'openid-traits',
  'Cette identité n’est pas celle de ce dossier. Vérifiez le compte que vous avez utilisé.',
)
export const IDENTITY_TAKEN = no('conflict', 'openid-taken', 'Cette identité est déjà reliée à un dossier.')
