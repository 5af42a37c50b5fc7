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

/**
 * Whose key seals the body. Not the record's: nothing opens that without a trace, and who is told of what is not the record's content; not in
 * clear: it would say who is whose relative.
 */
const TELLER = '00000000-0000-4000-8000-000000000002' as ActorId

const context = (id: EventId): string => `event|${id}`

export const openNoticeAsked = ({ keyring }: Pick<Operation, 'keyring'>, id: EventId, sealedBody: Uint8Array): NoticeAsked =>
  JSON.parse(keyring.openForActor(TELLER, context(id), sealedBody).toString('utf8')) as NoticeAsked
