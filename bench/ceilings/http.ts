import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type BareHttp = { readonly url: string; readonly pid: number; stop(): Promise<void> }

const SCRIPT = fileURLToPath(new URL('./bare-http.ts', import.meta.url))

/** A server of its own process that answers `bytes` bytes to anything. */
export const startBareHttp = async (kind: 'node' | 'fastify', bytes: number): Promise<BareHttp> => {
  const child = spawn(process.execPath, [SCRIPT, kind, String(bytes)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the bare server ended')))
    child.stdout.on('data', (text: Buffer) => resolve(/port (\d+)/.exec(text.toString())?.[1] ?? ''))
  })
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
  }
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? -1, stop }
}
