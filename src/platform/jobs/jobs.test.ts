import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { freshDatabase, seededDraw } from '../../../test/support/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { createLog, silentLog } from '../log.ts'
import { installJobs, startJobWorker, type JobWorkerOptions, type Task } from './index.ts'

const database = await freshDatabase()
await installJobs(database.options)
const draw = seededDraw('jobs')

const addJob = () =>
  database.rows({ name: 'test.add', text: "select add_reaction_job('test-task', $1, $2)", values: [draw.uuid(), draw.uuid()] })

const startWith = async (task: Task, more: Partial<JobWorkerOptions> = {}) => {
  const worker = await startJobWorker({ database: database.options, tasks: { 'test-task': task }, log: silentLog, ...more })
  onTestFinished(() => worker.stop())
  return worker
}

const jobsLeft = () =>
  database.owner.rows<{ attempts: number; last_error: string | null; locked: boolean }>({
    name: 'test.left',
    text: 'select attempts::int, last_error, locked_at is not null as locked from graphile_worker._private_jobs',
  })

beforeEach(() => database.owner.script('truncate graphile_worker._private_jobs cascade'))

test('installing the queue again changes nothing, and two may do it at once', async () => {
  await Promise.all([installJobs(database.options), installJobs(database.options)])
  await addJob()
  expect(await jobsLeft()).toHaveLength(1)
})

test('the role of the server adds jobs and cannot read the queue', async () => {
  await addJob()
  await expect(database.rows({ name: 'test.read', text: 'select * from graphile_worker._private_jobs' })).rejects.toThrow('42501')
})

test('a job that ran is gone', async () => {
  const ran: unknown[] = []
  await startWith(async (payload, { attempt }) => void ran.push(attempt, Object.keys(payload as object).sort()))
  await addJob()
  await expect.poll(() => ran, { timeout: 10_000 }).toEqual([1, ['eventId', 'recordId']])
  await expect.poll(jobsLeft).toEqual([])
})

test('what a task says when it fails is told by name or code only, in the queue as in the log', async () => {
  const lines: string[] = []
  const failures = [
    new Error('Camille Martin, glycémie 1,26 g/l'),
    new Refusal({ category: 'conflict', code: 'papers.twice', message: 'Déjà reçu.' }),
  ]
  await startWith(
    async () => {
      throw failures.shift()
    },
    { log: createLog({ level: 'debug', write: line => void lines.push(line) }) },
  )
  await addJob()
  await addJob()
  await expect
    .poll(async () => (await jobsLeft()).map(job => [job.attempts, job.last_error]).sort(), { timeout: 10_000 })
    .toEqual([
      [1, 'Error'],
      [1, 'papers.twice'],
    ])
  expect(lines.filter(line => line.includes('a job failed and will be tried again'))).toHaveLength(2)
  expect(lines.join('')).not.toContain('Martin')
})

const addList = (count: number) =>
  database.rows({
    name: 'test.add_list',
    text: "select add_reaction_jobs('test-task', $1, $2)",
    values: [Array.from({ length: count }, () => draw.uuid()), Array.from({ length: count }, () => draw.uuid())],
  })

test('of a list, what failed is tried again and nothing else; each failure is told by name or code only', async () => {
  const [lists, lines]: [unknown[][], string[]] = [[], []]
  const refusal = new Refusal({ category: 'conflict', code: 'papers.twice', message: 'Camille Martin, déjà reçu.' })
  const task: Task = async payload => {
    const entries = payload as unknown[]
    lists.push(entries)
    return entries.map((_, i) =>
      lists.length === 1 && i > 0
        ? { status: 'rejected' as const, reason: i === 1 ? new Error('Camille Martin') : refusal }
        : { status: 'fulfilled' as const, value: undefined },
    )
  }
  await startWith(task, { log: createLog({ level: 'debug', write: line => void lines.push(line) }) })
  await addList(3)
  await expect.poll(async () => (await jobsLeft())[0]?.last_error, { timeout: 10_000 }).toBe('Batch failures:\nError\npapers.twice')
  await expect.poll(() => lists.length, { timeout: 20_000 }).toBe(2)
  expect(lists[1]).toEqual(lists[0]?.slice(1))
  expect(lines.filter(line => line.includes('a job failed and will be tried again'))).toHaveLength(2)
  expect(lines.join('')).not.toContain('Martin')
  await expect.poll(jobsLeft).toEqual([])
}, 40_000)

test('stopping waits for the task that runs', async () => {
  const [steps, started]: [string[], PromiseWithResolvers<void>] = [[], Promise.withResolvers()]
  const worker = await startWith(async () => {
    started.resolve()
    await pause(100)
    steps.push('done')
  })
  await addJob()
  await started.promise
  await worker.stop()
  expect(steps).toEqual(['done'])
  expect(await jobsLeft()).toEqual([])
})

test('a task that goes on after its grace is told to give up, and its job stays', async () => {
  const started = Promise.withResolvers<void>()
  const worker = await startWith(
    async (_, { signal }) => {
      started.resolve()
      await pause(600_000, undefined, { signal })
    },
    { graceMilliseconds: 20 },
  )
  await addJob()
  await started.promise
  await worker.stop()
  expect(await jobsLeft()).toEqual([{ attempts: 1, last_error: 'AbortError', locked: false }])
})

test('the job of a killed process runs again as soon as another starts', async () => {
  const script = join(import.meta.dirname, 'testing', 'work-until-killed.ts')
  const dying = spawn(process.execPath, [script, JSON.stringify(database.options)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(dying, 'exit')
  await addJob()
  await once(dying.stdout, 'data')
  const ran: number[] = []
  const task: Task = async (_, { attempt }) => void ran.push(attempt)
  const early = await startWith(task)
  await early.stop()
  expect(ran).toEqual([])
  expect(await jobsLeft()).toEqual([{ attempts: 1, last_error: null, locked: true }])
  dying.kill('SIGKILL')
  await ended
  await startWith(task)
  await expect.poll(() => ran, { timeout: 20_000 }).toEqual([2])
}, 60_000)

test('a worker whose connections were all cut goes on', async () => {
  const ran: number[] = []
  await startWith(async (_, { attempt }) => void ran.push(attempt))
  await addJob()
  await expect.poll(() => ran.length, { timeout: 10_000 }).toBe(1)
  await database.owner.rows({
    name: 'test.cut',
    text: "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'carnet jobs' and datname = current_database()",
  })
  await addJob()
  await expect.poll(() => ran.length, { timeout: 20_000 }).toBe(2)
})
