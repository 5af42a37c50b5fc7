import type { InsProblem } from '../kernel/ins.ts'
import type { RefusalDefinition } from '../kernel/refusal.ts'

/** One answer for none, opposed, closed, blocked, refused (architecture §5, Existence). */
export const NO_RECORD: RefusalDefinition = {
  category: 'absent',
  code: 'no-record',
  message: 'Aucun dossier consultable.',
}

/** In answer to a deposit only. */
export const DEPOSIT_REFUSED: RefusalDefinition = {
  category: 'forbidden',
  code: 'deposit-refused',
  message: 'Ce dossier ne peut pas être alimenté.',
}

export const ACT_REFUSED: RefusalDefinition = {
  category: 'forbidden',
  code: 'act-refused',
  message: 'Cet acte ne vous est pas permis sur ce dossier.',
}

export const ALREADY_OPEN: RefusalDefinition = {
  category: 'conflict',
  code: 'already-authorised',
  message: 'Vous avez déjà accès à ce dossier : l’accès d’urgence n’est pas nécessaire.',
}

export const MOTIVE_MISSING: RefusalDefinition = {
  category: 'invalid',
  code: 'motive-missing',
  message: 'Écrivez le motif de cet accès et confirmez les deux conditions.',
}

export const GRANT_TOO_LONG: RefusalDefinition = {
  category: 'invalid',
  code: 'grant-too-long',
  message: 'Une autorisation dure un an au plus.',
}

export const SCOPE_INVALID: RefusalDefinition = {
  category: 'invalid',
  code: 'scope-invalid',
  message: 'Le choix de ce que ce professionnel peut voir est incomplet.',
}

export const UNKNOWN_PROFESSIONAL: RefusalDefinition = {
  category: 'invalid',
  code: 'unknown-professional',
  message: 'Ce professionnel n’est pas dans l’annuaire.',
}

const ins = (code: string, message: string): RefusalDefinition => ({ category: 'invalid', code, message })

/** Only a qualified INS opens a record (domain.md §6.1). */
export const INS_REFUSED: Readonly<Record<InsProblem, RefusalDefinition>> = {
  shape: ins('ins-shape', 'Ce numéro n’a pas la forme d’un matricule INS : 13 caractères et une clé de deux chiffres.'),
  oid: ins('ins-oid', 'Cette autorité d’affectation n’est pas celle d’un INS.'),
  key: ins('ins-key', 'La clé de ce matricule INS est fausse : vérifiez chaque chiffre.'),
  nia: ins('ins-nia', 'Un numéro d’attente (NIA) n’ouvre pas de dossier : il faut le matricule définitif.'),
}

/** The number is somebody's whose birth name, sex or birth date is another: a typing mistake, or another person's card. */
export const TRAITS_REFUSED: RefusalDefinition = {
  category: 'conflict',
  code: 'traits-differ',
  message: 'Ce matricule existe avec d’autres traits d’identité. Vérifiez le nom de naissance, le sexe et la date de naissance.',
}

export const NOT_A_SECRET_SESSION: RefusalDefinition = {
  category: 'invalid',
  code: 'not-a-secret-session',
  message: 'Cette opposition s’enregistre en session de secret, pour une personne mineure.',
}

export const PERIOD_TOO_LONG: RefusalDefinition = {
  category: 'invalid',
  code: 'period-too-long',
  message: 'Indiquez les jours de soins : trois mois au plus, du premier au dernier.',
}

/** To the insurer's feed alone: it sends again without these acts (R.1111-33). */
export const REIMBURSEMENT_OPPOSED: RefusalDefinition = {
  category: 'forbidden',
  code: 'reimbursement-opposed',
  message: 'Un acte de ce relevé ne doit pas être transmis au dossier. Renvoyez le relevé sans lui.',
}

/** Many changes of rights at once on one record: nothing was done, the same request may be sent again. */
export const RIGHTS_MOVING: RefusalDefinition = {
  category: 'unavailable',
  code: 'rights-moving',
  message: 'Les droits de ce dossier changent en ce moment. Rien n’a été fait : réessayez.',
}

export const OPPOSED: RefusalDefinition = {
  category: 'conflict',
  code: 'record-opposed',
  message: 'Vous aviez refusé ce dossier. Revenez d’abord sur votre refus.',
}

/** Its numbers lead to another record: it comes back by undoing that, and in no other way. */
export const MERGED_AWAY: RefusalDefinition = {
  category: 'conflict',
  code: 'merged-away',
  message: 'Ce dossier est réuni à un autre. Adressez-vous au guichet.',
}
export const MERGE_ABSENT: RefusalDefinition = {
  category: 'absent',
  code: 'merge-absent',
  message: 'Cette réunion de dossiers n’existe pas.',
}
export const MERGE_REFUSED: RefusalDefinition = {
  category: 'conflict',
  code: 'merge-refused',
  message: 'Ces deux dossiers ne peuvent pas être réunis dans leur état actuel.',
}

/** One answer for a code that is unknown, over, ended, another's, of a record that opens to nobody or that blocked her. */
export const SHARE_CODE_UNKNOWN: RefusalDefinition = {
  category: 'absent',
  code: 'share-code-unknown',
  message: 'Ce code n’ouvre rien, ou plus rien. Vérifiez-le avec la personne, ou demandez-lui un nouveau code.',
}
export const SHARE_TRIES: RefusalDefinition = {
  category: 'too-many',
  code: 'share-tries',
  message: 'Vous avez essayé trop de codes. Réessayez dans une heure.',
}
export const SHARE_LENGTH: RefusalDefinition = {
  category: 'invalid',
  code: 'share-length',
  message: 'Un partage dure de 10 à 60 minutes.',
}
export const SHARE_OVER: RefusalDefinition = {
  category: 'conflict',
  code: 'share-over',
  message: 'Ce partage est terminé, ou a déjà été prolongé. Créez un nouveau code.',
}
export const CARERS_TOO_MANY: RefusalDefinition = {
  category: 'conflict',
  code: 'carers-too-many',
  message: 'Votre liste de soignants est pleine. Retirez-en un avant d’en ajouter un autre.',
}
export const SHARES_TOO_MANY: RefusalDefinition = {
  category: 'conflict',
  code: 'shares-too-many',
  message: 'Trois partages sont déjà en cours. Arrêtez-en un avant d’en créer un autre.',
}
/** One answer for a card that is unknown, cancelled, or of a record that opens to nobody. */
export const CARD_UNKNOWN: RefusalDefinition = {
  category: 'invalid',
  code: 'code-unknown',
  message: 'Ce code n’est pas valable, ou plus : demandez-en un nouveau à la personne.',
}

/** Protected places (Code civil 515-9 to 515-13-1). */
export const NOT_ACTING: RefusalDefinition = {
  category: 'invalid',
  code: 'not-acting-for-her',
  message: 'Choisissez une autre personne qui agit pour ce dossier.',
}
export const PLACE_UNKNOWN: RefusalDefinition = {
  category: 'absent',
  code: 'place-unknown',
  message: 'L’annuaire ne connaît ni ce lieu, ni ce soignant, ni cette ville.',
}
export const TOWN_TOO_LARGE: RefusalDefinition = {
  category: 'invalid',
  code: 'town-too-large',
  message: 'Cette ville est trop grande. Protégez plutôt chaque lieu ou chaque soignant.',
}
export const PROTECTION_LENGTH: RefusalDefinition = {
  category: 'invalid',
  code: 'protection-length',
  message: 'Sans décision d’un juge, une protection dure un an au plus. Vous pouvez la renouveler.',
}
export const PLACES_TOO_MANY: RefusalDefinition = {
  category: 'conflict',
  code: 'protections-too-many',
  message: 'Soixante protections sont déjà en cours. Arrêtez-en une avant d’en ajouter.',
}
export const PLACE_ABSENT: RefusalDefinition = {
  category: 'absent',
  code: 'place-absent',
  message: 'Cette protection n’existe pas.',
}
export const PLACE_OF_A_JUDGE: RefusalDefinition = {
  category: 'forbidden',
  code: 'place-of-a-judge',
  message: 'Un juge a décidé cette protection. Elle se modifie au guichet.',
}

/** One answer for a link that is unknown, over, ended, guessed at too often, or of a record that opens to nobody. */
export const LINK_UNKNOWN: RefusalDefinition = {
  category: 'absent',
  code: 'link-unknown',
  message: 'Ce lien n’ouvre rien, ou plus rien. Demandez-en un nouveau à la personne.',
}
export const LINK_PASSCODE: RefusalDefinition = {
  category: 'unauthenticated',
  code: 'link-passcode',
  message: 'Le code secret de ce lien n’est pas celui-là.',
}
export const LINK_LENGTH: RefusalDefinition = {
  category: 'invalid',
  code: 'link-length',
  message: 'Un lien dure un jour, trente jours ou un an.',
}
export const LINKS_TOO_MANY: RefusalDefinition = {
  category: 'conflict',
  code: 'links-too-many',
  message: 'Trois liens sont déjà en cours. Arrêtez-en un avant d’en créer un autre.',
}

/** The same whatever the records are: agreements that nobody proved, in a day. */
export const TOO_MANY_DECLARED: RefusalDefinition = {
  category: 'too-many',
  code: 'too-many-declared',
  message: 'Trop d’accords déclarés aujourd’hui sans carte ni code. Lisez la carte de la personne, ou réessayez demain.',
}
export const STAY_INVALID: RefusalDefinition = {
  category: 'invalid',
  code: 'stay-invalid',
  message: 'Ce séjour commence dans le futur, ou finit avant de commencer.',
}
/** Members of a care team who are not health professionals need the person’s own agreement first. */
export const AGREEMENT_FIRST: RefusalDefinition = {
  category: 'forbidden',
  code: 'agreement-first',
  message: 'Ce professionnel n’est pas un professionnel de santé : la personne doit d’abord donner son accord.',
}
/** Approximate search: fewer clues than two, or more people than a person can compare. */
export const TOO_FEW_CLUES: RefusalDefinition = {
  category: 'invalid',
  code: 'too-few-clues',
  message: 'Donnez au moins deux indices : le nom et l’âge, le nom et le prénom, ou le prénom et la date de naissance.',
}
export const TOO_MANY_PEOPLE: RefusalDefinition = {
  category: 'conflict',
  code: 'too-many-people',
  message: 'Trop de personnes répondent à ces indices. Ajoutez le prénom, l’année ou la date de naissance.',
}

export const REFERRING_PROFESSION: RefusalDefinition = {
  category: 'invalid',
  code: 'referring-profession',
  message: 'Cette personne n’exerce pas ce métier.',
}
