import type { Transporter } from 'nodemailer'
import type { Instant } from '../../kernel/instant.ts'
import type { MailBody } from './queue-mail.ts'

/** One message with its envelope: what a server is told. */
export type OutgoingMail = MailBody & { readonly id: string; readonly at: Instant }

/**
 * How a message leaves. `send` resolves when the server has answered for it (250); else it throws `ServerAway` (nobody was asked), `MailRefused`
 * (it will never be taken), or anything else (not this time).
 */
export type Transport = {
  /** An outbox that shows what it was given, in place of a server: the content is not forgotten. */
  readonly keeps: boolean
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

/** The server cannot be reached, or will not talk to us: no message was tried. */
export class ServerAway extends Error {
  override readonly name = 'ServerAway'
}
/** The server took this address or this message and said no, for good (RFC 5321: 5yz). */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'
}

/** In place of a server, in a demonstration: everything « arrives », and is shown on screen. */
export const keptOutbox: Transport = { keeps: true, send: async () => undefined, close: () => undefined }

export type SmtpSettings = {
  /** `smtp://` (STARTTLS when offered) or `smtps://`, with user and password when asked for. */
  readonly url: string
  /** What people see it comes from: an address. */
  readonly from: string
  /** Refuses to speak in clear; false only where the server is this machine. */
  readonly requireTls: boolean
}

const SECONDS_OF_PATIENCE = 20_000

/** The library is loaded by the first message: a demonstration, whose outbox is kept, does without it. */
export const smtpTransport = (settings: SmtpSettings): Transport => {
  let mailer: Promise<Transporter> | undefined
  return {
    keeps: false,
    send: async mail => {
      mailer ??= openMailer(settings)
      await (await mailer).sendMail(messageOf(mail, settings.from)).catch((error: unknown) => {
        throw translated(error)
      })
    },
    close: () => void mailer?.then(opened => opened.close()),
  }
}

const openMailer = async ({ url, requireTls }: SmtpSettings): Promise<Transporter> => {
  const { createTransport } = await import('nodemailer')
  const parsed = new URL(url)
  const isSecure = parsed.protocol === 'smtps:'
  return createTransport({
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: Number(parsed.port || (isSecure ? 465 : 587)),
    secure: isSecure,
    requireTLS: requireTls && !isSecure,
    pool: true,
    maxConnections: 2,
    ...(parsed.username === '' ? {} : { auth: { user: decodeURIComponent(parsed.username), pass: decodeURIComponent(parsed.password) } }),
    connectionTimeout: SECONDS_OF_PATIENCE,
    greetingTimeout: SECONDS_OF_PATIENCE,
    socketTimeout: SECONDS_OF_PATIENCE,
    // Nothing of a message is ever read from a file or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

const messageOf = ({ id, at, to, subject, text }: OutgoingMail, from: string) => ({
  // Addresses as objects: a string would be parsed, and may be several.
  from: { name: 'Carnet', address: from },
  to: { name: '', address: to },
  envelope: { from: returnAddress(from, id), to: [to] },
  messageId: `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
  date: new Date(at),
  subject,
  text,
  textEncoding: 'quoted-printable' as const,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
})

/** Where a bounce of this one message comes back to (VERP): `retour+ID@…`. A mail server that knows `+` needs one box for all of them. */
export const returnAddress = (from: string, id: string): string =>
  `retour+${id.replaceAll('-', '')}@${from.slice(from.lastIndexOf('@') + 1)}`

const RETURN = /^retour\+([0-9a-f]{32})@/i

/** The message that a return address is of. */
export const messageOfReturn = (address: string): string | undefined => {
  const hex = RETURN.exec(address.trim())?.[1]?.toLowerCase()
  return hex?.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

type SmtpFault = { readonly code?: unknown; readonly command?: unknown; readonly responseCode?: unknown }

/** Commands whose refusal is about this message or its address; a refusal of any other is about us, and passes. */
const ABOUT_THE_MESSAGE = new Set(['RCPT TO', 'DATA', 'MAIL FROM'])

const translated = (error: unknown): Error => {
  const { code, command, responseCode } = Object(error) as SmtpFault
  const told = `${String(code)} ${String(command)} ${String(responseCode)}`
  if (typeof responseCode !== 'number') return command === 'DATA' ? new Error(told) : new ServerAway(told)
  const isAboutIt = ABOUT_THE_MESSAGE.has(String(command))
  if (!isAboutIt) return new ServerAway(told)
  return responseCode >= 500 ? new MailRefused(told) : new Error(told)
}
