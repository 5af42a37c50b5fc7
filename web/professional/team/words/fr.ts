import { pluralIn } from '../../../ui/i18n/plural.ts'

const plural = pluralIn('fr')

/** Words of the team of a record: who is brought in, and for whoever leads, who may see and who may not. */
export const fr = {
  title: 'Équipe de soins',
  invite: 'Faire venir un membre de l’équipe',
  inviteText: 'Pour ces soins, 24 heures au plus, et jamais plus longtemps que vous. La personne en est prévenue.',
  find: 'Nom, métier ou ville',
  findHint: 'Deux lettres au moins.',
  found: (n: number) => plural(n, { one: '1 professionnel', other: `${n} professionnels` }),
  noneFound: 'Personne dans l’annuaire ne répond à ces mots.',
  bring: 'Faire venir',
  bringName: (name: string) => `Faire venir ${name}`,
  sure: (name: string) => `Faire venir ${name} ?`,
  sureText: 'Il ou elle lira ce que son métier permet. La personne lira votre nom et le sien.',
  confirm: 'Faire venir et prévenir la personne',
  invited: (name: string, until: string) => `${name} fait partie de l’équipe jusqu’au ${until}.`,
  agreementFirst: 'Ce professionnel n’est pas un soignant. La personne doit d’abord l’autoriser elle-même.',
  unknown: 'L’annuaire ne connaît pas ce professionnel.',
  notMember: 'Il faut faire partie de l’équipe de soins pour y faire venir quelqu’un.',
  leads: 'Qui peut lire ce dossier',
  leadsText: 'Vous le voyez comme médecin traitant, ou avec les mêmes droits. Votre lecture est dans le journal de la personne.',
  show: 'Voir qui peut lire',
  table: 'Professionnels qui peuvent lire ce dossier',
  columns: { who: 'Professionnel', basis: 'À quel titre', since: 'Depuis le', until: 'Jusqu’au' },
  relations: {
    attending: 'Médecin traitant',
    administrator: 'Mêmes droits que le médecin traitant',
    authorised: 'Autorisé',
    team: 'Équipe de soins',
    none: 'Sans accès',
  },
  noEnd: 'sans date de fin',
  nobody: 'Personne d’autre.',
  blocked: (n: number) => `Bloqués (${n})`,
  noBlocked: 'Personne n’est bloqué.',
  stays: 'Séjours en cours',
  noStay: 'Aucun séjour en cours.',
  stay: (place: string, from: string, until: string) => `${place}, depuis le ${from}, jusqu’au ${until} au plus tard`,
}
