import type { ActorId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Queries } from '../db/index.ts'
import type { Keyring } from '../keyring/keyring.ts'
import type { Operation } from '../operation.ts'
import { isEndpoint, isPublicKey, isSecret, type KeptDevice, type PushDevice } from './model.ts'
import { NOT_A_PUSH_SERVICE, PUSH_KEYS_WRONG, TOO_MANY_DEVICES } from './refusals.ts'
import { deleteAllOf, deleteByEndpoint, deleteDevice, insertDevice, selectDevices } from './store.ts'
import type { PushServices } from './transport.ts'

const MOST = 10

/**
 * Keeps a browser of the caller, who asked for it. The same browser again, hers or somebody's who used it before, is one browser: the last who asks has it.
 * Errors: `not-a-push-service`, `push-keys-wrong`, `too-many-devices`.
 */
export const keepDevice = async (op: Operation, services: PushServices, device: KeptDevice): Promise<PushDevice> => {
  const { endpoint, p256dh, auth, label } = device
  if (!isEndpoint(endpoint, services.names, services.alsoLoopback)) return refuse(NOT_A_PUSH_SERVICE)
  if (!isPublicKey(p256dh) || !isSecret(auth)) return refuse(PUSH_KEYS_WRONG)
  const actorId = op.caller.subject.id
  const id = op.draw.uuid()
  const endpointTag = op.keyring.blindIndex('push-endpoint', endpoint)
  const sealed = op.keyring.sealForActor(actorId, deviceContext(id), Buffer.from(JSON.stringify(device)))
  return op.db.transaction(async tx => {
    await deleteByEndpoint(tx, endpointTag)
    if ((await selectDevices(tx, actorId)).length >= MOST) return refuse(TOO_MANY_DEVICES)
    await insertDevice(tx, { actorId, id, endpointTag, since: op.instant, sealed })
    return { id, label, since: op.instant }
  })
}

/** Her browsers, the latest first. */
export const pushDevicesOf = async ({ db, keyring }: Pick<Operation, 'db' | 'keyring'>, actorId: ActorId): Promise<readonly PushDevice[]> =>
  (await selectDevices(db, actorId)).map(({ id, since, sealed }) => ({ id, since, label: openDevice(keyring, actorId, id, sealed).label }))

/** Somebody else's is not found, and nothing says so. */
export const forgetPushDevice = (op: Operation, id: string): Promise<void> =>
  op.db.transaction(tx => deleteDevice(tx, op.caller.subject.id, id))

/** All that is kept of somebody here. */
export const forgetPushes = (tx: Queries, actorId: ActorId): Promise<void> => deleteAllOf(tx, actorId)

const deviceContext = (id: string): string => `push-device|${id}`

export const openDevice = (keyring: Keyring, actorId: ActorId, id: string, sealed: Uint8Array): KeptDevice =>
  JSON.parse(keyring.openForActor(actorId, deviceContext(id), sealed).toString('utf8')) as KeptDevice
