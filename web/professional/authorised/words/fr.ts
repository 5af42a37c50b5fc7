import { pluralIn } from '../../../ui/i18n/plural.ts'

const plural = pluralIn('fr')

/** Words of the records that authorise a professional (M15). */
export const fr = {
  title: 'Dossiers qui vous autorisent',
  lead: 'Chaque dossier de cette liste garde une trace de votre demande.',
  show: 'Voir les nouveautés',
  none: 'Aucun dossier ne vous autorise en ce moment.',
  table: 'Dossiers qui vous autorisent, et ce qui est nouveau',
  columns: { person: 'Personne', basis: 'À quel titre', until: 'Jusqu’au', news: 'Nouveau', end: 'Mettre fin' },
  born: (date: string) => `naissance le ${date}`,
  news: (n: number) => (n === 0 ? 'rien de nouveau' : plural(n, { one: `${n} document`, other: `${n} documents` })),
  since: (date: string) => `depuis le ${date}`,
  noEnd: 'sans date de fin',
  ends: { authorisation: 'Mettre fin à mon autorisation', attendance: 'Ne plus être le médecin traitant' },
  endsOf: (act: string, name: string) => `${act}, ${name}`,
  journal: 'Votre journal',
  confirm: 'Confirmer',
  keep: 'Garder',
  sure: {
    authorisation: 'Vous ne pourrez plus lire ce dossier. La personne pourra vous autoriser de nouveau.',
    attendance: 'Vous ne serez plus le médecin traitant de cette personne, et ne lirez plus ce dossier.',
  },
  ended: 'C’est terminé. Vous ne lisez plus ce dossier.',
}
