import type { Services } from './api/index.ts'
import type { Settings } from './config.ts'
import { PUSH_WORDS } from './notifications/index.ts'
import { countMessages, type PushTransport, startPushLoop, webPushTransport } from './platform/push/index.ts'

/** We are known to push services by one pair of keys; the words are the same for everybody. */
export const pushTransportOf = ({ push }: Pick<Settings, 'push'>, services: Pick<Services, 'keyring' | 'push'>): PushTransport =>
  webPushTransport({ sender: { ...services.keyring.pushKeys(), subject: push.subject }, services: services.push, words: PUSH_WORDS })

export const runPushes = (settings: Settings, services: Services, stack: AsyncDisposableStack): void => {
  const { db, keyring, clock, log, metrics } = services
  const loop = startPushLoop({
    pusher: {
      db,
      keyring,
      transport: pushTransportOf(settings, services),
      refused: status => log.warn('a push service took no message', { loop: 'push', status }),
    },
    clock,
    log,
  })
  stack.defer(() => loop.stop())
  metrics.watch('pushes_waiting', () => countMessages(db))
}
