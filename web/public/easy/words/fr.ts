export const fr = {
  title: 'Carnet, en version facile',
  label: 'Lecture facile, à relire avec les personnes concernées.',
  ideas: {
    what: {
      title: 'Carnet, c’est quoi ?',
      lines: ['Carnet est un dossier de santé.', 'Il est sur Internet.', 'Il est à vous.'],
    },
    inside: {
      title: 'Dans le dossier',
      lines: [
        'Il y a vos papiers de santé.',
        'Par exemple : une ordonnance, une prise de sang, une radio.',
        'Vous pouvez ajouter vos papiers.',
      ],
    },
    free: {
      title: 'Le dossier est gratuit',
      lines: [
        'Vous ne payez rien.',
        'Vous n’êtes pas obligé d’avoir un dossier.',
        'Sans dossier, on vous soigne pareil.',
        'Sans dossier, on vous rembourse pareil.',
      ],
    },
    who: {
      title: 'Qui peut lire le dossier ?',
      lines: ['C’est vous qui choisissez.', 'Votre médecin peut lire, si vous dites oui.', 'Vous voyez qui a lu.'],
    },
    never: {
      title: 'Qui ne peut jamais lire ?',
      lines: ['Votre patron ne peut pas lire.', 'Votre banque ne peut pas lire.', 'Votre assurance et votre mutuelle ne peuvent pas lire.'],
    },
    emergency: {
      title: 'Si c’est très grave',
      lines: ['Vous ne pouvez plus parler ?', 'Les médecins des urgences peuvent lire pour vous sauver.', 'Vous pouvez dire non avant.'],
    },
    yes: {
      title: 'Je veux le dossier',
      lines: ['Prenez la carte Vitale.', 'Prenez la lettre avec le code.', 'Quelqu’un peut vous aider.'],
      button: 'Activer mon dossier',
    },
    no: {
      title: 'Je ne veux pas le dossier',
      lines: ['Vous pouvez dire non.', 'Vous ne devez pas dire pourquoi.', 'Vous pouvez changer d’avis.'],
      button: 'Refuser mon dossier',
    },
  },
  all: {
    title: 'Tout lire comme ici',
    lines: ['Tout Carnet peut être facile à lire.', 'Vous pouvez changer quand vous voulez.'],
    isOn: ['Tout Carnet est facile à lire.', 'Vous pouvez changer quand vous voulez.'],
    start: 'Tout lire en version facile',
    stop: 'Revenir à la lecture habituelle',
    on: 'Carnet est maintenant facile à lire.',
    off: 'Carnet est comme d’habitude.',
  },
  activate: {
    card: {
      title: 'Prenez la carte Vitale',
      lines: ['Il y a un numéro sur la carte.', 'Vous allez écrire ce numéro.', 'Vous allez aussi écrire la date de naissance.'],
    },
    code: {
      title: 'Prenez la lettre',
      lines: ['Il y a un code dans la lettre.', 'Le code marche une seule fois.', 'Sans la lettre, vous pouvez demander un code.'],
    },
    help: {
      title: 'Vous avez besoin d’aide ?',
      lines: ['Quelqu’un peut être avec vous.', 'Ne lui donnez jamais votre mot de passe.', 'Prenez tout votre temps.'],
    },
  },
  refuse: {
    what: {
      title: 'Sans dossier',
      lines: [
        'Vos papiers de santé ne sont pas gardés ici.',
        'Les soignants ne peuvent pas les lire ici.',
        'Un soignant nouveau ne peut pas y lire vos allergies.',
      ],
    },
    same: {
      title: 'Ce qui ne change pas',
      lines: ['On vous soigne pareil.', 'On vous rembourse pareil.', 'Vous ne devez pas dire pourquoi.'],
    },
    back: {
      title: 'Vous pouvez changer d’avis',
      lines: ['Vous pouvez dire oui plus tard.', 'C’est gratuit.'],
    },
  },
  call: {
    title: 'J’ai une question',
    text: 'Vous pouvez nous appeler.',
  },
}
