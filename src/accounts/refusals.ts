import type { RefusalDefinition } from '../kernel/refusal.ts'
import type { IdentifierProblem } from './identifier.ts'
import type { PasswordProblem } from './password-rules.ts'

export { SESSION_ENDED } from '../audit/index.ts'

export const NOT_SIGNED_IN: RefusalDefinition = {
  category: 'unauthenticated',
  code: 'not-signed-in',
  message: 'Connectez-vous pour continuer.',
}

/** Of a browser that this session is not of, or that has not proved it lately: an honest page proves it again and asks once more. */
export const SESSION_UNPROVED: RefusalDefinition = {
  category: 'unauthenticated',
  code: 'session-unproved',
  message: 'Rechargez la page, ou reconnectez-vous.',
}

/** Nobody may act here by a cookie alone (setting UNBOUND_SESSIONS). */
export const SESSION_UNBOUND: RefusalDefinition = {
  category: 'unauthenticated',
  code: 'session-unbound',
  message: 'Votre navigateur ne protège pas votre connexion. Mettez-le à jour, ou prenez-en un autre.',
}

export const MEANS_CLOSED: RefusalDefinition = {
  category: 'absent',
  code: 'no-such-address',
  message: 'Il n’y a rien à cette adresse.',
}

export const ATTACHMENT_OVER: RefusalDefinition = {
  category: 'forbidden',
  code: 'attachment-over',
  message: 'Votre remplacement ou votre stage dans ce lieu est terminé.',
}

export const STEP_UP_NEEDED: RefusalDefinition = {
  category: 'forbidden',
  code: 'step-up-needed',
  message: 'Pour votre sécurité, confirmez d’abord que c’est bien vous.',
}

const invalid = (code: string, message: string): RefusalDefinition => ({ category: 'invalid', code, message })

/** One answer for an identifier that nobody has, a wrong password, a wrong code: which of them is not said. */
export const SIGN_IN_REFUSED = invalid('sign-in-refused', 'Identifiant ou mot de passe inexact. Vérifiez-les, puis réessayez.')
export const CODE_REFUSED = invalid('code-refused', 'Ce code n’est pas le bon, ou il n’est plus valable. Demandez-en un nouveau.')
export const TICKET_OVER = invalid('ticket-over', 'Cette étape a duré trop longtemps. Recommencez la connexion.')
export const PASSKEY_REFUSED = invalid('passkey-refused', 'Cette clé d’accès n’a pas été reconnue. Essayez un autre moyen.')

/** One answer for a number nobody has, another birth date, another card, a code that is wrong, used, too old or somebody else’s. */
export const PROOF_REFUSED = invalid(
  'proof-refused',
  'Ces informations ne vont pas ensemble, ou le code n’est plus valable. Vérifiez-les, ou demandez un nouveau code.',
)

export const TOO_MANY_TRIES: RefusalDefinition = {
  category: 'too-many',
  code: 'too-many-tries',
  message: 'Trop d’essais. Réessayez dans 15 minutes, ou appelez-nous.',
}

export const IDENTIFIER_REFUSED: Readonly<Record<IdentifierProblem, RefusalDefinition>> = {
  length: invalid('identifier-length', 'L’identifiant doit avoir entre 8 et 64 caractères.'),
  characters: invalid('identifier-characters', 'L’identifiant s’écrit sans accent ni espace. Signes possibles : point, tiret, tiret bas.'),
  email: invalid('identifier-email', 'Une adresse e-mail ne peut pas servir d’identifiant : d’autres la connaissent.'),
  nir: invalid('identifier-nir', 'Votre numéro de sécurité sociale ne peut pas servir d’identifiant.'),
  iban: invalid('identifier-iban', 'Un numéro de compte bancaire ne peut pas servir d’identifiant.'),
}

export const IDENTIFIER_TAKEN: RefusalDefinition = {
  category: 'conflict',
  code: 'identifier-taken',
  message: 'Cet identifiant est déjà pris. Choisissez-en un autre.',
}

export const PASSWORD_REFUSED: Readonly<Record<PasswordProblem, RefusalDefinition>> = {
  'too-short': invalid('password-too-short', 'Le mot de passe doit avoir 9 caractères ou plus.'),
  'too-long': invalid('password-too-long', 'Le mot de passe doit avoir 256 caractères au plus.'),
  common: invalid('password-common', 'Ce mot de passe est trop courant. Essayez plusieurs mots sans lien entre eux.'),
  personal: invalid('password-personal', 'Ce mot de passe contient votre nom, votre date de naissance ou votre identifiant.'),
}

export const PASSWORD_UNCHANGED = invalid('password-unchanged', 'C’est déjà votre mot de passe. Choisissez-en un autre.')

export const ACCOUNT_EXISTS: RefusalDefinition = {
  category: 'conflict',
  code: 'account-exists',
  message: 'Vous avez déjà un identifiant et un mot de passe. Connectez-vous avec eux.',
}

export const NO_ACCOUNT: RefusalDefinition = {
  category: 'conflict',
  code: 'no-account',
  message: 'Vous n’avez pas encore d’identifiant ni de mot de passe.',
}

export const LAST_MEANS: RefusalDefinition = {
  category: 'conflict',
  code: 'last-means',
  message: 'C’est votre dernier moyen de connexion. Ajoutez-en un autre avant de le retirer.',
}

export const CHANNEL_CLOSED = invalid('channel-closed', 'Nous ne pouvons pas envoyer de code par ce moyen. Choisissez-en un autre.')

export const CONTACT_REFUSED = invalid('contact-refused', 'Cette adresse ou ce numéro ne va pas. Vérifiez-le.')

export const MINOR_HERSELF: RefusalDefinition = {
  category: 'forbidden',
  code: 'minor-herself',
  message: 'Avant 18 ans, c’est un parent ou un tuteur qui active le dossier, avec son propre numéro.',
}

export const STILL_OPEN: RefusalDefinition = {
  category: 'conflict',
  code: 'recovery-pending',
  message: 'Une demande est déjà en cours. Vous pouvez l’annuler en vous connectant.',
}
