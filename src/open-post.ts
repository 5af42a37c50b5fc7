import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { issueActivationCodes, LOOP } from './accounts/index.ts'
import { operationFor, type Services } from './api/index.ts'
import type { Settings } from './config.ts'
import { directoryEntry } from './directory/index.ts'
import { contactsOf } from './identity/index.ts'
import { inventAnnouncement } from './invented-announcement.ts'
import type { AddressOf } from './notifications/index.ts'
import { countMails, keptOutbox, type MailReactions, smtpTransport, startMailLoop, type Transport } from './platform/mail/index.ts'
import { countLetters, printBatch, type Printer } from './platform/print/index.ts'
import { answerForms, type Campaign, type Places, sendingLeft, sendingReturned } from './records/index.ts'
import { systemDraw } from './platform/keyring/primitives.ts'

/** Where people answer, as letters and pages say it. */
export const placesOf = ({ publicUrl, helpPhone, postalAddress }: Settings): Places => ({ publicUrl, phone: helpPhone, postalAddress })

export const campaignOf = ({ places }: Pick<Services, 'places'>): Campaign => ({ issueCodes: issueActivationCodes, places })

/** The address of a notice: what she set herself, else what the insurer knows; a professional’s, what the directory publishes. */
export const addressOf: AddressOf = async (op, actorId) =>
  (await contactsOf(op, actorId)).email?.value ?? (await directoryEntry(op.db, actorId))?.email

const operation = (services: Services) => operationFor(services, LOOP, systemDraw.uuid())

/** What a message that left, or came back, changes: the six weeks of a person who is told (R.1111-28). */
const reactionsOf = (services: Services): MailReactions => ({
  sent: (tx, fate) => sendingLeft(tx, operation(services), fate),
  undelivered: async (tx, fate) => void (await sendingReturned(tx, operation(services), fate, campaignOf(services))),
})

/** Letters go to a folder that is the printer's; a letter counts as sent when its batch is written. */
export const printerOf = (services: Services, folder: string): Printer => ({
  db: services.db,
  keyring: services.keyring,
  draw: systemDraw,
  folder,
  keeps: services.mode === 'demonstration',
  printed: (tx, fate) => sendingLeft(tx, operation(services), fate),
})

const transportOf = ({ mail, mode }: Settings): Transport =>
  mail.smtpUrl === undefined ? keptOutbox : smtpTransport({ url: mail.smtpUrl, from: mail.from, requireTls: mode === 'production' })

/** Mail out and back, forms that came in; a demonstration prints its letters by itself, elsewhere `npm run letters` does. */
export const runPost = async (settings: Settings, services: Services, stack: AsyncDisposableStack): Promise<void> => {
  if (services.demonstration !== undefined) await inventAnnouncement(services)
  const { db, keyring, clock, log, metrics } = services
  const loop = startMailLoop({
    mailer: { db, keyring, transport: transportOf(settings), reactions: reactionsOf(services) },
    bounces: settings.mail.bounceImapUrl === undefined ? undefined : { url: settings.mail.bounceImapUrl },
    clock,
    log,
  })
  stack.defer(() => loop.stop())
  const stopping = new AbortController()
  const desk = serveForms(settings, services, stopping.signal)
  stack.defer(async () => {
    stopping.abort()
    await desk
  })
  metrics.watch('mail_waiting', () => countMails(db))
  metrics.watch('letters_waiting', () => countLetters(db))
}

const A_LOOK = 2_000

const serveForms = async (settings: Settings, services: Services, stopped: AbortSignal): Promise<void> => {
  const { db, log, clock, places, mode } = services
  const printer = printerOf(services, path.join(settings.dataFolder, 'letters'))
  while (!stopped.aborted) {
    try {
      await answerForms(operation(services), places)
      if (mode === 'demonstration') await db.ifAdvisoryLock('carnet.letters', async () => void (await printBatch(printer, clock.now())))
    } catch (error) {
      log.error('forms and letters wait', { loop: 'post', error })
    }
    await pause(A_LOOK, undefined, { signal: stopped }).catch(() => undefined)
  }
}
