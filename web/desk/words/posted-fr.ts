/** What goes by post, and what nobody is told of. */
export const posted = {
  letter: {
    title: 'Lettre de chaque année',
    lead: 'Pour qui n’a pas Internet. La lettre dit, en gros caractères, qui a regardé le dossier. Elle se demande aussi par téléphone.',
    ask: 'Envoyer cette lettre chaque année',
    end: 'Ne plus l’envoyer',
    asked: 'C’est noté. La première lettre part dans un an.',
    ended: 'C’est noté. Cette lettre ne part plus.',
  },
  protect: {
    title: 'Un juge protège un lieu ou un soignant',
    lead: 'La personne choisie n’en saura rien. Ne lui en parlez pas. Deux agents sont nécessaires.',
    whom: 'À qui le cacher ?',
    what: 'Que faut-il cacher ?',
    whats: { structure: 'Un lieu et ceux qui y travaillent', professional: 'Un soignant', town: 'Toute une ville' },
    town: 'Nom de la ville',
    find: 'Nom du soignant ou du lieu',
    noneFound: 'L’annuaire ne connaît personne de ce nom.',
    which: 'Lequel ?',
    until: 'Dernier jour fixé par le juge',
    go: 'Enregistrer la protection',
    done: 'La protection est enregistrée. Personne n’est averti.',
    end: 'Un juge met fin à une protection',
    endLead: 'Recopiez la décision qui protégeait. Tout ce qu’elle cachait ne l’est plus. Deux agents sont nécessaires.',
    endGo: 'Mettre fin à la protection',
    ended: 'La protection est terminée.',
  },
}
