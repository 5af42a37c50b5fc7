import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '../../kernel/instant.ts'
import type { Database } from '../../platform/db/index.ts'
import type { Anchor } from './anchor.ts'
import { awaitPublished } from './await-published.ts'
import { LogBehind, LogForked, type SignedCheckpoint, type Signer, type Witness, type WitnessState } from './model.ts'
import { type Publication, publish } from './publish.ts'
import { resume } from './resume.ts'
import { sequence } from './sequence.ts'
import { hasPending } from './store.ts'
import { type WitnessClientOptions, witnessClient } from './witness-client.ts'

export type SequencerOptions = {
  readonly db: Database
  readonly signer: Signer
  readonly anchor: Anchor
  readonly witnesses: readonly Witness[]
  readonly now: () => Instant
  /** Told of every fault. The loop goes on after all but LogBehind and LogForked. */
  readonly report: (fault: unknown) => void
  /** Rest between two looks at the queue, 250 by default. */
  readonly everyMilliseconds?: number
  /** Leaves a batch, 8,192 by default. */
  readonly batchLimit?: number
  /** How long a witness may take, 500 by default; publication waits no longer. */
  readonly witnessTimeoutMilliseconds?: number
}

export type SequencerStatus = {
  /** True in the one process that holds the lock and signs. */
  readonly leading: boolean
  /** Last checkpoint this process has published. */
  readonly published: { readonly size: number; readonly at: Instant } | null
  /** Why nothing is signed any more, or null. */
  readonly refusal: LogBehind | LogForked | null
  readonly witnesses: readonly WitnessState[]
}

const LOCK = 'audit.sequencer'
const DEFAULTS = { everyMilliseconds: 250, batchLimit: 8_192, witnessTimeoutMilliseconds: 500 }
/** How often a process that does not lead asks for the lock again. */
const CANDIDATE_MILLISECONDS = 2_000
const WITNESS_REST_MILLISECONDS = 30_000
const LONGEST_PAUSE_MILLISECONDS = 5_000

/** The loop that puts committed traces in the tree. One process of all leads, under an advisory lock; the others stand by. */
export class Sequencer {
  private readonly options: Required<SequencerOptions>
  private readonly publication: Publication
  private readonly running: Promise<void>
  private stopping = false
  private waking = new AbortController()
  private leading = false
  private published: SequencerStatus['published'] = null
  private refusal: SequencerStatus['refusal'] = null

  /** @internal through `startSequencer` */
  constructor(given: SequencerOptions) {
    const options = { ...DEFAULTS, ...given }
    const patience: WitnessClientOptions = {
      timeoutMilliseconds: options.witnessTimeoutMilliseconds,
      restMilliseconds: WITNESS_REST_MILLISECONDS,
      now: options.now,
    }
    this.options = options
    this.publication = {
      db: options.db,
      key: options.signer,
      anchor: options.anchor,
      witnesses: options.witnesses.map(witness => witnessClient(witness, patience)),
    }
    this.running = this.run()
  }

  /** Takes what has committed before this call into the tree, at once; resolves with a published checkpoint that covers it. */
  now(): Promise<SignedCheckpoint> {
    return awaitPublished(this.options.db, () => {
      if (this.refusal !== null) throw this.refusal
      if (this.leading) this.waking.abort()
    })
  }

  status(): SequencerStatus {
    const { leading, published, refusal } = this
    return { leading, published, refusal, witnesses: this.publication.witnesses.map(witness => witness.state()) }
  }

  /** Ends the loop after the batch under way. */
  async stop(): Promise<void> {
    this.stopping = true
    this.waking.abort()
    await this.running
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping && this.refusal === null; ) {
      try {
        const led = await this.options.db.ifAdvisoryLock(LOCK, lost => this.lead(lost))
        failures = 0
        if (!led) await this.pause(CANDIDATE_MILLISECONDS)
      } catch (fault) {
        this.take(fault)
        failures = Math.min(failures + 1, 10)
        await this.pause(Math.min(this.options.everyMilliseconds * 2 ** failures, LONGEST_PAUSE_MILLISECONDS))
      }
    }
  }

  private take(fault: unknown): void {
    if (fault instanceof LogBehind || fault instanceof LogForked) this.refusal = fault
    this.options.report(fault)
  }

  /** A new leader begins with `resume`: it trusts nothing it remembers from an earlier term. */
  private async lead(lost: AbortSignal): Promise<void> {
    try {
      let last = await resume(this.publication, this.options.signer, this.options.now)
      this.seen(last)
      this.leading = true
      while (!this.stopping && !lost.aborted) {
        last = await this.drain(last, lost)
        await this.pause(this.options.everyMilliseconds)
      }
    } finally {
      this.leading = false
    }
  }

  /** Batches until nothing waits; each is published before the next is begun. */
  private async drain(from: SignedCheckpoint, lost: AbortSignal): Promise<SignedCheckpoint> {
    const { db, signer, batchLimit, now } = this.options
    let last = from
    while (!lost.aborted && (await hasPending(db))) {
      const signed = await sequence(db, signer, last, batchLimit, now)
      if (signed === null) break
      last = signed
      this.seen(await publish(this.publication, signed))
    }
    return last
  }

  private seen({ size }: SignedCheckpoint): void {
    this.published = { size, at: this.options.now() }
  }

  /** Rests, unless it is woken, or has been since its last rest. */
  private async pause(milliseconds: number): Promise<void> {
    if (this.stopping) return
    await sleep(milliseconds, undefined, { signal: this.waking.signal, ref: false }).catch(() => undefined)
    if (this.waking.signal.aborted) this.waking = new AbortController()
  }
}

export const startSequencer = (options: SequencerOptions): Sequencer => new Sequencer(options)
