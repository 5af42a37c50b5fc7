import { setTimeout as pause } from 'node:timers/promises'
import { MINUTE, SECOND } from '../../kernel/instant.ts'
import type { Clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { type BounceBox, readBounces } from './read-bounces.ts'
import { type Mailer, sendMails } from './send-mails.ts'

export type MailLoopOptions = {
  readonly mailer: Mailer
  readonly bounces: BounceBox | undefined
  readonly clock: Clock
  readonly log: Log
}

export type MailLoop = { stop(): Promise<void> }

const A_LOOK = 2_000
/** A server that was away is found again well within the minute in which some are told; asking it costs one connection. */
const LONGEST_WAIT_FOR_SERVER = 8 * SECOND
const LONGEST_PAUSE = MINUTE
/** What must leave at once waits for no more than what is being sent. */
const AT_ONCE = 10

/** Sends and reads what came back until stopped. Any process may run one: rows are claimed, and a bounce counts once. */
export const startMailLoop = (options: MailLoopOptions): MailLoop => {
  const stopping = new AbortController()
  const loops = [
    repeat(options, stopping.signal, { loop: 'mail', longest: LONGEST_WAIT_FOR_SERVER }, () => sendDue(options)),
    ...(options.bounces === undefined
      ? []
      : [repeat(options, stopping.signal, { loop: 'bounces', longest: LONGEST_PAUSE }, () => readReturned(options))]),
  ]
  return {
    stop: async () => {
      stopping.abort()
      await Promise.all(loops)
      options.mailer.transport.close()
    },
  }
}

/** Whether to go on at once, wait as usual, or wait longer and longer: a server that is away. */
type Next = 'more' | 'look' | 'away'

const sendDue = async ({ mailer, clock, log }: MailLoopOptions): Promise<Next> => {
  const { sent, failed, serverAway } = await sendMails(mailer, clock.now(), AT_ONCE)
  if (sent + failed > 0) log.info('mail left', { loop: 'mail', count: sent, total: sent + failed })
  return serverAway ? 'away' : sent + failed > 0 ? 'more' : 'look'
}

const readReturned = async ({ mailer, bounces, clock, log }: MailLoopOptions): Promise<Next> => {
  if (bounces === undefined) return 'away'
  const { returned, others } = await readBounces(mailer, bounces, clock.now())
  if (returned > 0) log.info('mail came back', { loop: 'bounces', count: returned })
  return returned + others > 0 ? 'more' : 'away'
}

type Pace = { readonly loop: string; readonly longest: number }

const repeat = async (
  { log }: MailLoopOptions,
  stopped: AbortSignal,
  { loop, longest }: Pace,
  once: () => Promise<Next>,
): Promise<void> => {
  let wait = A_LOOK
  let isFailing = false
  while (!stopped.aborted) {
    const next = await once().catch((error: unknown): Next => {
      if (!isFailing) log.error('mail waits', { loop, error })
      isFailing = true
      return 'away'
    })
    if (next !== 'away') isFailing = false
    wait = next === 'away' ? Math.min(wait * 2, longest) : A_LOOK
    if (next !== 'more') await pause(wait, undefined, { signal: stopped }).catch(() => undefined)
  }
}
