import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

const LOOK_MILLISECONDS = 25

/** Answers what is under way, takes nothing new; what lasts longer than that is cut. */
export const closeHttp = async (app: FastifyInstance, graceMilliseconds: number): Promise<void> => {
  const answered = new AbortController()
  const sweeping = sweep(app, graceMilliseconds, answered.signal)
  await app.close().finally(() => answered.abort())
  await sweeping
}

/** A connection whose answer has left is kept by its client for the next one: there is none. */
const sweep = async ({ server }: FastifyInstance, graceMilliseconds: number, answered: AbortSignal): Promise<void> => {
  for (let left = graceMilliseconds; left > 0 && !answered.aborted; left -= LOOK_MILLISECONDS) {
    await sleep(LOOK_MILLISECONDS, undefined, { signal: answered, ref: false }).catch(() => undefined)
    server.closeIdleConnections()
  }
  if (!answered.aborted) server.closeAllConnections()
}
