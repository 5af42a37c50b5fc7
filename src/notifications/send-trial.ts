import { MINUTE } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { queuePush } from '../platform/push/index.ts'
import { settingsOf } from './keep-settings.ts'
import { type AddressOf, numberOf, writeTo } from './tell.ts'
import { trialMail } from './words.ts'

/** What it looks like, by every way she has: at most one a minute, whatever is pressed. */
export const sendTrial = async (op: Operation, addressOf: AddressOf): Promise<void> => {
  const actorId = op.caller.subject.id
  const { language } = await settingsOf(op.db, op.keyring, actorId)
  const address = await addressOf(op, actorId)
  const number = numberOf(op, `trial|${Math.floor(op.instant / MINUTE)}`, actorId)
  await op.db.transaction(async tx => {
    await writeTo(tx, op, { actorId, address }, number, trialMail(language))
    await queuePush(tx, actorId, number, op.instant)
  })
}
