import { afterEach, describe, expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { WorkerFailure, WorkerPool, type WorkerPoolOptions } from './worker-pool.ts'

const open: WorkerPool<string, unknown>[] = []

const poolOf = (options: Partial<WorkerPoolOptions> = {}): WorkerPool<string, unknown> => {
  const pool = new WorkerPool<string, unknown>({
    script: new URL('./worker-pool.fixture.ts', import.meta.url),
    size: 1,
    jobsPerWorker: 100,
    timeLimitMilliseconds: 20_000,
    heapMegabytes: 32,
    waitingJobs: 50,
    idleMilliseconds: 60_000,
    ...options,
  })
  open.push(pool)
  return pool
}

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

const reasonOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await errorOf(work)
  return error instanceof WorkerFailure ? error.reason : error
}

afterEach(async () => {
  await Promise.all(open.splice(0).map(pool => pool.close()))
})

describe('a worker', () => {
  test('answers in turn and is replaced after its share of jobs', async () => {
    const pool = poolOf({ jobsPerWorker: 3 })
    expect(await Promise.all(Array.from({ length: 7 }, () => pool.run('count')))).toEqual([1, 2, 3, 1, 2, 3, 1])
  })

  test('ends when nothing is asked of it', async () => {
    const pool = poolOf({ idleMilliseconds: 1 })
    expect(await pool.run('count')).toBe(1)
    await new Promise(resolve => setTimeout(resolve, 50))
    expect(await pool.run('count')).toBe(1)
  })

  test('refuses as if it were here', async () => {
    const error = await errorOf(poolOf().run('refuse'))
    expect(error).toBeInstanceOf(Refusal)
    expect(error).toMatchObject({ code: 'xml-too-deep', category: 'invalid', detail: 'at 3' })
  })

  test('a failure says its class and nothing of the document', async () => {
    const error = await errorOf(poolOf().run('fail'))
    expect(error).not.toBeInstanceOf(Refusal)
    expect(String(error)).toBe('Error: a job failed: TypeError')
  })
})

describe('a job that harms its worker', () => {
  test.each(['exit', 'eat'])('%s: crashed, and the next job is served', async harm => {
    const pool = poolOf()
    expect(await reasonOf(pool.run(harm))).toBe('crashed')
    expect(await pool.run('count')).toBe(1)
  })

  test('an endless one is ended, and those who waited are served', async () => {
    const pool = poolOf({ timeLimitMilliseconds: 500 })
    const [endless, next] = await Promise.all([reasonOf(pool.run('loop')), pool.run('count')])
    expect(endless).toBe('too-long')
    expect(next).toBe(1)
  })
})

test('a pool that is full says so, a closed one too', async () => {
  const pool = poolOf({ waitingJobs: 2 })
  const work = Array.from({ length: 5 }, () => reasonOf(pool.run('count')))
  expect(await Promise.all(work)).toEqual([null, null, null, 'busy', 'busy'])
  await pool.close()
  expect(await reasonOf(pool.run('count'))).toBe('closed')
})
