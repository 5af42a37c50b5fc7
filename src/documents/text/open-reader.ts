import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { ReadingAnswer, ReadingAsked, ToReader } from './reading.ts'

/** The reader died, or was ended because it took too long or too much: the file’s fault, as far as anybody knows. */
export class ReadingFailed extends Error {
  constructor(why: string) {
    super(`reading failed: ${why}`)
    this.name = 'ReadingFailed'
  }
}

/** Reads one file at a time in a process of its own, started when needed; ended when it has rested. */
export type TextReader = {
  /** Answers as they come. Throws `ReadingFailed`. */
  read(asked: ReadingAsked): AsyncGenerator<ReadingAnswer>
  close(): Promise<void>
}

export type ReaderOptions = {
  /** Between two answers. */
  readonly answerMilliseconds?: number
  readonly memoryMegabytes?: number
  readonly restMilliseconds?: number
  /** Files read before the process is replaced: what a library leaks goes with it. */
  readonly filesOfAProcess?: number
  /** What can wait yields to who waits for an answer: lower priority for all its threads, and more time. */
  readonly inBackground?: boolean
}

const DEFAULTS = { answerMilliseconds: 90_000, memoryMegabytes: 900, restMilliseconds: 10_000, filesOfAProcess: 200, inBackground: false }
/** Less than the lease of a document (read-waiting.ts). */
const PATIENT = { answerMilliseconds: 240_000 }
const HEAP_MEGABYTES = 384
const A_LOOK = 250
const PAGE_BYTES = 4096

/** Resident memory of a process, where the system tells. */
const residentMegabytes = (pid: number | undefined): number => {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES) / 1_048_576
  } catch {
    return 0
  }
}

const start = (inBackground: boolean): ChildProcess => {
  const child = fork(fileURLToPath(new URL('./reader-process.ts', import.meta.url)), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${HEAP_MEGABYTES}`, '--disable-warning=ExperimentalWarning'],
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  // At once: a thread is born with the priority of the one that makes it.
  if (inBackground && child.pid !== undefined) yieldToOthers(child.pid)
  return child
}

const yieldToOthers = (pid: number): void => {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // A system that forbids it reads at the priority of all.
  }
}

export const openReader = (options: ReaderOptions = {}): TextReader => {
  const limits = { ...DEFAULTS, ...(options.inBackground === true ? PATIENT : {}), ...options }
  let child: ChildProcess | undefined
  let files = 0
  let resting: NodeJS.Timeout | undefined
  let turn: Promise<void> = Promise.resolve()
  let closed = false

  const end = (): void => {
    clearTimeout(resting)
    child?.kill('SIGKILL')
    child = undefined
    files = 0
  }
  const rest = (): void => {
    if (closed || files >= limits.filesOfAProcess) end()
    else resting = setTimeout(end, limits.restMilliseconds).unref()
  }
  const mine = async (): Promise<() => void> => {
    const before = turn
    const { promise, resolve } = Promise.withResolvers<void>()
    turn = promise
    await before
    return resolve
  }

  async function* read(asked: ReadingAsked): AsyncGenerator<ReadingAnswer> {
    const done = await mine()
    let isOver = false
    try {
      if (closed) throw new ReadingFailed('closed')
      clearTimeout(resting)
      child ??= start(limits.inBackground)
      files += 1
      for await (const answer of answersOf(child, asked, limits)) {
        isOver = answer.kind === 'unreadable' || answer.nextPage === null
        yield answer
        if (isOver) return
      }
    } finally {
      // Left before its last answer: it would answer the next question with it.
      if (isOver) rest()
      else end()
      done()
    }
  }

  return {
    read,
    close: async () => {
      closed = true
      const ended = child === undefined || child.exitCode !== null ? undefined : new Promise(resolve => child?.once('exit', resolve))
      end()
      await ended
    },
  }
}

const send = (child: ChildProcess, message: ToReader): Promise<void> =>
  new Promise((resolve, reject) => child.send(message, error => (error === null ? resolve() : reject(new ReadingFailed('crashed')))))

/** One piece at a time: the next leaves when the last has gone. */
const hand = async (child: ChildProcess, { kind, bytes, fromPage }: ReadingAsked): Promise<void> => {
  for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) await send(child, { piece })
  await send(child, { kind, fromPage })
}

/** What it sends until it has nothing to send, dies, or goes beyond a limit. */
async function* answersOf(
  child: ChildProcess,
  asked: ReadingAsked,
  { answerMilliseconds, memoryMegabytes }: Required<ReaderOptions>,
): AsyncGenerator<ReadingAnswer> {
  const waiting: ReadingAnswer[] = []
  let failed: unknown
  let wake: () => void = () => undefined
  let silence = 0
  const stop = (error: unknown): void => {
    failed ??= error
    wake()
  }
  const fail = (why: string): void => stop(new ReadingFailed(why))
  const take = (answer: ReadingAnswer): void => {
    silence = 0
    waiting.push(answer)
    wake()
  }
  const exited = (): void => fail('crashed')
  child.on('message', take)
  child.once('exit', exited)
  const look = setInterval(() => {
    silence += A_LOOK
    if (silence > answerMilliseconds) fail('too-long')
    if (residentMegabytes(child.pid) > memoryMegabytes) fail('too-large')
  }, A_LOOK)
  try {
    // What the store says of its own bytes goes to the caller as it is: it is not the reader's fault.
    hand(child, asked).catch(stop)
    for (;;) {
      const answer = waiting.shift()
      if (answer !== undefined) yield answer
      else if (failed !== undefined) throw failed
      else await new Promise<void>(resolve => (wake = resolve))
    }
  } finally {
    clearInterval(look)
    child.off('message', take)
    child.off('exit', exited)
  }
}
