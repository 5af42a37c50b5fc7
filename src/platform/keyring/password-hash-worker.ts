/** The one thread where passwords are hashed: `password-hash.ts` starts it, and sends one at a time. */
import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { argon2id, type Argon2Cost } from './primitives.ts'

export type HashJob = { readonly secret: Uint8Array; readonly salt: Uint8Array; readonly cost: Argon2Cost }

/** On Linux a priority is a thread's own: who reads goes before who signs in, on a machine that has no core to spare. */
const yieldToOthers = (): void => {
  try {
    if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // A system that forbids it hashes at the priority of all.
  }
}

yieldToOthers()
parentPort?.on('message', ({ secret, salt, cost }: HashJob) => parentPort?.postMessage(argon2id(secret, salt, cost)))
