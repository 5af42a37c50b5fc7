import type { EventId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/** The only words a notice may be made of: no name, no document, no care (security.md A32). */
export const TEMPLATES = {
  'emergency-access-holder':
    'Un professionnel a ouvert votre dossier en urgence. « Qui a regardé mon dossier » dit qui, quand et pourquoi.',
  'emergency-access-attending': 'Un accès en urgence a été ouvert sur le dossier d’une personne dont vous êtes le médecin traitant.',
} as const
export type Template = keyof typeof TEMPLATES

export type Notice = {
  /** The event's own: telling the same actor twice of it is one notice. */
  readonly id: EventId
  readonly at: Instant
  readonly template: Template
  readonly text: string
  readonly recordId: RecordId
  readonly isRead: boolean
}
