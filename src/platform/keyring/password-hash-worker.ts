/** The one thread where passwords are hashed: `password-hash.ts` starts it, and sends one at a time. */
import { parentPort } from 'node:worker_threads'
import { argon2id, type Argon2Cost } from './primitives.ts'

export type HashJob = { readonly secret: Uint8Array; readonly salt: Uint8Array; readonly cost: Argon2Cost }

parentPort?.on('message', ({ secret, salt, cost }: HashJob) => parentPort?.postMessage(argon2id(secret, salt, cost)))
