import { pluralIn } from '../../../ui/i18n/plural.ts'

const plural = pluralIn('fr')

export const fr = {
  title: (name: string) => `Bonjour ${name}`,
  titleOf: (name: string) => `Le dossier de ${name}`,
  windowTitle: 'Accueil',
  news: (n: number) => (n === 0 ? 'À voir' : `À voir (${n})`),
  noNews: 'Rien de nouveau.',
  emptyWhy: 'Vos papiers de santé apparaîtront ici. Vous pouvez commencer par en ajouter un.',
  seeUnread: (n: number) => `Voir les ${n} non lus`,
  searchAll: 'Chercher dans mon dossier',
  searchExample: 'Ordonnance, prise de sang, Dr Martin…',
  searchNow: 'Chercher',
  toDo: (n: number) => `À faire (${n})`,
  tasks: {
    invitations: (n: number) => plural(n, { one: 'Un proche attend votre réponse', other: `${n} proches attendent votre réponse` }),
    toFile: (n: number) => plural(n, { one: 'Un document à classer', other: `${n} documents à classer` }),
    verify: (title: string) => `Identité à vérifier dans « ${title} »`,
    ending: (name: string, date: string) => `L’autorisation de ${name} finit le ${date}`,
    emergency: 'Répondre aux questions sur les urgences',
  },
  card: 'Ma carte d’urgence',
  cardText: 'Ce qu’un secouriste doit savoir, sur vous ou dans votre téléphone.',
  seeCard: 'Ouvrir ma carte',
  stepsTitle: (n: number) => plural(n, { one: 'Pour commencer', other: `Pour commencer, en ${n} étapes` }),
  stepOf: (n: number, title: string) => `${n}. ${title}`,
  steps: {
    paper: {
      title: 'Photographiez un papier',
      text: 'Une ordonnance ou un résultat suffit. Vous le retrouverez partout.',
      action: 'Ajouter un papier',
    },
    allergy: {
      title: 'Notez une allergie',
      text: 'Ou dites que vous n’en avez pas. C’est la première chose que cherche un soignant.',
      action: 'Noter une allergie',
    },
    contact: {
      title: 'Choisissez qui prévenir',
      text: 'Une personne à appeler si vous ne pouvez pas répondre.',
      action: 'Ajouter un contact',
    },
    emergency: {
      title: 'Dites qui peut voir en urgence',
      text: 'Trois questions sur le SAMU et les soignants. Vous pourrez changer d’avis.',
      action: 'Répondre',
    },
    relatives: {
      title: 'Pensez à vos proches',
      text: 'Votre enfant, une personne que vous aidez, ou qui vous aide.',
      action: 'Voir mes proches',
    },
  },
  seeAll: 'Voir tous les documents',
  looks: 'Regards',
  looksNobody: 'Personne d’autre que vous n’a ouvert votre dossier ces 30 derniers jours.',
  looksSentence: (people: number) =>
    plural(people, {
      one: `${people} personne a ouvert votre dossier ces 30 derniers jours.`,
      other: `${people} personnes ont ouvert votre dossier ces 30 derniers jours.`,
    }),
  looksExpected: 'Tout est attendu.',
  looksToCheck: (n: number) => plural(n, { one: `${n} accès à vérifier`, other: `${n} accès à vérifier` }),
  looksRefused: (n: number) => plural(n, { one: `${n} tentative refusée`, other: `${n} tentatives refusées` }),
  looksUnknown: 'L’analyse n’est pas disponible en ce moment. La liste complète reste visible.',
  seeLooks: 'Voir qui a regardé',
  access: 'Qui peut voir',
  changeAccess: 'Changer qui peut voir',
  relatives: {
    title: 'Mes proches',
    all: 'Voir mes proches et qui agit pour eux',
    places: { record: 'Dossier', vaccines: 'Vaccins', growth: 'Croissance', treatments: 'Traitements', health: 'Santé' },
    of: {
      record: (name: string) => `Dossier de ${name}`,
      vaccines: (name: string) => `Vaccins de ${name}`,
      growth: (name: string) => `Croissance de ${name}`,
      treatments: (name: string) => `Traitements de ${name}`,
      health: (name: string) => `Santé de ${name}`,
    },
  },
  shortcuts: 'Raccourcis',
  time: 'Ma santé dans le temps',
  add: 'Ajouter un document',
  write: 'Écrire un document',
  hide: 'Tout cacher',
  emergency: 'Mes choix en cas d’urgence',
}
