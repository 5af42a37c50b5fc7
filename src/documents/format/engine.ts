import { refuse } from '../../kernel/refusal.ts'
import type { Antivirus } from '../../platform/antivirus/index.ts'
import type { Converter } from '../../platform/convert/index.ts'
import type { TextReader } from '../text/open-reader.ts'
import { WorkerFailure, WorkerPool } from '../../platform/xml/worker-pool.ts'
import { type CdaAnswer, type CdaJob, runCdaJob } from './cda-jobs.ts'
import type { CdaFacts } from './cda-stream.ts'
import type { CdaReading } from './model.ts'
import { CDA_UNREADABLE, READER_BUSY } from './refusals.ts'
import type { RenderedCda, RenderOptions } from './render/render-tree.ts'

/** Where trees of CDA are built: small ones here, others in a worker that can die without the server. */
export type CdaEngine = {
  /** `entries`: what its coded entries tell too. */
  read(facts: CdaFacts, options?: ReadOptions): Promise<CdaReading>
  render(facts: CdaFacts, options: RenderOptions): Promise<RenderedCda>
  close(): Promise<void>
  /** What every file goes by before it is kept; absent: none is set up. */
  readonly antivirus?: Antivirus
  /** Reads the words of a file in a process of its own; absent: nothing is read before a file is filed. */
  readonly reader?: TextReader
  /** Makes PDF of letters and of telephones' pictures; absent: they are kept as they came. */
  readonly converter?: Converter
}

export type ReadOptions = { readonly entries?: boolean }

export type CdaEngineOptions = {
  readonly antivirus?: Antivirus | undefined
  /** Closed with the engine. */
  readonly reader?: TextReader | undefined
  readonly converter?: Converter | undefined
  readonly workers?: number
  /** Bytes of a reduced CDA that is read on the calling thread: what blocks it for less than 5 ms. */
  readonly readHereBytes?: number
  readonly renderHereBytes?: number
  readonly timeLimitMilliseconds?: number
}

const DEFAULTS = { workers: 2, readHereBytes: 131_072, renderHereBytes: 65_536, timeLimitMilliseconds: 10_000 }

/** Opened once by the composition root, closed with it. An unused engine has no worker. */
export const openCdaEngine = (options: CdaEngineOptions = {}): CdaEngine => {
  const { workers, readHereBytes, renderHereBytes, timeLimitMilliseconds } = { ...DEFAULTS, ...options }
  const pool = new WorkerPool<CdaJob, CdaAnswer>({
    script: new URL('./cda-worker.ts', import.meta.url),
    size: workers,
    jobsPerWorker: 500,
    timeLimitMilliseconds,
    heapMegabytes: 128,
    waitingJobs: 256,
    idleMilliseconds: 30_000,
  })
  const run = async (job: CdaJob, facts: CdaFacts, hereBytes: number): Promise<CdaAnswer> =>
    facts.reduced.bytes.length <= hereBytes ? runCdaJob({ ...job, reduced: facts.reduced }) : ask(pool, job)

  return {
    read: async (facts, { entries = false } = {}) => {
      // With its entries the whole tree is built, as for a page.
      const hereBytes = entries ? Math.min(readHereBytes, renderHereBytes) : readHereBytes
      const answer = await run({ kind: 'read', entries, ...facts, reduced: facts.reduced.bytes }, facts, hereBytes)
      return answer.kind === 'read' ? answer.reading : misanswered()
    },
    render: async (facts, renderOptions) => {
      const answer = await run({ kind: 'render', ...facts, reduced: facts.reduced.bytes, options: renderOptions }, facts, renderHereBytes)
      return answer.kind === 'rendered' ? answer.rendered : misanswered()
    },
    close: async () => {
      await options.reader?.close()
      await pool.close()
    },
    ...(options.reader === undefined ? {} : { reader: options.reader }),
    ...(options.converter === undefined ? {} : { converter: options.converter }),
    ...(options.antivirus === undefined ? {} : { antivirus: options.antivirus }),
  }
}

const misanswered = (): never => {
  throw new TypeError('the worker answered another question')
}

/** A document that kills its reader or never ends is the document's fault: it is refused, not retried. */
const ask = async (pool: WorkerPool<CdaJob, CdaAnswer>, job: CdaJob): Promise<CdaAnswer> => {
  try {
    return await pool.run(job)
  } catch (error) {
    if (!(error instanceof WorkerFailure)) throw error
    switch (error.reason) {
      case 'too-long':
      case 'crashed':
        return refuse(CDA_UNREADABLE, error.reason)
      case 'busy':
        return refuse(READER_BUSY)
      case 'closed':
        throw error
    }
  }
}
