import type { Kit } from './population.ts'
import { openMail } from '../../platform/mail/queue-mail.ts'
import { openLetter } from '../../platform/print/queue-letter.ts'
import { sha256 } from '../../platform/keyring/primitives.ts'
import type { ActorId } from '../../kernel/ids.ts'

/** Figures that depend on the whole of a text. */
export const hashAll = (text: string): string => BigInt(`0x${sha256(Buffer.from(text)).toString('hex')}`).toString()

/** Mails left for her, the oldest first. */
export const mailsOf = async ({ database, keyring }: Kit, personId: ActorId): Promise<readonly string[]> => {
  const rows = await database.owner.rows<{ id: string; sealed: Buffer }>({
    name: 'test.mails_of',
    text: 'select id, sealed from mail_message where person_id = $1 order by queued_at, id',
    values: [personId],
  })
  return rows.map(({ id, sealed }) => {
    const { subject, text } = openMail({ keyring }, id, personId, sealed)
    return `${subject}\n${text}`
  })
}

/** Letters left for the printer to send her. */
export const lettersOf = async ({ database, keyring }: Kit, personId: ActorId): Promise<readonly string[]> => {
  const rows = await database.owner.rows<{ id: string; sealed: Buffer }>({
    name: 'test.letters_of',
    text: 'select id, sealed from letter where person_id = $1 order by queued_at, id',
    values: [personId],
  })
  return rows.map(({ id, sealed }) => JSON.stringify(openLetter(keyring, id, personId, sealed)))
}

/** The code that stands in a message: a code as letters print it; three groups of a reference that happen to be figures alone are none. */
export const codeIn = (text: string | undefined): string =>
  /(?<!-)[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}(?!-)/.exec(text ?? '')?.[0] ?? 'no code'
export const sixFiguresIn = (text: string | undefined): string => /\b\d{6}\b/.exec(text ?? '')?.[0] ?? 'no code'
