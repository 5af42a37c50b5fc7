import { refuse } from '../kernel/refusal.ts'
import { printProof } from '../platform/print/index.ts'
import type { Operation } from '../platform/operation.ts'
import { actsOf } from './acts.ts'
import type { DeskPerson } from './find-person.ts'
import type { ActNote, DeskActKind } from './model.ts'
import { ACT_ABSENT } from './refusals.ts'

type Words = { readonly title: string; readonly says: string }

/** What the person takes home. */
const WORDS: Readonly<Record<DeskActKind, Words>> = {
  'check-identity': { title: 'Identité vérifiée', says: 'Un agent a vérifié votre identité.' },
  doubt: { title: 'Identité non vérifiée', says: 'Un agent n’a pas pu vérifier l’identité. Rien n’a été changé.' },
  'send-code': { title: 'Nouveau code envoyé', says: 'Un nouveau code vous a été envoyé. Les codes d’avant ne servent plus.' },
  'print-code': { title: 'Nouveau code remis', says: 'Un nouveau code vous a été remis sous pli. Les codes d’avant ne servent plus.' },
  oppose: {
    title: 'Preuve de refus d’un dossier Carnet',
    says: 'Vous refusez d’avoir un dossier. Vos soins et vos remboursements restent les mêmes. Vous pouvez revenir sur ce choix.',
  },
  'withdraw-opposition': { title: 'Preuve d’annulation d’un refus', says: 'Vous êtes revenu sur votre refus. Le dossier pourra s’ouvrir.' },
  close: {
    title: 'Dossier fermé',
    says: 'Votre dossier est fermé. Plus personne ne peut le lire. Il est gardé sous scellés 10 ans, puis effacé. Vous pouvez le rouvrir.',
  },
  reopen: { title: 'Dossier rouvert', says: 'Votre dossier est rouvert. Tout ce qu’il contenait est revenu.' },
  'ask-erasure': {
    title: 'Effacement demandé',
    says: 'L’effacement de votre dossier est demandé. Vous pouvez revenir sur ce choix pendant 7 jours.',
  },
  'withdraw-erasure': { title: 'Effacement annulé', says: 'La demande d’effacement de votre dossier est annulée.' },
  object: { title: 'Suspension refusée', says: 'Vous refusez la suspension de votre dossier. Vous y avez de nouveau accès.' },
  suspend: { title: 'Dossier suspendu', says: 'L’accès à votre dossier est suspendu. Vous avez six semaines pour vous y opposer.' },
  resume: { title: 'Suspension levée', says: 'L’accès à votre dossier est rétabli.' },
  'record-death': { title: 'Décès enregistré', says: 'Le décès est enregistré. Plus personne ne peut lire le dossier.' },
  'ask-heirs': { title: 'Demande d’un proche', says: 'La demande est enregistrée. Un autre agent décide.' },
  'decide-heirs': { title: 'Décision sur la demande d’un proche', says: 'Une décision a été prise sur la demande.' },
  'ask-copy': { title: 'Copie demandée avant fermeture', says: 'La demande est enregistrée. Un autre agent décide.' },
  deliver: { title: 'Code envoyé pour une copie', says: 'Un code a été envoyé ou remis sous pli. Il ouvre une copie, une seule fois.' },
  'ask-contact': {
    title: 'Changement de coordonnées demandé',
    says: 'Le changement se fera dans 3 jours. L’adresse d’avant est prévenue. Vous pouvez annuler jusque-là.',
  },
  'cancel-contact': { title: 'Changement de coordonnées annulé', says: 'Vos coordonnées restent les mêmes.' },
  'contact-changed': { title: 'Coordonnées changées', says: 'Vos nouvelles coordonnées sont enregistrées.' },
  'name-representatives': {
    title: 'Représentants enregistrés',
    says: 'Les parents ou tuteurs connus de l’assurance maladie sont enregistrés.',
  },
  'protect-place': { title: 'Lieu ou soignant protégé', says: 'La décision du juge est enregistrée. Personne d’autre n’en est averti.' },
  'end-place': { title: 'Fin d’une protection', says: 'La protection s’arrête maintenant.' },
  'yearly-letter': { title: 'Lettre de chaque année', says: 'Vous recevrez par courrier, chaque année, qui a regardé votre dossier.' },
  'name-protector': { title: 'Mesure de protection enregistrée', says: 'La décision du juge est enregistrée.' },
  'end-authority': { title: 'Fin d’une autorité', says: 'La décision du juge est enregistrée. Elle vaut dès maintenant, ou au jour dit.' },
  'open-request': { title: 'Demande enregistrée', says: 'Votre demande est enregistrée. Nous répondons dans le mois.' },
  'close-request': { title: 'Réponse à votre demande', says: 'Une réponse a été donnée à votre demande.' },
  merge: { title: 'Dossiers réunis', says: 'Deux dossiers à votre nom sont réunis. Cela peut être défait.' },
  unmerge: { title: 'Dossiers séparés', says: 'La réunion de deux dossiers est défaite.' },
}

const CHANNELS: Readonly<Record<NonNullable<ActNote['channel']>, string>> = {
  desk: 'au guichet',
  phone: 'par téléphone',
  post: 'par courrier',
}

/** « Reçu » of one act, on paper: its bearer was there, so her name stands on it. Errors: `act-absent`. */
export const printReceipt = async (op: Operation, person: DeskPerson, actId: string): Promise<Buffer> => {
  const act = (await actsOf(op, person)).find(one => one.actId === actId) ?? refuse(ACT_ABSENT)
  const { title, says } = WORDS[act.kind]
  return printProof({
    title,
    reference: act.reference,
    at: act.at,
    facts: [
      { label: 'Nom', value: person.name },
      ...(act.channel === undefined ? [] : [{ label: 'Demande faite', value: CHANNELS[act.channel] }]),
      ...(act.detail === undefined ? [] : [{ label: 'Détail', value: act.detail }]),
      { label: 'Agent', value: act.colleague === undefined ? act.agent : `${act.agent}, avec ${act.colleague}` },
    ],
    paragraphs: [says, 'Vous n’avez rien demandé ? Appelez-nous : nous vérifions tout de suite.'],
  })
}
