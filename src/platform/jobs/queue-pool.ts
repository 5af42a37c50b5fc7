import { driverPool, type ConnectOptions } from '../db/index.ts'

/** The queue's tables belong to the owner: the role of the server is left out. */
export const asOwner = ({ role: _, ...owner }: ConnectOptions): ConnectOptions => owner

export type QueuePool = ReturnType<typeof driverPool>

/** The job queue's own few connections, so that a burst of jobs never takes those that answer people. */
export const openQueuePool = (options: ConnectOptions, poolSize: number): QueuePool => {
  const pool = driverPool({ ...asOwner(options), poolSize, applicationName: 'carnet jobs' })
  // The library wants to see a listener on "connect" that keeps a lost connection from ending the process.
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}
