import { Worker } from 'node:worker_threads'
import { Refusal } from '../../kernel/refusal.ts'
import type { JobAnswer } from './serve-jobs.ts'

export type WorkerPoolOptions = {
  /** A module that calls `serveJobs`. */
  readonly script: URL
  readonly size: number
  /** A WebAssembly heap never shrinks: after this many jobs the worker is replaced. */
  readonly jobsPerWorker: number
  readonly timeLimitMilliseconds: number
  /** Of the JavaScript heap; beyond it the worker dies, not the server. */
  readonly heapMegabytes: number
  /** Jobs that may wait before the pool says it is busy. */
  readonly waitingJobs: number
  /** A worker without work ends after this long, and gives its memory back. */
  readonly idleMilliseconds: number
}

/** The job itself is not at fault to the pool's knowledge: it took too long, killed its worker, or there were too many. */
export class WorkerFailure extends Error {
  readonly reason: 'too-long' | 'crashed' | 'busy' | 'closed'

  constructor(reason: WorkerFailure['reason']) {
    super(`worker ${reason}`)
    this.name = 'WorkerFailure'
    this.reason = reason
  }
}

/** A document's tree dies young; a larger nursery would only keep its memory longer. */
const YOUNG_MEGABYTES = 16

type Waiting<Job, Result> = {
  readonly job: Job
  readonly resolve: (result: Result) => void
  readonly reject: (error: Error) => void
}

type Hand<Job, Result> = {
  readonly worker: Worker
  done: number
  current: Waiting<Job, Result> | undefined
  timer: NodeJS.Timeout | undefined
}

/** Workers start when there is work for them and are replaced when worn: the pool costs nothing while nobody uses it. */
export class WorkerPool<Job, Result> {
  readonly #options: WorkerPoolOptions
  readonly #hands = new Set<Hand<Job, Result>>()
  readonly #queue: Waiting<Job, Result>[] = []
  #closed = false

  constructor(options: WorkerPoolOptions) {
    this.#options = options
  }

  /** Rejects with the job's `Refusal`, a `WorkerFailure`, or an `Error` without the job's data when the job's code failed. */
  run(job: Job): Promise<Result> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new WorkerFailure('closed'))
      if (this.#queue.length >= this.#options.waitingJobs) return reject(new WorkerFailure('busy'))
      this.#queue.push({ job, resolve, reject })
      this.#pump()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    const all = [...this.#hands]
    for (const waiting of this.#queue.splice(0)) waiting.reject(new WorkerFailure('closed'))
    for (const hand of all) hand.current?.reject(new WorkerFailure('closed'))
    await Promise.all(all.map(hand => this.#fire(hand)))
  }

  #pump(): void {
    while (this.#queue.length > 0) {
      const hand = this.#freeHand()
      if (hand === undefined) return
      const waiting = this.#queue.shift()
      if (waiting !== undefined) this.#start(hand, waiting)
    }
  }

  #freeHand(): Hand<Job, Result> | undefined {
    const free = [...this.#hands].find(hand => hand.current === undefined)
    return free ?? (this.#hands.size < this.#options.size ? this.#hire() : undefined)
  }

  #hire(): Hand<Job, Result> {
    const resourceLimits = { maxOldGenerationSizeMb: this.#options.heapMegabytes, maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
    const worker = new Worker(this.#options.script, { resourceLimits, env: {} })
    const hand: Hand<Job, Result> = { worker, done: 0, current: undefined, timer: undefined }
    worker.on('message', (answer: JobAnswer<Result>) => this.#settle(hand, answer))
    worker.on('error', () => this.#drop(hand, 'crashed'))
    worker.on('exit', () => this.#drop(hand, 'crashed'))
    this.#hands.add(hand)
    return hand
  }

  #start(hand: Hand<Job, Result>, waiting: Waiting<Job, Result>): void {
    clearTimeout(hand.timer)
    hand.current = waiting
    hand.worker.ref()
    hand.timer = setTimeout(() => this.#drop(hand, 'too-long'), this.#options.timeLimitMilliseconds)
    hand.worker.postMessage(waiting.job)
  }

  #settle(hand: Hand<Job, Result>, answer: JobAnswer<Result>): void {
    const { current } = hand
    clearTimeout(hand.timer)
    hand.current = undefined
    if (current !== undefined) deliver(current, answer)
    if (++hand.done >= this.#options.jobsPerWorker) void this.#fire(hand)
    else this.#rest(hand)
    this.#pump()
  }

  #rest(hand: Hand<Job, Result>): void {
    hand.worker.unref()
    hand.timer = setTimeout(() => void this.#fire(hand), this.#options.idleMilliseconds).unref()
  }

  #drop(hand: Hand<Job, Result>, reason: WorkerFailure['reason']): void {
    if (!this.#hands.has(hand)) return
    void this.#fire(hand)
    hand.current?.reject(new WorkerFailure(reason))
    this.#pump()
  }

  #fire(hand: Hand<Job, Result>): Promise<number> {
    clearTimeout(hand.timer)
    this.#hands.delete(hand)
    return hand.worker.terminate()
  }
}

const deliver = <Job, Result>({ resolve, reject }: Waiting<Job, Result>, answer: JobAnswer<Result>): void => {
  switch (answer.kind) {
    case 'result':
      resolve(answer.result)
      return
    case 'refused':
      reject(new Refusal(answer.definition, answer.detail))
      return
    case 'failed':
      reject(new Error(`a job failed: ${answer.name}`))
      return
  }
}
