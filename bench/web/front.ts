import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from './lab.ts'

const PROGRAM = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find(file => existsSync(file))
const TEMPLATE = fileURLToPath(new URL('../../docs/front/nginx.conf.template', import.meta.url))
const LITTLE = 16_384
const TRIES = 50
const BETWEEN_MS = 100

/** Where it listens: a port of this machine, and a socket in whose buffers little waits, as with net.ipv4.tcp_notsent_lowat. */
export type Front = { readonly port: number; readonly socket: string; readonly stop: () => Promise<void> }

const certify = (folder: string, host: string): Readonly<Record<'CARNET_CERTIFICATE' | 'CARNET_KEY', string>> => {
  const [certificate, key] = [path.join(folder, 'certificate.pem'), path.join(folder, 'key.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const name = ['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`, '-days', '2']
  execFileSync('openssl', ['req', '-x509', ...curve, ...name, '-keyout', key, '-out', certificate], { stdio: 'ignore' })
  return { CARNET_CERTIFICATE: certificate, CARNET_KEY: key }
}

const listens = async (port: number): Promise<void> => {
  for (let n = 0; n < TRIES; n += 1) {
    const isThere = await fetch(`http://localhost:${port}/`).then(
      () => true,
      () => false,
    )
    if (isThere) return
    await pause(BETWEEN_MS)
  }
  throw new Error('the front does not start')
}

/** The operator's own front (docs/front), as it bears this origin, before a server that listens. */
export const startFront = async (origin: string, upstream: string): Promise<Front> => {
  if (PROGRAM === undefined) throw new Error('pages are measured behind the front of docs/front: install nginx (Debian: nginx-light)')
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-front-'))
  // Its workers are nobody.
  chmodSync(folder, 0o711)
  const port = await freePort()
  const { hostname } = new URL(origin)
  const said: Readonly<Record<string, string>> = {
    CARNET_NAME: hostname,
    CARNET_PORT: String(port),
    CARNET_UPSTREAM: new URL(upstream).host,
    ...certify(folder, hostname),
  }
  const socket = path.join(folder, 'front.sock')
  const conf = readFileSync(TEMPLATE, 'utf8')
    .replace(/\$\{(CARNET_[A-Z]+)\}/g, (_, name: string) => said[name] ?? '')
    .replace(/^ *listen .*$/m, line => `${line}\n${line.replace(String(port), `unix:${socket} sndbuf=${LITTLE}`)}`)
  writeFileSync(path.join(folder, 'nginx.conf'), conf)
  const child = spawn(PROGRAM, ['-p', folder, '-c', 'nginx.conf', '-g', 'daemon off;'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  await listens(port)
  return {
    port,
    socket,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
