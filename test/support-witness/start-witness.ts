import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Signer, Witness } from '../../src/audit/tree/index.ts'

const PROGRAM = fileURLToPath(new URL('witness.mjs', import.meta.url))

export type RunningWitness = Witness & {
  readonly pid: number
  /** Ends the process and forgets all it knew. */
  kill(): Promise<void>
  /** A crash; then the same witness with its memory, on another port. */
  restart(): Promise<RunningWitness>
}

type Given = { readonly name: string; readonly seed: Uint8Array; readonly state: string; readonly log: Pick<Signer, 'name' | 'publicKey'> }

const run = async ({ name, seed, state, log }: Given): Promise<RunningWitness> => {
  const settings = {
    name,
    state,
    seed: Buffer.from(seed).toString('base64'),
    log: { name: log.name, publicKey: Buffer.from(log.publicKey).toString('base64') },
  }
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(settings)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const first = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    child.once('exit', () => reject(new Error('the witness did not start')))
  })
  const said: unknown = JSON.parse(first)
  if (typeof said !== 'object' || said === null || !('url' in said) || !('publicKey' in said)) throw new Error('not a witness')
  const crash = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  const kill = async (): Promise<void> => {
    await crash()
    rmSync(path.dirname(state), { recursive: true, force: true })
  }
  return {
    name,
    url: String(said.url),
    publicKey: Buffer.from(String(said.publicKey), 'base64'),
    pid: child.pid ?? -1,
    kill,
    restart: () => crash().then(() => run({ name, seed, state, log })),
  }
}

/** Starts a witness in a process of its own, with an empty memory in the temporary folder. */
export const startWitness = (name: string, seed: Uint8Array, log: Pick<Signer, 'name' | 'publicKey'>): Promise<RunningWitness> =>
  run({ name, seed, log, state: path.join(mkdtempSync(path.join(tmpdir(), 'carnet-witness-')), 'last.json') })
