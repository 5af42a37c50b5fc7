import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'

/** One message in plain text. Its words are a slice's own fixed template: no health word, no name of a document, no link that signs in. */
export type Mail = {
  /** Chosen by the caller: queueing it twice is queueing it once, and it is the stable part of Message-ID and of the return address. */
  readonly id: string
  /** Whose address it is. */
  readonly personId: ActorId
  readonly to: string
  readonly subject: string
  readonly text: string
  /** In front of all that waits: an information to a million people must not hold up an emergency. */
  readonly isUrgent?: boolean
}

export type MailState = 'waiting' | 'sending' | 'sent' | 'returned' | 'failed'

/** What is told of a message: never its words. */
export type MailFate = { readonly id: string; readonly personId: ActorId; readonly at: Instant }

const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/

/**
 * One plain address (RFC 5321 without quoting, comments or lists): nothing in it can be a second recipient or a second header.
 * It does not say that somebody reads it.
 */
export const isMailAddress = (text: string): boolean =>
  text.length <= 254 && ADDRESS.test(text) && !text.includes('..') && !text.startsWith('.') && !text.includes('.@')

const SUBJECT_MOST = 120
const TEXT_MOST = 20_000
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/
const CONTROL_IN_TEXT = /[\u0000-\u0008\u000b-\u001f\u007f]/

/** Why this message cannot be sent as it is; a fault of the caller, never shown. */
export const problemOfMail = ({ to, subject, text }: Pick<Mail, 'to' | 'subject' | 'text'>): string | undefined => {
  if (!isMailAddress(to)) return 'the address is not one plain address'
  if (subject === '' || subject.length > SUBJECT_MOST || CONTROL.test(subject)) return 'the subject is not one short line'
  if (text === '' || text.length > TEXT_MOST || CONTROL_IN_TEXT.test(text)) return 'the text is empty, too long or not plain'
  return undefined
}
