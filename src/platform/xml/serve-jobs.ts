import { parentPort } from 'node:worker_threads'
import { Refusal, type RefusalDefinition } from '../../kernel/refusal.ts'

/** What a worker sends back. A failure carries the error's class only: its message may quote the document. */
export type JobAnswer<Result> =
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'refused'; readonly definition: RefusalDefinition; readonly detail: string | undefined }
  | { readonly kind: 'failed'; readonly name: string }

const attempt = async <Job, Result>(work: (job: Job) => Result | Promise<Result>, job: Job): Promise<JobAnswer<Result>> => {
  try {
    return { kind: 'result', result: await work(job) }
  } catch (error) {
    if (error instanceof Refusal) {
      const { category, code, message, detail } = error
      return { kind: 'refused', definition: { category, code, message }, detail }
    }
    return { kind: 'failed', name: error instanceof Error ? error.name : 'unknown' }
  }
}

/** The worker's side of a `WorkerPool`: answers each job in turn. */
export const serveJobs = <Job, Result>(work: (job: Job) => Result | Promise<Result>): void => {
  const port = parentPort
  if (port === null) throw new Error('serveJobs belongs in a worker')
  port.on('message', (job: Job) => {
    void attempt(work, job).then(answer => port.postMessage(answer))
  })
}
