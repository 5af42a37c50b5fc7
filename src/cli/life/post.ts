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

type Fate = { readonly id: string; readonly personId: ActorId }

export const openPost = (run: Run, home: string): Post => {
  const { world, chance, agenda } = run
  const { services } = world
  const codes = new Map<ActorId, string>()
  const texts = new Map<string, string>()
  const transport: Transport = { keeps: true, send: async ({ id, text }) => void texts.set(id, text), close: () => undefined }
  const left = async (fate: Fate, text: string): Promise<void> => {
    const code = CODE.exec(text)?.[0]
    if (code !== undefined) codes.set(fate.personId, code)
    await run.noteSending(fate.id, 'sent')
  }
  const mailer: Mailer = {
    db: services.db,
    keyring: services.keyring,
    transport,
    reactions: {
      sent: (tx, mail) => sendingLeft(tx, world.loop(), mail),
      undelivered: async (tx, mail) => void (await sendingReturned(tx, world.loop(), mail, CAMPAIGN)),
    },
  }
  const printed: Fate[] = []
  const printer: Printer = {
    db: services.db,
    keyring: services.keyring,
    draw: services.draw,
    folder: path.join(home, 'letters'),
    keeps: true,
    printed: async (tx, letter) => {
      await sendingLeft(tx, world.loop(), letter)
      printed.push(letter)
    },
  }
  const bounceLater = ({ id }: Fate): void => {
    agenda.add(after(world.now(), chance.between(1, 60) * HOUR), async () => {
      if (await undelivered(mailer, id, 'returned', world.now())) await run.noteSending(id, 'returned')
    })
  }
  const comeBackLater = ({ id }: Fate): void => {
    agenda.add(after(world.now(), chance.between(4, 12) * DAY), async () => {
      if ((await run.sendingOf(id)) === undefined) return
      await letterCameBack(await world.agent(0), id, CAMPAIGN)
      await run.noteSending(id, 'returned')
    })
  }
  const sendAll = async (): Promise<void> => {
    for (;;) {
      const { sent } = await sendMails(mailer, world.now(), 500)
      for (const [id, text] of texts) {
        texts.delete(id)
        const sending = await run.sendingOf(id)
        if (sending === undefined) continue
        await left({ id, personId: sending }, text)
        if (chance.happens(0.06)) bounceLater({ id, personId: sending })
      }
      if (sent === 0) return
    }
  }
  const printAll = async (): Promise<void> => {
    while ((await printBatch(printer, world.now())) !== undefined) {
      for (const { id } of printed.splice(0)) {
        const sending = await run.sendingOf(id)
        if (sending === undefined) continue
        const letter = await readLetter(services.db, services.keyring, id)
        await left({ id, personId: sending }, JSON.stringify(letter))
        if (chance.happens(0.03)) comeBackLater({ id, personId: sending })
      }
    }
  }
  let lastDay = 0
  const deliver = async (): Promise<void> => {
    lastDay = Math.floor(world.now() / DAY)
    await sendAll()
    await printAll()
  }
  return {
    deliver,
    deliverDaily: async () => (Math.floor(world.now() / DAY) > lastDay ? deliver() : undefined),
    codeOf: personId => codes.get(personId),
  }
}
