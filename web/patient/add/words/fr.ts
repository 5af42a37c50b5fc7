import { pluralIn } from '../../../ui/i18n/plural.ts'

const plural = pluralIn('fr')

export const fr = {
  add: {
    title: 'Ajouter des documents',
    titleOf: (name: string) => `Ajouter des documents au dossier de ${name}`,
    write: 'Écrire un document',
    queue: (n: number) => plural(n, { one: 'Un fichier à enregistrer', other: `${n} fichiers à enregistrer` }),
    fileTitle: 'Titre',
    fileType: 'Type de document',
    fileDate: 'Date du document',
    visibility: 'Qui peut le voir ?',
    visible: 'Les soignants autorisés',
    visibleText: 'Chacun voit seulement ce que son métier permet.',
    hidden: 'Personne d’autre que vous',
    hideIt: 'Cacher aux soignants',
    hiddenText: 'Les soignants ne sauront pas qu’il existe. Pensez-y : il peut être utile à vos soins.',
    save: (n: number) => plural(n, { one: 'Enregistrer ce document', other: `Enregistrer les ${n} documents` }),
    saveFor: (name: string) => `Enregistrer dans le dossier de ${name}`,
    removeFile: (name: string) => `Retirer « ${name} »`,
    waiting: 'Prêt à envoyer',
    sending: (name: string) => `Envoi de « ${name} »`,
    checking: 'Vérification…',
    sent: 'Enregistré',
    duplicate: 'Vous aviez déjà ce document. Il n’a pas été ajouté deux fois.',
    failed: (why: string) => `Non envoyé. ${why}`,
    failedPlain: 'Le fichier n’est pas arrivé. Réessayez.',
    tooLarge: 'Ce fichier dépasse 25 Mo. Choisissez une version plus légère.',
    emptyFile: 'Ce fichier est vide. Choisissez-en un autre.',
    summary: (sent: number, failed: number) =>
      `${plural(sent, { one: `${sent} enregistré`, other: `${sent} enregistrés` })}, ${plural(failed, { one: `${failed} échec`, other: `${failed} échecs` })}.`,
    see: 'Voir mes documents',
    openIt: 'Ouvrir le document',
    leaving: 'Un envoi est en cours.',
  },
  write: {
    title: 'Écrire un document',
    intro: 'Par exemple : vos questions avant un rendez-vous, vos symptômes, un souvenir.',
    what: 'Titre',
    text: 'Texte',
    save: 'Enregistrer',
    saved: 'Document enregistré.',
  },
}
