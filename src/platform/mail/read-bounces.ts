import type { ImapFlow } from 'imapflow'
import type { AddressObject, ParsedMail } from 'mailparser'
import type { Instant } from '../../kernel/instant.ts'
import { type Mailer, undelivered } from './send-mails.ts'
import { messageOfReturn } from './transport.ts'

export type BounceBox = {
  /** `imaps://user:password@host/INBOX`, or `imap://` on this machine. */
  readonly url: string
}

export type BouncesRead = { readonly returned: number; readonly others: number }

/**
 * Reads the box of return addresses: a delivery that failed (RFC 3464, `Action: failed`) makes its message `returned`; anything else (a delay, an
 * answer of somebody on leave) changes nothing. A message leaves the box after what it says has committed: killed between, it is read again,
 * without effect.
 */
export const readBounces = async (mailer: Pick<Mailer, 'db' | 'reactions'>, box: BounceBox, at: Instant): Promise<BouncesRead> => {
  const client = await clientOf(box)
  await client.connect()
  try {
    const lock = await client.getMailboxLock(folderOf(box))
    try {
      return await readAll(client, mailer, at)
    } finally {
      lock.release()
    }
  } finally {
    await client.logout().catch(() => client.close())
  }
}

/** The library is loaded by the first look: most servers have no box to read. */
const clientOf = async ({ url }: BounceBox): Promise<ImapFlow> => {
  const { ImapFlow } = await import('imapflow')
  const { hostname, port, protocol, username, password } = new URL(url)
  const secure = protocol === 'imaps:'
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (secure ? 993 : 143)),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
  })
  // A connection that breaks is told by the promise that waits for it; without a listener the event would end the process.
  client.on('error', () => undefined)
  return client
}

const folderOf = ({ url }: BounceBox): string => decodeURIComponent(new URL(url).pathname.slice(1)) || 'INBOX'

const A_BATCH = 100
/** A bounce quotes our own short message: more is not one. */
const MOST_BYTES = 1_000_000

const readAll = async (client: ImapFlow, mailer: Pick<Mailer, 'db' | 'reactions'>, at: Instant): Promise<BouncesRead> => {
  const uids = (await client.search({ all: true }, { uid: true })) || []
  let [returned, others] = [0, 0]
  for (const uid of uids.slice(0, A_BATCH)) {
    const message = await client.fetchOne(String(uid), { size: true, source: { maxLength: MOST_BYTES } }, { uid: true })
    const failed = message === false || message.source === undefined ? undefined : await failedDelivery(message.source)
    const isNews = failed !== undefined && (await undelivered(mailer, failed, 'returned', at))
    if (isNews) returned += 1
    else others += 1
    await client.messageDelete(String(uid), { uid: true })
  }
  return { returned, others }
}

/** The fields of one recipient in a delivery report; the parser gives that part as text. */
const FAILED = /^final-recipient:[^\n]*\n(?:[^\n]+\n)*?action:[ \t]*failed\b/im

const isDeliveryReport = (mail: ParsedMail): boolean => {
  const { value, params } = Object(mail.headers.get('content-type')) as { value?: unknown; params?: { 'report-type'?: unknown } }
  return value === 'multipart/report' && params?.['report-type'] === 'delivery-status'
}

/** The number of our message whose delivery this says has failed. */
export const failedDelivery = async (source: Buffer): Promise<string | undefined> => {
  const { simpleParser } = await import('mailparser')
  const mail = await simpleParser(source, { skipHtmlToText: true, skipImageLinks: true, skipTextLinks: true })
  const isFailure = isDeliveryReport(mail) && FAILED.test(mail.text ?? '')
  return isFailure
    ? recipientsOf(mail)
        .map(messageOfReturn)
        .find(id => id !== undefined)
    : undefined
}

const recipientsOf = (mail: ParsedMail): readonly string[] => {
  const header = (name: string): readonly string[] => {
    const value: unknown = mail.headers.get(name)
    return typeof value === 'string' ? [value.replace(/^.*<|>.*$/g, '')] : Array.isArray(value) ? value.map(String) : []
  }
  const to: readonly AddressObject[] = mail.to === undefined ? [] : Array.isArray(mail.to) ? mail.to : [mail.to]
  return [
    ...header('x-original-to'),
    ...header('delivered-to'),
    ...to.flatMap(({ value }) => value.flatMap(({ address }) => address ?? [])),
  ]
}
