import { instant, type Instant } from '../../kernel/instant.ts'
import { findCosignature } from './cosignature.ts'
import type { SignedCheckpoint, Witness, WitnessState } from './model.ts'

/** RFC 6962 hashes from an old size to the checkpoint's, computed on demand. */
export type ProveFrom = (oldSize: number) => Promise<readonly Uint8Array[]>

export type Cosigning =
  | { readonly kind: 'cosigned'; readonly line: string }
  /** The witness has seen a longer tree of ours: this one is behind. */
  | { readonly kind: 'ahead'; readonly size: number }
  /** The witness remembers a tree that this one does not continue. */
  | { readonly kind: 'forked' }
  | { readonly kind: 'absent'; readonly problem: string }

export type WitnessClient = {
  cosign(checkpoint: SignedCheckpoint, prove: ProveFrom): Promise<Cosigning>
  state(): WitnessState
}

export type WitnessClientOptions = {
  readonly timeoutMilliseconds: number
  /** After a failure the witness is left alone for this long: its absence must not slow publication down. */
  readonly restMilliseconds: number
  readonly now: () => Instant
}

/** C2SP tlog-witness: a consistency proof has at most 63 lines. */
const MAX_PROOF = 63
const MAX_ANSWER_BYTES = 65_536
const SIZE = /^(?:0|[1-9]\d{0,15})\n$/

type Answer = { readonly status: number; readonly body: string }

const request = (oldSize: number, proof: readonly Uint8Array[], note: string): string =>
  `old ${oldSize}\n${proof.map(hash => `${Buffer.from(hash).toString('base64')}\n`).join('')}\n${note}`

const readBounded = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = []
  let left = MAX_ANSWER_BYTES
  for await (const chunk of response.body ?? []) {
    left -= chunk.length
    if (left < 0) throw new RangeError('answer too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const post = async (url: string, body: string, timeoutMilliseconds: number): Promise<Answer> => {
  const response = await fetch(`${url}/add-checkpoint`, {
    method: 'POST',
    body,
    redirect: 'error',
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    signal: AbortSignal.timeout(timeoutMilliseconds),
  })
  return { status: response.status, body: await readBounded(response) }
}

const absence = (error: unknown): Cosigning => ({ kind: 'absent', problem: error instanceof Error ? error.name : 'unreachable' })

type OutOfStep = { readonly kind: 'out-of-step'; readonly size: number }

/** What 409 says: the size the witness holds, or null when it says none. */
const conflictingSize = ({ body }: Answer): number | null => (SIZE.test(body) ? Number(body) : null)

/** Speaks to one witness and remembers what it holds, so that one exchange suffices. Never throws: absence is an outcome. */
export const witnessClient = (witness: Witness, options: WitnessClientOptions): WitnessClient => {
  let size = 0
  let cosignedAt: Instant | null = null
  let problem: string | null = null
  let restUntil = instant(0)

  const understand = (answer: Answer, checkpoint: SignedCheckpoint): Cosigning | OutOfStep => {
    const held = answer.status === 409 ? conflictingSize(answer) : null
    if (held !== null && held > checkpoint.size) return { kind: 'ahead', size: held }
    if (held !== null && held !== size) return { kind: 'out-of-step', size: held }
    if (answer.status === 409 || answer.status === 422) return { kind: 'forked' }
    const line = answer.status === 200 ? findCosignature(witness, checkpoint.note, answer.body) : null
    return line === null ? { kind: 'absent', problem: `answer ${answer.status}` } : { kind: 'cosigned', line }
  }

  const ask = async (checkpoint: SignedCheckpoint, prove: ProveFrom, again: boolean): Promise<Cosigning> => {
    if (size > checkpoint.size) return { kind: 'ahead', size }
    const proof = await prove(size)
    if (proof.length > MAX_PROOF) return { kind: 'absent', problem: 'proof too long' }
    const outcome = understand(await post(witness.url, request(size, proof, checkpoint.note), options.timeoutMilliseconds), checkpoint)
    if (outcome.kind !== 'out-of-step') return outcome
    size = outcome.size
    return again ? ask(checkpoint, prove, false) : { kind: 'absent', problem: 'out of step' }
  }

  const remember = (outcome: Cosigning, checkpoint: SignedCheckpoint): Cosigning => {
    problem = outcome.kind === 'cosigned' ? null : outcome.kind === 'absent' ? outcome.problem : outcome.kind
    if (outcome.kind === 'cosigned') {
      size = checkpoint.size
      cosignedAt = options.now()
    } else restUntil = instant(options.now() + options.restMilliseconds)
    return outcome
  }

  return {
    async cosign(checkpoint, prove) {
      if (options.now() < restUntil) return { kind: 'absent', problem: problem ?? 'resting' }
      return remember(await ask(checkpoint, prove, true).catch(absence), checkpoint)
    },
    state: () => ({ name: witness.name, size, cosignedAt, problem }),
  }
}
