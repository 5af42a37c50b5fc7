import { setTimeout as pause } from 'node:timers/promises'
import { LOOP } from './accounts/index.ts'
import { operationFor, type Services } from './api/index.ts'
import { finishContactChanges } from './desk/index.ts'
import { systemDraw } from './platform/keyring/primitives.ts'

const A_LOOK = 5_000

/** Contacts that have waited their days become hers. Any process may look: each is taken once. */
export const runDesk = (services: Services, stack: AsyncDisposableStack): void => {
  const stopping = new AbortController()
  const running = finish(services, stopping.signal)
  stack.defer(async () => {
    stopping.abort()
    await running
  })
}

const finish = async (services: Services, stopped: AbortSignal): Promise<void> => {
  while (!stopped.aborted) {
    try {
      await finishContactChanges(operationFor(services, LOOP, systemDraw.uuid()), services.outbox)
    } catch (error) {
      services.log.error('contacts that were to change wait', { loop: 'desk', error })
    }
    await pause(A_LOOK, undefined, { signal: stopped }).catch(() => undefined)
  }
}
