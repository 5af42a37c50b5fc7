import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ownCpu } from '../measure/proc.ts'

export type WrkRun = {
  readonly url: string
  readonly requestFile: string
  readonly connections: number
  readonly seconds: number
  readonly seed: number
}

/** Latencies in milliseconds. `refused`: answers of 400 and above; `broken`: connections, reads, writes, time-outs. `cpu`: wrk's own seconds. */
export type WrkResult = {
  readonly requests: number
  readonly bytes: number
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
  readonly refused: number
  readonly broken: number
  readonly cpu: number
}

const SCRIPT = fileURLToPath(new URL('./wrk.lua', import.meta.url))
/** For the last answers to come in. */
const AFTER_SECONDS = 1

const parse = (output: string, cpu: number): WrkResult => {
  const line = /^WRK (.*)$/m.exec(output)?.[1]
  if (line === undefined) throw new Error(`wrk said nothing of its run:\n${output}`)
  const said = JSON.parse(line) as WrkResult
  return { ...said, p50: said.p50 / 1_000, p90: said.p90 / 1_000, p99: said.p99 / 1_000, max: said.max / 1_000, cpu }
}

/** One thread, because two would take both cores. */
export const runWrk = ({ url, requestFile, connections, seconds, seed }: WrkRun): Promise<WrkResult> =>
  new Promise((resolve, reject) => {
    const args = ['-t1', `-c${connections}`, `-d${seconds + AFTER_SECONDS}s`, '--timeout', '30s', '-s', SCRIPT, url]
    const env = { PATH: process.env['PATH'], REQUESTS: requestFile, SEED: String(seed), RUN_MS: String(seconds * 1_000) }
    const child = spawn('wrk', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    let cpu = 0
    const watch = setInterval(() => {
      cpu = Math.max(cpu, ownCpu(child.pid ?? 0))
    }, 250)
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()))
    child.once('error', reject)
    child.once('close', () => {
      clearInterval(watch)
      try {
        resolve(parse(output, cpu))
      } catch (error) {
        reject(error)
      }
    })
  })
