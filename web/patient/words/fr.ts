import { pluralIn } from '../../ui/i18n/plural.ts'

const plural = pluralIn('fr')

export const fr = {
  ownAccount: 'Mon compte',
  nav: {
    home: 'Accueil',
    documents: 'Documents',
    add: 'Ajouter',
    health: 'Ma santé',
    healthShort: 'Santé',
    access: 'Qui peut voir',
    accessShort: 'Accès',
    carers: 'Mes soignants',
    looks: 'Qui a regardé',
    looksShort: 'Regards',
    hide: 'Cacher l’écran',
    relatives: 'Mes proches',
    data: 'Mes données',
  },
  documents: {
    search: 'Chercher dans les titres',
    badges: {
      new: 'Nouveau',
      masked: 'Caché',
      chosen: 'Pour quelques soignants',
      corrected: 'Corrigé',
      mine: 'Ajouté par moi',
      archived: 'Archivé',
      verify: 'Identité à vérifier',
      representatives: 'Caché aux parents',
    },
    you: 'Vous',
    by: (author: string, place: string) => (place === '' ? author : `${author}, ${place}`),
  },
  who: {
    allowed: (n: number) =>
      plural(n, {
        one: 'Aujourd’hui, **1 soignant** peut le voir. D’autres le pourront si vous les autorisez.',
        other: `Aujourd’hui, **${n} soignants** peuvent le voir. Chacun voit seulement ce que son métier permet.`,
      }),
    nobody: 'Aujourd’hui, **aucun soignant** n’est autorisé. Ce document sera visible par ceux que vous autoriserez.',
    masked: '**Caché.** Seuls vous, la personne qui l’a déposé et votre médecin traitant peuvent le voir.',
    chosen: (names: string) => `**Seulement ${names}**, la personne qui l’a déposé et votre médecin traitant peuvent le voir.`,
    hiddenAll: '**Tout est caché** en ce moment : seuls vous, la personne qui l’a déposé et votre médecin traitant peuvent le voir.',
    emergencyYes: 'En urgence : visible, selon vos choix.',
    emergencyNo: 'En urgence : caché aussi, selon vos choix.',
    changeEmergency: 'Changer mes choix d’urgence',
  },
  bell: (n: number) => plural(n, { one: n === 0 ? 'Notifications' : 'Notifications, 1 non lue', other: `Notifications, ${n} non lues` }),
}
