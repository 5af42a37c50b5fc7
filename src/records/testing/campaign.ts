import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { by, INSURER, signIn, type World } from '../../../test/support-door/index.ts'
import { issueActivationCodes, LOOP } from '../../accounts/index.ts'
import { findPerson } from '../../identity/index.ts'
import { importLines, keyed, someone, type LineWords } from '../../identity/testing/lines.ts'
import type { ActorId } from '../../kernel/ids.ts'
import { INS_OIDS } from '../../kernel/ins.ts'
import { keptOutbox, MailRefused, sendMails, type Transport } from '../../platform/mail/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { printBatch } from '../../platform/print/index.ts'
import { type Campaign, sendingLeft, sendingReturned } from '../index.ts'

export const CAMPAIGN: Campaign = {
  issueCodes: issueActivationCodes,
  places: { publicUrl: 'https://carnet.example', phone: '34 22', postalAddress: 'Carnet, 29999 PORT-KERVAL' },
}

/** The matricule of `someone(n)`. */
export const numberOf = (n: number): string => keyed(`26803290${String(n).padStart(5, '0')}`)

/** A register, a post office and a mail server of a test: addresses that say « nobody » refuse. */
export const openCampaign = async (world: World) => {
  const { database, keyring, draw, clock } = world
  const insurer = await signIn(world, INSURER)
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-letters-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const op = (): Operation => ({ ...by(world, insurer), caller: LOOP })
  const transport: Transport = {
    ...keptOutbox,
    send: async ({ to }) => {
      if (to.startsWith('nobody')) throw new MailRefused('550')
    },
  }
  const idOf = async (n: number, oid: string = INS_OIDS.demonstration): Promise<ActorId> => {
    const found = await findPerson(op(), { matricule: numberOf(n), oid })
    if (found === undefined) throw new Error('not registered')
    return found.personId
  }
  return {
    op,
    idOf,
    /** Registers somebody and answers her number. */
    register: async (n: number, words: LineWords = {}): Promise<ActorId> => {
      const { rejections } = await importLines(op(), someone(n, words))
      if (rejections.length > 0) throw new Error(rejections.map(({ code }) => code).join())
      return idOf(n, words['oid'])
    },
    /** Everything that waits leaves: mails, and letters. */
    post: async () => {
      const mails = await sendMails(
        {
          db: database,
          keyring,
          transport,
          reactions: {
            sent: (tx, fate) => sendingLeft(tx, op(), fate),
            undelivered: async (tx, fate) => void (await sendingReturned(tx, op(), fate, CAMPAIGN)),
          },
        },
        clock.now(),
      )
      const printed = (tx: Parameters<typeof sendingLeft>[0], fate: { id: string; at: Operation['instant'] }) => sendingLeft(tx, op(), fate)
      const letters = await printBatch({ db: database, keyring, draw, folder, keeps: true, printed }, clock.now())
      return { mails: mails.sent, failed: mails.failed, letters: letters?.letters ?? 0 }
    },
  }
}
