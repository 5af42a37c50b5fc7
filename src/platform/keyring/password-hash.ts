import { Worker } from 'node:worker_threads'
import { refuse } from '../../kernel/refusal.ts'
import { type Argon2Cost, equalBytes, randomBytes } from './primitives.ts'
import type { HashJob } from './password-hash-worker.ts'
import { HASHING_BUSY } from './refusals.ts'

/** OWASP ASVS 5.0.0, appendix C: Argon2id, t = 1, m ≥ 46 MiB, p = 1. What is stored names its own cost, so that this line can be raised. */
export const COST: Argon2Cost = { memoryKiB: 47_104, passes: 1 }

/** Passwords that may wait for the thread; the next one is told to come back. At 80 ms each, the last waits four seconds. */
const LONGEST_QUEUE = 48
const SALT_LENGTH = 16
/** More is not read: a password of a book would cost the hash of a book (a limit far above the 64 that NIST asks to accept). */
const LONGEST_SECRET = 1_024

export type PasswordHasher = {
  /** `$argon2id$v=19$m=…,t=…,p=1$salt$hash` (PHC). Errors: `hashing-busy`. */
  hash(password: string): Promise<string>
  /** Whether this is the password of that hash; the same work for a wrong one. Errors: `hashing-busy`. */
  verify(stored: string, password: string): Promise<boolean>
  waiting(): number
  close(): Promise<void>
}

type Waiting = { readonly job: HashJob; resolve(hash: Buffer): void; reject(error: Error): void }

/** One thread, started at the first password, that a queue feeds one by one: the event loop of others is never held. */
export const openPasswordHasher = (cost: Argon2Cost = COST, longestQueue = LONGEST_QUEUE): PasswordHasher => {
  let worker: Worker | undefined
  let current: Waiting | undefined
  let isClosed = false
  const queue: Waiting[] = []

  const fail = (error: Error): void => {
    worker = undefined
    const broken = current
    current = undefined
    broken?.reject(error)
    next()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./password-hash-worker.ts', import.meta.url))
    started.unref()
    started.on('message', (hash: Uint8Array) => {
      const done = current
      current = undefined
      done?.resolve(Buffer.from(hash))
      next()
    })
    started.on('error', fail)
    return started
  }
  const next = (): void => {
    if (current !== undefined) return
    current = queue.shift()
    if (current === undefined) return void worker?.unref()
    worker ??= start()
    worker.ref()
    worker.postMessage(current.job)
  }
  const derive = (password: string, salt: Buffer, asked: Argon2Cost): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(new Error('the hasher is closed'))
      if (queue.length >= longestQueue) refuse(HASHING_BUSY)
      queue.push({ job: { secret: secretOf(password), salt, cost: asked }, resolve, reject })
      next()
    })

  return {
    hash: async password => {
      const salt = randomBytes(SALT_LENGTH)
      return phc(cost, salt, await derive(password, salt, cost))
    },
    verify: async (stored, password) => {
      const { cost: asked, salt, hash } = parsePhc(stored)
      return equalBytes(await derive(password, salt, asked), hash)
    },
    waiting: () => queue.length + (current === undefined ? 0 : 1),
    close: async () => {
      isClosed = true
      const left = [...(current === undefined ? [] : [current]), ...queue.splice(0)]
      current = undefined
      for (const one of left) one.reject(new Error('the hasher is closed'))
      await worker?.terminate()
    },
  }
}

/** One way to write each text: a password typed on another keyboard is the same (NIST 800-63B-4 §3.1.1.2). */
const secretOf = (password: string): Buffer => Buffer.from(password.normalize('NFKC').slice(0, LONGEST_SECRET))

const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')

const phc = ({ memoryKiB, passes }: Argon2Cost, salt: Buffer, hash: Buffer): string =>
  `$argon2id$v=19$m=${memoryKiB},t=${passes},p=1$${base64(salt)}$${base64(hash)}`

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

const parsePhc = (stored: string): { readonly cost: Argon2Cost; readonly salt: Buffer; readonly hash: Buffer } => {
  const [, memory = '', passes = '', salt = '', hash = ''] = PHC.exec(stored) ?? []
  if (hash === '') throw new Error('not a password hash')
  return {
    cost: { memoryKiB: Number(memory), passes: Number(passes) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  }
}
