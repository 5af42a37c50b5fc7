import type { NoticeTemplate } from '../kernel/notice.ts'
import { eventOf } from './model.ts'

export const LANGUAGES = ['fr', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
export type InBoth = Readonly<Record<Language, string>>

/** The only words a notice may be made of: no name, no document, no care (security.md A32). */
export const TEMPLATES = {
  'emergency-access-holder': {
    fr: 'Un professionnel a ouvert votre dossier en urgence. « Qui a regardé mon dossier » dit qui, quand et pourquoi.',
    en: 'A professional opened your record in an emergency. “Who looked at my record” says who, when and why.',
  },
  'emergency-access-attending': {
    fr: 'Un accès en urgence a été ouvert sur le dossier d’une personne dont vous êtes le médecin traitant.',
    en: 'An emergency access was opened on the record of somebody whose attending doctor you are.',
  },
  'first-access': {
    fr: 'Un nouveau professionnel peut lire ce dossier. « Qui a regardé mon dossier » dit qui, et pourquoi.',
    en: 'A new professional can read this record. “Who looked at my record” says who, and why.',
  },
  'code-used': {
    fr: 'Le code de partage que vous avez donné a servi. « Qui a regardé mon dossier » dit à qui.',
    en: 'The sharing code that you gave was used. “Who looked at my record” says by whom.',
  },
  'carer-left': {
    fr: 'Un professionnel a mis fin à son propre accès au dossier. « Qui a regardé mon dossier » dit qui.',
    en: 'A professional ended their own access to the record. “Who looked at my record” says who.',
  },
  'agreement-noted': {
    fr: 'Votre secrétariat a noté pour vous l’accord d’une personne. Son dossier vous est ouvert pour cette consultation.',
    en: 'Your secretary noted the agreement of somebody for you. Their record is open to you for this consultation.',
  },
  'filed-in-your-name': {
    fr: 'Votre secrétariat a déposé en votre nom un document dans un dossier.',
    en: 'Your secretary filed a document in your name in a record.',
  },
  'place-added': {
    fr: 'Un lieu où vous connecter a été ajouté à votre compte. Si vous n’êtes pas d’accord, retirez-le.',
    en: 'A place to sign in at was added to your account. If you do not agree, remove it.',
  },
  'place-removed': {
    fr: 'Un lieu a été retiré de votre compte. Vous ne pouvez plus vous y connecter.',
    en: 'A place was removed from your account. You can no longer sign in there.',
  },
  'document-added': { fr: 'Un document a été ajouté au dossier.', en: 'A document was added to the record.' },
  'record-opened': {
    fr: 'Votre dossier est ouvert. Vous pouvez l’activer, le fermer ou le laisser ainsi.',
    en: 'Your record is open. You may activate it, close it or leave it so.',
  },
  'record-activated': {
    fr: 'Votre dossier a été activé. Si ce n’est pas vous, appelez-nous.',
    en: 'Your record was activated. If it was not you, call us.',
  },
  'record-closed': {
    fr: 'Votre dossier a été fermé. Plus personne ne peut le lire. Vous pouvez le rouvrir quand vous voulez.',
    en: 'Your record was closed. Nobody can read it any more. You may reopen it whenever you like.',
  },
  'record-reopened': {
    fr: 'Votre dossier a été rouvert. Tout ce qu’il contenait est revenu.',
    en: 'Your record was reopened. All that it held is back.',
  },
  'record-suspended': {
    fr: 'L’accès à votre dossier est suspendu. Vous avez six semaines pour vous y opposer.',
    en: 'Access to your record is suspended. You have six weeks to object.',
  },
  'record-resumed': { fr: 'L’accès à votre dossier est rétabli.', en: 'Access to your record is restored.' },
  'erasure-asked': {
    fr: 'L’effacement de votre dossier a été demandé. Il aura lieu dans les trois mois.',
    en: 'The erasure of your record was asked for. It will take place within three months.',
  },
  'erasure-withdrawn': {
    fr: 'La demande d’effacement de votre dossier est annulée.',
    en: 'The request to erase your record is withdrawn.',
  },
  'erasure-done': {
    fr: 'L’effacement de votre dossier est terminé. L’attestation est dans votre compte.',
    en: 'Your record has been erased. The certificate is in your account.',
  },
  'opposition-recorded': {
    fr: 'Votre refus d’avoir un dossier est enregistré. Vous pouvez revenir sur ce choix.',
    en: 'Your refusal to have a record is noted. You may change your mind.',
  },
  'opposition-withdrawn': {
    fr: 'Vous êtes revenu sur votre refus d’avoir un dossier.',
    en: 'You withdrew your refusal to have a record.',
  },
  'agent-acted': {
    fr: 'Un agent a enregistré un changement à votre demande. Si vous n’avez rien demandé, appelez-nous.',
    en: 'An agent noted a change that you asked for. If you asked for nothing, call us.',
  },
  'identity-corrected': {
    fr: 'Votre identité a été corrigée dans votre dossier.',
    en: 'Your identity was corrected in your record.',
  },
  'signed-in-elsewhere': {
    fr: 'Votre compte a été ouvert sur un nouvel appareil. Si ce n’est pas vous, appelez-nous.',
    en: 'Your account was opened on a new device. If it was not you, call us.',
  },
  'session-stolen': {
    fr: 'Votre connexion a été utilisée depuis un appareil inconnu. Nous l’avons fermée : reconnectez-vous. Si vous avez un doute, appelez-nous.',
    en: 'Your session was used from an unknown device. We closed it: sign in again. If in doubt, call us.',
  },
  'sign-in-means-added': {
    fr: 'Un nouveau moyen de connexion a été ajouté à votre compte. Si ce n’est pas vous, appelez-nous.',
    en: 'A new way to sign in was added to your account. If it was not you, call us.',
  },
  'sign-in-means-removed': {
    fr: 'Un moyen de connexion a été retiré de votre compte. Si ce n’est pas vous, appelez-nous.',
    en: 'A way to sign in was removed from your account. If it was not you, call us.',
  },
  'password-changed': {
    fr: 'Votre mot de passe a été changé. Si ce n’est pas vous, appelez-nous.',
    en: 'Your password was changed. If it was not you, call us.',
  },
  'contact-changed': {
    fr: 'Vos coordonnées ont été changées. Si ce n’est pas vous, appelez-nous.',
    en: 'How we reach you was changed. If it was not you, call us.',
  },
  'recovery-asked': {
    fr: 'Quelqu’un a demandé à retrouver l’accès à votre compte. Si ce n’est pas vous, appelez-nous : rien n’est encore changé.',
    en: 'Somebody asked to recover access to your account. If it was not you, call us: nothing has changed yet.',
  },
  'recovery-done': {
    fr: 'L’accès à votre compte a été rétabli avec de nouveaux moyens. Si ce n’est pas vous, appelez-nous.',
    en: 'Access to your account was restored with new means. If it was not you, call us.',
  },
  'code-asked': {
    fr: 'Un code d’activation a été demandé pour votre compte. Si ce n’est pas vous, appelez-nous.',
    en: 'An activation code was asked for your account. If it was not you, call us.',
  },
  'delegation-proposed': {
    fr: 'Une personne vous propose d’agir pour elle. Connectez-vous pour accepter ou refuser.',
    en: 'Somebody asks you to act for them. Sign in to accept or refuse.',
  },
  'delegation-accepted': { fr: 'Une personne a accepté d’agir pour vous.', en: 'Somebody agreed to act for you.' },
  'delegation-refused': { fr: 'Une personne a refusé d’agir pour vous.', en: 'Somebody declined to act for you.' },
  'delegation-ended': {
    fr: 'L’accès d’une personne à un dossier est terminé.',
    en: 'Somebody’s access to a record has ended.',
  },
  'delegation-expired': {
    fr: 'Une invitation est restée sans réponse. Elle ne vaut plus.',
    en: 'An invitation had no answer. It is no longer valid.',
  },
  'majority-soon': {
    fr: 'Un accès lié à l’âge se termine bientôt : la majorité approche.',
    en: 'An access that depends on age ends soon: majority is near.',
  },
  'majority-reached': {
    fr: 'La majorité est atteinte : le dossier appartient désormais à la seule personne concernée.',
    en: 'Majority is reached: the record now belongs to the person alone.',
  },
  'update-soon': { fr: 'Il y a une mise à jour dans votre dossier.', en: 'There is an update in your record.' },
  'update-made': {
    fr: 'Il y a une mise à jour dans votre dossier. Vous pouvez la lire.',
    en: 'There is an update in your record. You can read it.',
  },
  'export-ready': {
    fr: 'Votre téléchargement est prêt. Il reste disponible sept jours.',
    en: 'Your download is ready. It stays available for seven days.',
  },
  'export-expired': {
    fr: 'Votre téléchargement n’est plus disponible. Vous pouvez en demander un autre.',
    en: 'Your download is no longer available. You may ask for another.',
  },
  'review-asked': {
    fr: 'Une personne vous demande une réponse. Elle attend dans « Mes accès », avec sa date limite.',
    en: 'Somebody asks you for an answer. It waits in “My accesses”, with its deadline.',
  },
  'review-answered': {
    fr: 'Une de vos demandes a reçu une réponse. Elle vous attend dans « Qui a regardé mon dossier ».',
    en: 'One of your requests was answered. The answer waits in “Who looked at my record”.',
  },
  'review-passed-on': {
    fr: 'Une de vos demandes n’a pas reçu de réponse à temps. Elle est transmise à la personne qui protège vos données.',
    en: 'One of your requests had no answer in time. It goes to the person who protects your data.',
  },
  'document-misfiled': {
    fr: 'Un document que vous avez ouvert ne concernait peut-être pas la bonne personne. Vérifiez avant de vous en servir.',
    en: 'A document that you opened may not have been about the right person. Check before you use it.',
  },
} as const satisfies Readonly<Record<NoticeTemplate, InBoth>>

export const noticeText = (template: NoticeTemplate, language: Language): string => TEMPLATES[template][language]

export type MailWords = { readonly subject: string; readonly text: string }

type Mails = {
  readonly hello: string
  readonly signature: readonly string[]
  readonly security: string
  readonly news: string
  readonly one: string
  readonly several: string
  readonly proof: string
}

const MAILS: Readonly<Record<Language, Mails>> = {
  fr: {
    hello: 'Bonjour,',
    signature: [
      'Pour lire la suite, ouvrez votre dossier comme d’habitude.',
      'Ce message ne contient aucun lien : n’en suivez pas dans un message qui se dit de nous.',
    ],
    security: 'Sécurité de votre compte',
    news: 'Il y a du nouveau dans votre dossier',
    one: 'Un nouveau message vous attend dans votre dossier.',
    several: 'De nouveaux messages vous attendent dans votre dossier.',
    proof: 'Vous avez demandé un essai : nos messages vous parviennent.',
  },
  en: {
    hello: 'Hello,',
    signature: [
      'To read on, open your record as you usually do.',
      'This message holds no link: follow none in a message that says it is from us.',
    ],
    security: 'The security of your account',
    news: 'There is news in your record',
    one: 'A new message waits for you in your record.',
    several: 'New messages wait for you in your record.',
    proof: 'You asked for a trial: our messages reach you.',
  },
}

const written = (language: Language, subject: string, text: string): MailWords => ({
  subject,
  text: `${[MAILS[language].hello, text, ...MAILS[language].signature].join('\n\n')}\n`,
})

/**
 * The mail of a notice. It says that there is something, and nothing of it: whoever reads the mail-box must learn nothing. A notice of security
 * says what happened to the account, because its reader may no longer be able to sign in.
 */
export const mailOf = (template: NoticeTemplate, language: Language): MailWords => {
  const { security, news, one } = MAILS[language]
  return eventOf(template) === 'security' ? written(language, security, noticeText(template, language)) : written(language, news, one)
}

/** The mail of her hour: however much waits, the same words. */
export const digestMail = (language: Language): MailWords => written(language, MAILS[language].news, MAILS[language].several)

export const trialMail = (language: Language): MailWords => written(language, MAILS[language].news, MAILS[language].proof)

/** All that a browser is ever shown, over whatever else is on the screen. */
export const PUSH_WORDS: InBoth = { fr: 'Votre carnet : il y a du nouveau.', en: 'Your record: there is news.' }
