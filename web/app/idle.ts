import { onExchange } from '../api/http.ts'

/** The server ends a session thirty minutes after its last request, and notes a request at most once a minute (src/accounts/cookie.ts). */
const MINUTE = 60_000
export const IDLE_ENDS = 29 * MINUTE
export const WARNED_BEFORE = 2 * MINUTE

export type Idle = 'active' | 'warned' | 'ended'

/** Where somebody stands who was last heard of at `last`. */
export const idleAt = (last: number, now: number): Idle =>
  now - last >= IDLE_ENDS ? 'ended' : now - last >= IDLE_ENDS - WARNED_BEFORE ? 'warned' : 'active'

/** When that may change next. */
export const nextChange = (last: number, now: number): number => {
  const warning = last + IDLE_ENDS - WARNED_BEFORE
  return Math.max((now < warning ? warning : last + IDLE_ENDS) - now, 0)
}

const CHANNEL = 'carnet.session'

/** Calls back at every request of this tab or of another one: they share the session. Answers how to stop listening. */
export const onActivity = (heard: () => void): (() => void) => {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = heard
  const stop = onExchange(() => {
    channel.postMessage(null)
    heard()
  })
  return () => {
    stop()
    channel.close()
  }
}
