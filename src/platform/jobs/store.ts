import type { Queries } from '../db/index.ts'

/** Pools of workers that hold jobs: alive, or killed while they worked. */
export const lockingPools = async (queue: Queries): Promise<readonly string[]> => {
  const rows = await queue.rows<{ pool: string }>({
    name: 'jobs.locking_pools',
    text: 'select distinct locked_by as pool from graphile_worker._private_jobs where locked_by is not null',
  })
  return rows.map(row => row.pool)
}

/** Gives back what these pools held, so that the jobs run again at once (the library alone waits four hours). */
export const unlockPools = async (queue: Queries, pools: readonly string[]): Promise<void> => {
  await queue.rows({ name: 'jobs.unlock', text: 'select graphile_worker.force_unlock_workers($1)', values: [pools] })
}
