export { installJobs } from './install-jobs.ts'
export { startJobWorker, type JobWorker, type JobWorkerOptions } from './start-worker.ts'
export type { Task, TaskRun, Tasks } from './task.ts'
