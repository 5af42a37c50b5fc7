export {
  askNotice,
  askSideNotice,
  NOTICE_ASKED,
  type NoticeAsked,
  openNoticeAsked,
  openSideNotice,
  SIDE_NOTICE_ASKED,
  type SideNoticeAsked,
} from './ask-notice.ts'
export type { EventReference, OutboxEvent, Reactions } from './events.ts'
export { openOutbox, type Outbox } from './open-outbox.ts'
export { onceForEvent, parseReference, parseReferences, reactTogether, readEvent } from './react.ts'
export { startRelay, type Relay, type RelayOptions } from './start-relay.ts'
export { purgeEvents } from './purge-record.ts'
export { countWaiting } from './store.ts'
