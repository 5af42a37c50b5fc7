import { setTimeout as pause } from 'node:timers/promises'
import { after, DAY, HOUR, type Instant } from '../kernel/instant.ts'
import type { Log } from '../platform/log.ts'
import type { Metrics } from '../platform/metrics/index.ts'
import { deleteOldTickets } from './account-store.ts'
import { answerRequests } from './answer-requests.ts'
import { deleteOldAttempts } from './attempt-store.ts'
import { isSprayed } from './attempts.ts'
import type { SignInDesk } from './desk.ts'
import { deleteOldOneTime } from './one-time-store.ts'
import { finishRecoveries } from './recover.ts'

export type AccountLoop = { stop(): Promise<void> }
export type AccountLoopOptions = { readonly desk: () => SignInDesk; readonly log: Log; readonly metrics: Metrics }

const A_LOOK = 1_000
/** Longer than the longest life of a code: its tries count as long as it lives. */
const TRIES_KEPT_MS = 120 * DAY

/** Answers what was asked, replaces what was lost, drops what no longer counts, until stopped. Any process may run one. */
export const startAccountLoop = ({ desk, log, metrics }: AccountLoopOptions): AccountLoop => {
  const stopping = new AbortController()
  let cleanedAt = 0
  let sprayed = false
  const once = async (): Promise<void> => {
    const now = desk()
    await answerRequests(now)
    await finishRecoveries(now)
    const was = sprayed
    sprayed = await isSprayed(now.op.db, now.op.instant)
    if (sprayed && !was) log.error('codes are being sprayed over the population', { loop: 'accounts' })
    if (now.op.instant - cleanedAt < HOUR) return
    cleanedAt = now.op.instant
    await clean(now, now.op.instant)
  }
  metrics.watch('codes_sprayed', () => (sprayed ? 1 : 0))
  const running = repeat(once, log, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

const clean = async ({ op: { db } }: SignInDesk, at: Instant): Promise<void> => {
  await deleteOldAttempts(db, after(at, -TRIES_KEPT_MS))
  await deleteOldTickets(db, at)
  await deleteOldOneTime(db, after(at, -DAY))
}

const repeat = async (once: () => Promise<void>, log: Log, stopped: AbortSignal): Promise<void> => {
  while (!stopped.aborted) {
    await once().catch((error: unknown) => log.error('what was asked waits', { loop: 'accounts', error }))
    await pause(A_LOOK, undefined, { signal: stopped }).catch(() => undefined)
  }
}
