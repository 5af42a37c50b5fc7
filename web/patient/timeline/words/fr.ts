export const fr = {
  title: 'Ma santé dans le temps',
  titleOf: (name: string) => `La santé de ${name} dans le temps`,
  lead: 'Vos documents et ce que vous avez noté, dans l’ordre où c’est arrivé.',
  back: 'Ma santé',
  print: 'Imprimer',
  addMemory: 'Ajouter un souvenir',
  addPaper: 'Ajouter un document',
  emptyWhy: 'Vos documents, maladies, traitements et vaccins apparaîtront ici, rangés par date.',
}
