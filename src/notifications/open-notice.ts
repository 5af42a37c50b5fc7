import type { ActorId, EventId } from '../kernel/ids.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import { type NoticeBody, noticeContext } from './model.ts'

export const openNotice = (keyring: Keyring, actorId: ActorId, id: EventId, sealed: Uint8Array): NoticeBody =>
  JSON.parse(keyring.openForActor(actorId, noticeContext(id), sealed).toString('utf8')) as NoticeBody
