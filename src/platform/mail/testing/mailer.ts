import { idOf, type World } from '../../../../test/support-door/index.ts'
import { type MailFate, type Mailer, queueMail, smtpTransport } from '../index.ts'

/** A mailer whose reactions are remembered, and somebody who writes. */
export const openMailer = ({ database, keyring, clock, draw }: World, url: string) => {
  const told = { sent: [] as string[], undelivered: [] as string[] }
  const mailer: Mailer = {
    db: database,
    keyring,
    transport: smtpTransport({ url, from: 'ne-pas-repondre@ourselves.test', requireTls: false }),
    reactions: {
      sent: async (_, { id }: MailFate) => void told.sent.push(id),
      undelivered: async (_, { id }: MailFate) => void told.undelivered.push(id),
    },
  }
  const write = async (to: string, subject = 'Votre dossier', isUrgent = false): Promise<string> => {
    const id = draw.uuid()
    await database.transaction(tx =>
      queueMail(tx, { keyring, instant: clock.now() }, { id, personId: idOf('Anne'), to, subject, text: 'Bonjour.\n', isUrgent }),
    )
    return id
  }
  return { mailer, told, write }
}
