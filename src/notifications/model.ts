import type { EventId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { NoticeTemplate } from '../kernel/notice.ts'

/** What a notice is about, as people choose by it. `security` is told on every channel, always (security.md A8). */
export const NOTICE_EVENTS = ['security', 'record', 'accesses', 'documents', 'relatives'] as const
export type NoticeEvent = (typeof NOTICE_EVENTS)[number]

type Words = { readonly event: NoticeEvent; readonly text: string }

const security = (text: string): Words => ({ event: 'security', text })
const record = (text: string): Words => ({ event: 'record', text })
const accesses = (text: string): Words => ({ event: 'accesses', text })
const documents = (text: string): Words => ({ event: 'documents', text })
const relatives = (text: string): Words => ({ event: 'relatives', text })

/** The only words a notice may be made of: no name, no document, no care (security.md A32). */
export const TEMPLATES = {
  'emergency-access-holder': accesses(
    'Un professionnel a ouvert votre dossier en urgence. « Qui a regardé mon dossier » dit qui, quand et pourquoi.',
  ),
  'emergency-access-attending': accesses(
    'Un accès en urgence a été ouvert sur le dossier d’une personne dont vous êtes le médecin traitant.',
  ),
  'record-opened': record('Votre dossier est ouvert. Vous pouvez l’activer, le fermer ou le laisser ainsi.'),
  'record-activated': security('Votre dossier a été activé. Si ce n’est pas vous, appelez-nous.'),
  'record-closed': security('Votre dossier a été fermé. Plus personne ne peut le lire. Vous pouvez le rouvrir quand vous voulez.'),
  'record-reopened': security('Votre dossier a été rouvert. Tout ce qu’il contenait est revenu.'),
  'record-suspended': security('L’accès à votre dossier est suspendu. Vous avez six semaines pour vous y opposer.'),
  'record-resumed': security('L’accès à votre dossier est rétabli.'),
  'erasure-asked': security('L’effacement de votre dossier a été demandé. Il aura lieu dans les trois mois.'),
  'erasure-withdrawn': security('La demande d’effacement de votre dossier est annulée.'),
  'erasure-done': security('L’effacement de votre dossier est terminé. L’attestation est dans votre compte.'),
  'opposition-recorded': record('Votre refus d’avoir un dossier est enregistré. Vous pouvez revenir sur ce choix.'),
  'opposition-withdrawn': record('Vous êtes revenu sur votre refus d’avoir un dossier.'),
  'agent-acted': security('Un agent a enregistré un changement à votre demande. Si vous n’avez rien demandé, appelez-nous.'),
  'identity-corrected': record('Votre identité a été corrigée dans votre dossier.'),
  'signed-in-elsewhere': security('Votre compte a été ouvert sur un nouvel appareil. Si ce n’est pas vous, appelez-nous.'),
  'sign-in-means-added': security('Un nouveau moyen de connexion a été ajouté à votre compte. Si ce n’est pas vous, appelez-nous.'),
  'sign-in-means-removed': security('Un moyen de connexion a été retiré de votre compte. Si ce n’est pas vous, appelez-nous.'),
  'password-changed': security('Votre mot de passe a été changé. Si ce n’est pas vous, appelez-nous.'),
  'contact-changed': security('Vos coordonnées ont été changées. Si ce n’est pas vous, appelez-nous.'),
  'recovery-asked': security(
    'Quelqu’un a demandé à retrouver l’accès à votre compte. Si ce n’est pas vous, appelez-nous : rien n’est encore changé.',
  ),
  'recovery-done': security('L’accès à votre compte a été rétabli avec de nouveaux moyens. Si ce n’est pas vous, appelez-nous.'),
  'code-asked': security('Un code d’activation a été demandé pour votre compte. Si ce n’est pas vous, appelez-nous.'),
  'delegation-proposed': relatives('Une personne vous propose d’agir pour elle. Connectez-vous pour accepter ou refuser.'),
  'delegation-accepted': relatives('Une personne a accepté d’agir pour vous.'),
  'delegation-refused': relatives('Une personne a refusé d’agir pour vous.'),
  'delegation-ended': relatives('L’accès d’une personne à un dossier est terminé.'),
  'delegation-expired': relatives('Une invitation est restée sans réponse. Elle ne vaut plus.'),
  'majority-soon': relatives('Un accès lié à l’âge se termine bientôt : la majorité approche.'),
  'majority-reached': relatives('La majorité est atteinte : le dossier appartient désormais à la seule personne concernée.'),
  'update-soon': documents('Il y a une mise à jour dans votre dossier.'),
  'update-made': documents('Il y a une mise à jour dans votre dossier. Vous pouvez la lire.'),
  'export-ready': record('Votre téléchargement est prêt. Il reste disponible sept jours.'),
  'export-expired': record('Votre téléchargement n’est plus disponible. Vous pouvez en demander un autre.'),
  'review-asked': record('Une personne vous demande une réponse. Elle attend dans « Mes accès », avec sa date limite.'),
  'review-answered': record('Une de vos demandes a reçu une réponse. Elle vous attend dans « Qui a regardé mon dossier ».'),
  'review-passed-on': record(
    'Une de vos demandes n’a pas reçu de réponse à temps. Elle est transmise à la personne qui protège vos données.',
  ),
  'document-misfiled': record(
    'Un document que vous avez ouvert ne concernait peut-être pas la bonne personne. Vérifiez avant de vous en servir.',
  ),
} as const satisfies Readonly<Record<NoticeTemplate, Words>>
export type Template = NoticeTemplate

export type Notice = {
  /** The event's own: telling the same actor twice of it is one notice. */
  readonly id: EventId
  readonly at: Instant
  readonly template: Template
  readonly text: string
  readonly recordId: RecordId
  readonly isRead: boolean
}

export type MailWords = { readonly subject: string; readonly text: string }

const SIGNATURE = [
  'Pour lire la suite, ouvrez votre dossier comme d’habitude.',
  'Ce message ne contient aucun lien : n’en suivez pas dans un message qui se dit de nous.',
]

/**
 * The mail of a notice. It says that there is something, and nothing of it: whoever reads the mail-box must learn nothing. A notice of security
 * says what happened to the account, because its reader may no longer be able to sign in.
 */
export const mailOf = (template: Template): MailWords => {
  const { event, text } = TEMPLATES[template]
  return event === 'security'
    ? { subject: 'Sécurité de votre compte', text: paragraphs(text, ...SIGNATURE) }
    : {
        subject: 'Il y a du nouveau dans votre dossier',
        text: paragraphs('Un nouveau message vous attend dans votre dossier.', ...SIGNATURE),
      }
}

const paragraphs = (...texts: readonly string[]): string => `${['Bonjour,', ...texts].join('\n\n')}\n`
