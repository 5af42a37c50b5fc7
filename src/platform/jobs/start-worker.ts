import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { run, type Runner, type Task as LibraryTask, type WorkerEvents } from 'graphile-worker'
import { Refusal } from '../../kernel/refusal.ts'
import { connect, type ConnectOptions, type Database } from '../db/index.ts'
import type { Log } from '../log.ts'
import { aborted, holdPoolLock, watchDeadPools } from './dead-pools.ts'
import { asOwner, openQueuePool, type QueuePool } from './queue-pool.ts'
import { quietLogger } from './quiet-logger.ts'
import type { Task, Tasks } from './task.ts'

export type JobWorkerOptions = {
  /** The server's database; the queue opens its own few connections to it. */
  readonly database: ConnectOptions
  readonly tasks: Tasks
  readonly log: Log
  /** Tasks at once. Default 4. */
  readonly concurrency?: number
  /** How long running tasks may go on after `stop`, in milliseconds, before their signal is aborted. Default 5 000. */
  readonly graceMilliseconds?: number
}

export type JobWorker = {
  /** Takes no more jobs, waits for those that run, closes its connections. After HTTP, before the pool of the server. */
  stop(): Promise<void>
}

/** Runs jobs until stopped; starts again by itself when the database was away. `installJobs` must have run. */
export const startJobWorker = async (options: JobWorkerOptions): Promise<JobWorker> => {
  const stopping = new AbortController()
  const queue = connect({ ...asOwner(options.database), poolSize: 1, applicationName: 'carnet jobs' })
  const pool = openQueuePool(options.database, (options.concurrency ?? 4) + 2)
  const start = () => startRunner(options, pool, queue)
  const loops = [supervise(start, await start(), options.log, stopping.signal), watchDeadPools(queue, options.log, stopping.signal)]
  let stopped: Promise<void> | undefined
  const stop = async () => {
    stopping.abort()
    await Promise.all(loops)
    await pool.end()
    await queue.close()
  }
  return { stop: () => (stopped ??= stop()) }
}

/** A pool of workers of the library, and what ends with it. */
type Running = { readonly runner: Runner; released(): Promise<void> }

const startRunner = async (options: JobWorkerOptions, pool: QueuePool, queue: Database): Promise<Running> => {
  const over = new AbortController()
  const events: WorkerEvents = new EventEmitter()
  let lock: Promise<void> | undefined
  events.on('pool:create', ({ workerPool }) => {
    lock = holdPoolLock(queue, workerPool.id, over.signal)
  })
  report(events, options.log)
  const runner = await run({
    pgPool: pool,
    events,
    logger: quietLogger,
    noHandleSignals: true,
    concurrency: options.concurrency ?? 4,
    gracefulShutdownAbortTimeout: options.graceMilliseconds ?? 5_000,
    taskList: Object.fromEntries(Object.entries(options.tasks).map(([name, task]) => [name, guarded(task)])),
    parsedCronItems: [],
  })
  const released = async () => {
    over.abort()
    await lock
  }
  return { runner, released }
}

/** The library gives up after some failures in a row to reach the database; a server does not. */
const supervise = async (start: () => Promise<Running>, first: Running, log: Log, stopped: AbortSignal): Promise<void> => {
  for (let running: Running | undefined = first; ; ) {
    if (running !== undefined) await untilOver(running, stopped)
    if (stopped.aborted) return
    log.error('the job worker ended and starts again', { component: 'jobs' })
    await pause(1_000, undefined, { signal: stopped }).catch(() => undefined)
    running = stopped.aborted ? undefined : await start().catch(() => undefined)
  }
}

/** Resolves when the runner ended by itself or, once stopped, when its last job is written off. */
const untilOver = async ({ runner, released }: Running, stopped: AbortSignal): Promise<void> => {
  const over = runner.promise.catch(() => undefined)
  await Promise.race([over, aborted(stopped)])
  if (stopped.aborted) await runner.stop().catch(() => undefined)
  await over
  await released()
}

/**
 * The queue keeps the message of a failure in its table, in clear. A message may quote what it failed on: only the name of the error,
 * or the stable code of a refusal, goes there; the log has the rest.
 */
const guarded =
  (task: Task): LibraryTask =>
  async (payload, helpers) => {
    const signal = helpers.abortSignal ?? new AbortController().signal
    try {
      const settled = await task(payload, { attempt: helpers.job.attempts, signal })
      return settled?.map(again)
    } catch (error) {
      throw new TaskFailed(error)
    }
  }

/** An entry of a list as the library asks for it: a promise that fails is tried again. */
const again = (entry: PromiseSettledResult<unknown>): Promise<void> => {
  if (entry.status === 'fulfilled') return Promise.resolve()
  const failed = Promise.reject(new TaskFailed(entry.reason))
  failed.catch(() => undefined)
  return failed
}

class TaskFailed extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Refusal ? cause.code : cause instanceof Error ? cause.name : 'not an error', { cause })
  }
}

/** What failed: the task, or each entry of its list that did. */
const causesOf = ({
  error,
  batchJobErrors = [error],
}: {
  readonly error: unknown
  readonly batchJobErrors?: unknown[]
}): readonly unknown[] => batchJobErrors.map(one => (one instanceof TaskFailed ? one.cause : one))

const report = (events: WorkerEvents, log: Log): void => {
  events.on('job:error', told => {
    const job = { job: told.job.task_identifier, jobId: told.job.id, attempt: told.job.attempts }
    for (const error of causesOf(told)) log.warn('a job failed and will be tried again', { ...job, error })
  })
  events.on('job:failed', told => {
    const job = { job: told.job.task_identifier, jobId: told.job.id, attempt: told.job.attempts }
    for (const error of causesOf(told)) log.error('a job failed for good', { ...job, error })
  })
  events.on('pool:listen:error', ({ error }) => log.warn('the job queue lost its connection', { component: 'jobs', error }))
  events.on('worker:fatalError', ({ error }) => log.error('a job worker ended', { component: 'jobs', error }))
}
