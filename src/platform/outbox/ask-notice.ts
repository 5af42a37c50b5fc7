import type { ActorId, EventId, RecordId } from '../../kernel/ids.ts'
import type { NoticeTemplate } from '../../kernel/notice.ts'
import type { Queries } from '../db/index.ts'
import type { Operation } from '../operation.ts'
import type { Outbox } from './open-outbox.ts'

export const NOTICE_ASKED = 'notices.asked'

export type NoticeAsked = { readonly to: readonly ActorId[]; readonly template: NoticeTemplate }

/**
 * « Tell them », in the transaction of what they are told of: the notice exists if and only if that does. `recordId` orders the event; for a
 * person without a record it is the number reserved for hers. Nobody to tell: nothing is written.
 */
export const askNotice = async (
  tx: Queries,
  op: Pick<Operation, 'keyring' | 'draw' | 'instant'>,
  outbox: Outbox,
  { recordId, to, template }: NoticeAsked & { readonly recordId: RecordId },
): Promise<void> => {
  if (to.length === 0) return
  const id = op.draw.uuid() as EventId
  const plain = Buffer.from(JSON.stringify({ to, template } satisfies NoticeAsked))
  await outbox.emit(tx, {
    recordId,
    id,
    name: NOTICE_ASKED,
    sealedBody: op.keyring.sealForActor(TELLER, context(id), plain),
    at: op.instant,
  })
}

export const SIDE_NOTICE_ASKED = 'notices.asked-of-side'

/**
 * Who of a person's side, as it is when she is told: she alone (what a minor keeps from her parents, R.1111-50), those who act for her too, or also the
 * helpers who may read. `except`: whoever did it need not be told.
 */
export type SideNoticeAsked = {
  readonly template: NoticeTemplate
  readonly whom: 'holder' | 'representatives' | 'side' | 'readers'
  readonly except?: ActorId
}

/** « Tell her side », in the transaction of what they are told of. Who they are is looked up when it is told: nothing is read here. */
export const askSideNotice = (
  tx: Queries,
  op: Pick<Operation, 'keyring' | 'draw' | 'instant'>,
  outbox: Outbox,
  { recordId, ...asked }: SideNoticeAsked & { readonly recordId: RecordId },
): Promise<void> => {
  const id = op.draw.uuid() as EventId
  const sealedBody = op.keyring.sealForActor(TELLER, context(id), Buffer.from(JSON.stringify(asked satisfies SideNoticeAsked)))
  return outbox.emit(tx, { recordId, id, name: SIDE_NOTICE_ASKED, sealedBody, at: op.instant })
}

export const openSideNotice = ({ keyring }: Pick<Operation, 'keyring'>, id: EventId, sealedBody: Uint8Array): SideNoticeAsked =>
  JSON.parse(keyring.openForActor(TELLER, context(id), sealedBody).toString('utf8')) as SideNoticeAsked

/**
 * Whose key seals the body. Not the record's: nothing opens that without a trace, and who is told of what is not the record's content; not in
 * clear: it would say who is whose relative.
 */
const TELLER = '00000000-0000-4000-8000-000000000002' as ActorId

const context = (id: EventId): string => `event|${id}`

export const openNoticeAsked = ({ keyring }: Pick<Operation, 'keyring'>, id: EventId, sealedBody: Uint8Array): NoticeAsked =>
  JSON.parse(keyring.openForActor(TELLER, context(id), sealedBody).toString('utf8')) as NoticeAsked
