import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'

/** The first half of the test string of the European Institute for Computer Antivirus Research; never whole in this repository. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!'].join('')

const conf = (folder: string, streamMax: string): string =>
  [
    `LocalSocket ${folder}/clamd.sock`,
    'LocalSocketMode 666',
    `DatabaseDirectory ${folder}/db`,
    `StreamMaxLength ${streamMax}`,
    'Foreground yes',
    'MaxThreads 2',
    'User root',
    '',
  ].join('\n')

/** A real clamd with one signature, in a folder of its own. Call it while the file is collected. Gives its socket. */
export const startClamd = async (streamMax = '1M'): Promise<string> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-clamd-'))
  chmodSync(folder, 0o711)
  mkdirSync(path.join(folder, 'db'))
  writeFileSync(path.join(folder, 'db', 'test.ndb'), `Eicar-Test-Signature:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
  writeFileSync(path.join(folder, 'clamd.conf'), conf(folder, streamMax))
  const child = spawn('/usr/sbin/clamd', ['--config-file', path.join(folder, 'clamd.conf')], { stdio: 'ignore' })
  afterAll(async () => {
    await ended(child)
    rmSync(folder, { recursive: true, force: true })
  })
  const socket = path.join(folder, 'clamd.sock')
  await listening(child, socket)
  return socket
}

const ended = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

const TRIES = 200

const listening = async (child: ChildProcess, socket: string): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries++) {
    if (child.exitCode !== null) throw new Error(`clamd ended (${child.exitCode})`)
    const isThere = await new Promise<boolean>(resolve => {
      const line = createConnection({ path: socket })
      line.once('connect', () => {
        line.destroy()
        resolve(true)
      })
      line.once('error', () => resolve(false))
    })
    if (isThere) return
    await new Promise(resolve => void setTimeout(resolve, 100))
  }
  throw new Error('clamd does not listen')
}
