import { setTimeout as sleep } from 'node:timers/promises'
import { CONNECTION_LOST, DatabaseFault, faultOf } from './errors.ts'
import { fly } from './flight.ts'
import { clientConfig } from './pool.ts'
import type { ConnectOptions, Listening, Query } from './query.ts'
import { WireClient } from './wire.ts'

/** A connection outside the pool, for what lasts: a lock, a subscription. No statement of it is timed. */
const open = async (options: ConnectOptions): Promise<WireClient> => {
  const client = new WireClient(clientConfig({ ...options, statementTimeout: 0 }))
  client.on('error', () => undefined)
  await client.connect().catch((error: unknown) => {
    throw faultOf(error)
  })
  return client
}

const lock = (name: string): Query => ({
  name: 'advisory_lock',
  text: 'select pg_advisory_lock(hashtextextended($1, 0))',
  values: [name],
})

const tryLock = (name: string): Query => ({
  name: 'try_advisory_lock',
  text: 'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
  values: [name],
})

const ask = async (client: WireClient, query: Query): Promise<unknown> => {
  const [landed] = await fly(client, [query]).catch((error: unknown) => {
    throw faultOf(error, query.name)
  })
  return landed?.rows[0]
}

/** The lock ends with its connection: closing it is the release, whatever happened to the work. */
const underLock = async <T>(
  options: ConnectOptions,
  take: (client: WireClient) => Promise<boolean>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T } | undefined> => {
  const lost = new AbortController()
  const client = await open(options)
  client.on('end', () => lost.abort(new DatabaseFault(CONNECTION_LOST, 'the connection that held the lock is lost')))
  try {
    return (await take(client)) ? { value: await work(lost.signal) } : undefined
  } finally {
    await client.end()
  }
}

export const withAdvisoryLock = async <T>(options: ConnectOptions, name: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
  const take = async (client: WireClient): Promise<boolean> => {
    await ask(client, lock(name))
    return true
  }
  const done = await underLock(options, take, work)
  if (done === undefined) throw new TypeError('a lock that is waited for is held')
  return done.value
}

const isHeld = (row: unknown): boolean => typeof row === 'object' && row !== null && 'held' in row && row.held === true

export const ifAdvisoryLock = async (
  options: ConnectOptions,
  name: string,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<boolean> => (await underLock(options, async client => isHeld(await ask(client, tryLock(name))), work)) !== undefined

const FIRST_PAUSE = 100
const LONGEST_PAUSE = 5_000

type Subscription = { readonly options: ConnectOptions; readonly channel: string; readonly heard: (payload: string) => void }

const subscribe = async ({ options, channel, heard }: Subscription, lost: () => void): Promise<WireClient> => {
  const client = await open(options)
  try {
    client.on('notification', message => heard(message.payload ?? ''))
    await ask(client, { name: `listen_${channel}`, text: `listen ${channel}` })
  } catch (error) {
    await client.end()
    throw error
  }
  client.on('end', lost)
  heard('')
  return client
}

/** Tries again, ever more slowly, until it is subscribed or stopped. */
const subscribeAgain = async (subscription: Subscription, lost: () => void, stopped: AbortSignal): Promise<WireClient | undefined> => {
  for (let pause = FIRST_PAUSE; !stopped.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    await sleep(pause, undefined, { signal: stopped, ref: false }).catch(() => undefined)
    if (stopped.aborted) return undefined
    const client = await subscribe(subscription, lost).catch(() => undefined)
    if (client !== undefined) return client
  }
  return undefined
}

/** The first subscription must succeed; a lost one is taken up again, for as long as it takes. */
export const listen = async (options: ConnectOptions, channel: string, heard: (payload: string) => void): Promise<Listening> => {
  if (!/^[a-z_]{1,40}$/.test(channel)) throw new TypeError('a channel is named by 1 to 40 lower-case letters')
  const stopping = new AbortController()
  const subscription = { options, channel, heard: (payload: string) => (stopping.signal.aborted ? undefined : heard(payload)) }
  let current: Promise<WireClient | undefined>
  const lost = (): void => {
    current = subscribeAgain(subscription, lost, stopping.signal)
  }
  current = Promise.resolve(await subscribe(subscription, lost))
  return {
    stop: async () => {
      stopping.abort()
      await (await current)?.end()
    },
  }
}
