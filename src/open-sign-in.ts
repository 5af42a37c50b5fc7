import { NO_SMS, openDemonstrationPhone, readySignIn, startAccountLoop } from './accounts/index.ts'
import { deskOf, type Services } from './api/index.ts'
import type { Clock } from './platform/clock.ts'
import { openPasswordHasher } from './platform/keyring/password-hash.ts'
import type { Draw } from './kernel/ids.ts'
import type { Settings } from './config.ts'
import { inventAccounts } from './invented-accounts.ts'
import { systemDraw } from './platform/keyring/primitives.ts'

/** The thread of passwords, and the way to telephones: a demonstration’s are shown on screen; no operator’s gateway is set anywhere else. */
export const openSignIn = ({ mode }: Pick<Settings, 'mode'>, clock: Clock, draw: Draw, stack: AsyncDisposableStack): Services['signIn'] => {
  const hasher = openPasswordHasher()
  stack.defer(() => hasher.close())
  if (mode === 'production') return { hasher, sms: NO_SMS }
  const phone = openDemonstrationPhone(
    () => clock.now(),
    () => draw.uuid(),
  )
  return { hasher, sms: phone, phone }
}

/** A demonstration's people sign in as anybody would: two of them have an identifier, one waits to activate. */
export const withInvented = async (services: Services): Promise<Services> => ({
  ...services,
  signIn: { ...services.signIn, invented: await inventAccounts(services) },
})

/** Answers what people asked at the door; the account of nobody is made before the first of them comes. */
export const runSignIn = async (services: Services, stack: AsyncDisposableStack): Promise<void> => {
  await readySignIn(deskOf(services, services.draw.uuid()))
  const loop = startAccountLoop({ desk: () => deskOf(services, systemDraw.uuid()), log: services.log, metrics: services.metrics })
  stack.defer(() => loop.stop())
}
