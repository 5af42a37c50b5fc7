import type { ActorId, EventId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { NoticeTemplate } from '../kernel/notice.ts'
import type { Queries } from '../platform/db/index.ts'
import { setDueAtLatest } from '../platform/due/index.ts'
import { isMailAddress, queueMail } from '../platform/mail/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { EventReference } from '../platform/outbox/index.ts'
import { queuePush } from '../platform/push/index.ts'
import { settingsOf } from './keep-settings.ts'
import { eventOf, noticeContext } from './model.ts'
import { DELIVER_WAITING } from './move-waiting.ts'
import { isOn, toldAt } from './settings.ts'
import { insertNotice } from './store.ts'
import { insertWaiting, type Waiting } from './waiting-store.ts'
import { type Language, mailOf, type MailWords } from './words.ts'

/** The address somebody may be written to; none: she is told in the page alone. */
export type AddressOf = (op: Operation, actorId: ActorId) => Promise<string | undefined>

export type Plan = {
  readonly actorId: ActorId
  readonly template: NoticeTemplate
  readonly language: Language
  readonly isCounted: boolean
  /** Beside the page; later than now: it waits. */
  readonly due: Instant
  readonly ways: readonly Waiting['channel'][]
  readonly address: string | undefined
}

/** How somebody is told of this, as she chose it: read before the transaction that tells. */
export const planFor = async (
  op: Operation,
  actorId: ActorId,
  { template, recordId }: { readonly template: NoticeTemplate; readonly recordId: EventReference['recordId'] },
  addressOf: AddressOf,
): Promise<Plan> => {
  const settings = await settingsOf(op.db, op.keyring, actorId)
  const event = eventOf(template)
  const ways = (['email', 'push'] as const).filter(channel => isOn(settings, recordId, event, channel))
  const address = ways.includes('email') ? await addressOf(op, actorId) : undefined
  return {
    actorId,
    template,
    language: settings.language,
    isCounted: isOn(settings, recordId, event, 'page'),
    due: toldAt(settings, event, op.instant),
    ways: ways.filter(way => way === 'push' || (address !== undefined && isMailAddress(address))),
    address,
  }
}

/** Leaves it in her page, sealed for her alone; and on its way, or waiting for her hour. */
export const tell = async (tx: Queries, op: Operation, plan: Plan, { recordId, eventId }: EventReference): Promise<void> => {
  const { actorId, template, isCounted, due, ways, language } = plan
  const sealed = op.keyring.sealForActor(actorId, noticeContext(eventId), Buffer.from(JSON.stringify({ template, recordId })))
  const number = numberOf(op, eventId, actorId)
  // Asked for together, they travel together.
  await Promise.all([
    insertNotice(tx, { actorId, id: eventId, at: op.instant, sealed, isCounted }),
    ...(due > op.instant
      ? wait(tx, plan, eventId)
      : [
          ways.includes('email') && writeTo(tx, op, plan, number, mailOf(template, language), eventOf(template) === 'emergency'),
          ways.includes('push') && queuePush(tx, actorId, number, op.instant),
        ]),
  ])
}

const wait = (tx: Queries, { actorId, due, ways }: Plan, noticeId: EventId): readonly Promise<unknown>[] => [
  ...ways.map(channel => insertWaiting(tx, actorId, { noticeId, channel, due })),
  ...(ways.length > 0 ? [setDueAtLatest(tx, { kind: DELIVER_WAITING, subject: actorId, due })] : []),
]

export const writeTo = async (
  tx: Queries,
  op: Operation,
  { actorId, address }: Pick<Plan, 'actorId' | 'address'>,
  id: string,
  words: MailWords,
  isUrgent = false,
): Promise<void> => {
  if (address !== undefined && isMailAddress(address)) await queueMail(tx, op, { id, personId: actorId, to: address, isUrgent, ...words })
}

/** One number for one cause and one reader, so that a job that runs twice sends once; nobody else can make it. */
export const numberOf = ({ keyring }: Pick<Operation, 'keyring'>, cause: string, actorId: ActorId): string => {
  const hex = keyring.blindIndex('notice-mail', `${cause}|${actorId}`).toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
