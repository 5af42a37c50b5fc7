import type { Instant } from '../kernel/instant.ts'
import { dateInWords, type Letter } from '../platform/print/index.ts'

/** Fixed words, the same for everybody: by mail, by text, on paper. Never a health word, never a link that signs in. */
export type Message = {
  readonly subject: string
  readonly text: string
  readonly letter: Pick<Letter, 'subject' | 'blocks'> & { readonly at: Instant }
}

const NOT_YOU = 'Vous n’avez rien demandé ? Ne faites rien. Personne ne peut entrer sans votre carte Vitale.'
const NEVER_SAID = 'Ne donnez ce code à personne. Nous ne le demandons jamais au téléphone.'

const message = (
  subject: string,
  before: string,
  code: { readonly label: string; readonly value: string } | undefined,
  after: readonly string[],
  at: Instant,
): Message => ({
  subject,
  text: [before, ...(code === undefined ? [] : [`${code.label} : ${code.value}`]), ...after].join('\n\n').concat('\n'),
  letter: {
    at,
    subject,
    blocks: [
      { kind: 'paragraph', text: before },
      ...(code === undefined ? [] : [{ kind: 'code', ...code } as const]),
      ...after.map(text => ({ kind: 'paragraph', text }) as const),
    ],
  },
})

export const activationCode = (code: string, until: Instant, at: Instant): Message =>
  message(
    'Votre code provisoire',
    'Vous avez demandé un code pour activer un dossier Carnet.',
    { label: 'Votre code provisoire', value: code },
    [`Il sert une seule fois, jusqu’au ${dateInWords(until)}.`, NEVER_SAID, NOT_YOU],
    at,
  )

export const recoveryCode = (code: string, until: Instant, at: Instant): Message =>
  message(
    'Votre code pour retrouver votre accès',
    'Vous avez perdu un moyen de connexion. Ce code permet de le remplacer.',
    { label: 'Votre code', value: code },
    [
      `Il sert une seule fois, jusqu’au ${dateInWords(until)}.`,
      'Le nouveau moyen marchera un jour après. Vous serez prévenu partout où nous pouvons vous joindre.',
      NEVER_SAID,
      'Vous n’avez rien demandé ? Appelez-nous : quelqu’un essaie d’entrer à votre place.',
    ],
    at,
  )

export const identifierTold = (identifier: string, at: Instant): Message =>
  message(
    'Votre identifiant',
    'Vous avez demandé votre identifiant Carnet.',
    { label: 'Votre identifiant', value: identifier },
    [NOT_YOU],
    at,
  )

export const accountKnown = (at: Instant): Message =>
  message(
    'Vous avez déjà un accès',
    'Quelqu’un a demandé un code pour activer votre dossier Carnet. Il est déjà activé.',
    undefined,
    ['Connectez-vous avec votre identifiant. Vous l’avez perdu ? Choisissez « J’ai perdu mes codes » sur la page de connexion.', NOT_YOU],
    at,
  )

export const noAccount = (at: Instant): Message =>
  message(
    'Vous n’avez pas encore d’accès',
    'Quelqu’un a voulu retrouver votre accès à Carnet. Vous n’en avez pas encore.',
    undefined,
    ['Pour entrer, activez d’abord votre dossier : demandez un code provisoire.', NOT_YOU],
    at,
  )

/** To every way she can be reached, when a lost means is about to be replaced. */
export const recoveryAsked = (due: Instant, at: Instant): Message =>
  message(
    'Un moyen de connexion va être remplacé',
    `Un nouveau mot de passe a été choisi pour votre compte Carnet. Il marchera le ${dateInWords(due)}.`,
    undefined,
    [
      'C’est vous ? Il n’y a rien à faire.',
      'Ce n’est pas vous ? Connectez-vous et annulez la demande dans « Mon compte », ou appelez-nous.',
    ],
    at,
  )

/** To every way she can be reached, when an agent was asked to change one of them. */
export const contactsWillChange = (due: string, at: Instant): Message =>
  message(
    'Vos coordonnées vont changer',
    `Un changement de vos coordonnées a été demandé à un agent. Il se fera le ${due}.`,
    undefined,
    ['C’est vous ? Il n’y a rien à faire.', 'Ce n’est pas vous ? Appelez-nous avant cette date : rien n’est encore changé.'],
    at,
  )
