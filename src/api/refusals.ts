import type { InsProblem } from '../kernel/ins.ts'
import type { RefusalDefinition } from '../kernel/refusal.ts'

const invalid = (code: string, message: string): RefusalDefinition => ({ category: 'invalid', code, message })

/** Why an INS cannot be asked for (RNIV; kernel/ins.ts). */
export const INS_REFUSED: Readonly<Record<InsProblem, RefusalDefinition>> = {
  shape: invalid('ins-shape', 'Ce matricule n’a pas la forme d’un numéro de sécurité sociale (13 chiffres et une clé de 2).'),
  key: invalid('ins-key', 'La clé de ce matricule n’est pas la bonne : vérifiez le numéro.'),
  nia: invalid('ins-nia', 'Un numéro d’attente (NIA) ne permet pas d’ouvrir ni de chercher un dossier.'),
  oid: invalid('ins-oid', 'Cette identité n’est pas attribuée par une autorité que nous connaissons ici.'),
}

export const UNKNOWN_PERSONA: RefusalDefinition = {
  category: 'absent',
  code: 'unknown-persona',
  message: 'Cette personne de démonstration n’existe pas.',
}

export const UNKNOWN_PROFESSION = invalid('unknown-profession', 'Cette profession n’est pas connue (TRE_G15).')
export const NO_EXERCISE = invalid('no-exercise', 'Ce professionnel n’exerce nulle part : il ne peut pas se connecter.')

export const CARE_SIDE_ONLY: RefusalDefinition = {
  category: 'forbidden',
  code: 'professionals-only',
  message: 'Cette page est réservée aux professionnels.',
}

export const INSURER_FACT: RefusalDefinition = {
  category: 'forbidden',
  code: 'insurer-fact',
  message: 'Seule l’assurance maladie fait connaître le médecin traitant.',
}

export const ASSOCIATION_MISSING = invalid('association-missing', 'Dites comment l’enfant a été associé à la création de son dossier.')

export const FILES_MISSING = invalid('files-missing', 'Le nombre de fichiers reçus n’est pas celui annoncé.')

export const NOT_DIRECTIVES = invalid('not-directives', 'Choisissez un document classé « Directives anticipées ».')

export const NO_CHECKPOINT: RefusalDefinition = {
  category: 'absent',
  code: 'no-checkpoint',
  message: 'Rien n’est encore publié ici.',
}

export const NOT_CERTIFIED = invalid('not-certified', 'Certifiez que vous êtes le parent ou le tuteur de cette personne.')
export const NOT_PROVED = invalid('credentials-missing', 'Choisissez un identifiant et un mot de passe.')

export const PEOPLE_ONLY: RefusalDefinition = {
  category: 'forbidden',
  code: 'people-only',
  message: 'Cette page est celle des personnes : connectez-vous avec vos propres moyens.',
}

export const TOO_MANY_FORMS: RefusalDefinition = {
  category: 'too-many',
  code: 'too-many-forms',
  message: 'Vous avez envoyé ce formulaire plusieurs fois. Réessayez dans une heure, ou appelez-nous.',
}

/** An agent acts at the desk, after she has seen who is there. */
export const AT_THE_DESK: RefusalDefinition = {
  category: 'forbidden',
  code: 'at-the-desk',
  message: 'Un agent fait cet acte au guichet, après avoir vérifié l’identité.',
}

export const CARD_NOT_READ = invalid('card-not-read', 'Cette lecture de carte n’est plus valable. Relisez la carte.')
