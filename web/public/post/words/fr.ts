export const fr = {
  title: 'Courrier de la démonstration',
  lead: 'Ce que Carnet aurait envoyé par e-mail et par la poste. Personnes et adresses inventées.',
  mails: 'E-mails',
  letters: 'Lettres',
  none: 'Rien n’est parti pour l’instant.',
  to: (name: string) => `À ${name}`,
  read: 'Lire la lettre (PDF)',
}
