import path from 'node:path'
import { issueActivationCodes } from '../../accounts/index.ts'
import type { ActorId } from '../../kernel/ids.ts'
import { after, DAY, HOUR } from '../../kernel/instant.ts'
import { type Mailer, sendMails, type Transport } from '../../platform/mail/index.ts'
import { printBatch, type Printer, readLetter } from '../../platform/print/index.ts'
import { type Campaign, letterCameBack, sendingLeft, sendingReturned } from '../../records/index.ts'
import { undelivered } from '../../platform/mail/send-mails.ts'
import type { Run } from './run.ts'

export const PLACES = { publicUrl: 'https://carnet.exemple', phone: '3422', postalAddress: 'Carnet, 1 place de l’Essai, 75001 Paris' }

export const CAMPAIGN: Campaign = { issueCodes: issueActivationCodes, places: PLACES }

const CODE = /\b[0-9A-HJKMNP-TV-Z]{4}(?:[ -][0-9A-HJKMNP-TV-Z]{4}){2}\b/

/** The post of the simulated country: every message leaves by the real queue, some come back. */
export type Post = {
  /** What waits is sent and printed, now. */
  deliver(): Promise<void>
  /** The same, once a day at most. */
  deliverDaily(): Promise<void>
  /** The code of the last message to this person, as she read it. */
  codeOf(personId: ActorId): string | undefined
}

/** What is noted when a message about somebody's record has left: the code in it, as she will read it. */
type Left = (id: string, whose: ActorId, text: string) => Promise<void>

export const openPost = (run: Run, home: string): Post => {
  const codes = new Map<ActorId, string>()
  const left: Left = async (id, whose, text) => {
    const code = CODE.exec(text)?.[0]
    if (code !== undefined) codes.set(whose, code)
    await run.noteSending(id, 'sent')
  }
  const [sendAll, printAll] = [mails(run, left), letters(run, home, left)]
  let lastDay = 0
  const deliver = async (): Promise<void> => {
    lastDay = Math.floor(run.world.now() / DAY)
    await sendAll()
    await printAll()
  }
  return {
    deliver,
    deliverDaily: async () => (Math.floor(run.world.now() / DAY) > lastDay ? deliver() : undefined),
    codeOf: personId => codes.get(personId),
  }
}

/** Mail: six of a hundred bounce within some days. */
const mails = (run: Run, left: Left): (() => Promise<void>) => {
  const { world, chance, agenda } = run
  const texts = new Map<string, string>()
  const transport: Transport = { keeps: true, send: async ({ id, text }) => void texts.set(id, text), close: () => undefined }
  const mailer: Mailer = {
    ...world.services,
    transport,
    reactions: {
      sent: (tx, mail) => sendingLeft(tx, world.loop(), mail),
      undelivered: async (tx, mail) => void (await sendingReturned(tx, world.loop(), mail, CAMPAIGN)),
    },
  }
  const bounce = async (id: string): Promise<void> => {
    if (await undelivered(mailer, id, 'returned', world.now())) await run.noteSending(id, 'returned')
  }
  return async () => {
    while ((await sendMails(mailer, world.now(), 500)).sent > 0) {
      for (const [id, text] of texts) {
        texts.delete(id)
        const whose = await run.sendingOf(id)
        if (whose === undefined) continue
        await left(id, whose, text)
        if (chance.happens(0.06)) agenda.add(after(world.now(), chance.between(1, 60) * HOUR), () => bounce(id))
      }
    }
  }
}

/** Letters: three of a hundred come back to the desk. */
const letters = (run: Run, home: string, left: Left): (() => Promise<void>) => {
  const { world, chance, agenda } = run
  const { services } = world
  const printed: string[] = []
  const printer: Printer = {
    ...services,
    folder: path.join(home, 'letters'),
    keeps: true,
    printed: async (tx, letter) => {
      await sendingLeft(tx, world.loop(), letter)
      printed.push(letter.id)
    },
  }
  const comeBack = async (id: string): Promise<void> => {
    if ((await run.sendingOf(id)) === undefined) return
    await letterCameBack(await world.agent(0), id, CAMPAIGN)
    await run.noteSending(id, 'returned')
  }
  return async () => {
    while ((await printBatch(printer, world.now())) !== undefined) {
      for (const id of printed.splice(0)) {
        const whose = await run.sendingOf(id)
        if (whose === undefined) continue
        await left(id, whose, JSON.stringify(await readLetter(services.db, services.keyring, id)))
        if (chance.happens(0.03)) agenda.add(after(world.now(), chance.between(4, 12) * DAY), () => comeBack(id))
      }
    }
  }
}
