/** « Ce que ça veut dire » (ui.md U5): what each family of papers is, in known words. Never what this very paper says. */
export const fr = {
  title: 'Ce que ça veut dire',
  ask: 'Vous avez une question ?',
  answer: 'Parlez-en à votre médecin.',
  category: {
    consultation: ['C’est une lettre après une consultation.', 'Un soignant écrit ce qu’il a vu.', 'Il écrit aussi ce qu’il conseille.'],
    biology: [
      'C’est une prise de sang ou une autre analyse.',
      'Le laboratoire écrit des chiffres.',
      'Un chiffre hors des limites n’est pas toujours grave.',
    ],
    imaging: ['C’est une image de l’intérieur du corps.', 'Un médecin écrit ce qu’il voit sur l’image.'],
    medication: ['C’est une ordonnance ou un soin.', 'Elle dit quoi prendre, combien, et quand.', 'La pharmacie lit cette ordonnance.'],
    hospital: ['C’est un papier de l’hôpital.', 'Il raconte le séjour.', 'Il dit aussi quoi faire après.'],
    vaccine: ['C’est la preuve d’un vaccin.', 'Il dit quel vaccin, et quel jour.'],
    measure: ['C’est une mesure de votre corps.', 'Par exemple : le poids, la tension.'],
    prevention: ['Ce papier aide à éviter une maladie.', 'Par exemple : un dépistage.'],
    wishes: ['Ce papier dit ce que vous souhaitez.', 'Les soignants en tiennent compte.'],
    certificate: ['Un soignant écrit ce qu’il a constaté.', 'Ce papier sert pour l’école, le sport ou le travail.'],
    reimbursement: ['L’assurance maladie écrit ce qu’elle a payé.', 'Ce n’est pas une facture.'],
    other: ['C’est un autre papier de santé.', 'Le titre dit de quoi il parle.'],
  },
}
