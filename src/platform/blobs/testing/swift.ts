/**
 * A real S3 server for tests: OpenStack Swift with `s3api` and `tempauth`, as Debian packages it. It checks signatures, which is the point:
 * a stub that accepts a wrong secret proves nothing. Everything listens on 127.0.0.1, on ports the system chose.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { s3Requests } from '../s3-requests.ts'

export type Swift = {
  readonly endpoint: string
  readonly region: string
  /** Made empty by `startSwift`. */
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Ends the servers and removes their folder. */
  stop(): Promise<void>
}

const SERVERS = ['account', 'container', 'object'] as const
const COMMANDS = ['swift-proxy-server', ...SERVERS.map(name => `swift-${name}-server`), 'swift-ring-builder', 'memcached']
export const SWIFT_PACKAGES = ['swift-proxy', 'swift-account', 'swift-container', 'swift-object', 'memcached']

const isInstalled = (command: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })

/** The commands that are missing here; none: `startSwift` can run. */
export const missingForSwift = (): readonly string[] => COMMANDS.filter(command => !isInstalled(command))

const USER = { account: 'carnet', name: 'tests', secret: 'a-secret-of-the-tests' }

/** Starts in 5 to 10 s, about 250 MB. `folder` is made, and removed by `stop`. */
export const startSwift = async (folder: string): Promise<Swift> => {
  mkdirSync(join(folder, 'devices', 'd1'), { recursive: true })
  const [account = 0, container = 0, object = 0, proxy = 0, cache = 0] = await freePorts(5)
  const ports = { account, container, object }
  writeConfiguration(folder, ports, proxy, cache)
  for (const server of SERVERS) buildRing(folder, server, ports[server])
  const children = startServers(folder, cache)
  const endpoint = `http://127.0.0.1:${proxy}`
  const stop = async () => {
    await Promise.all(children.map(ended))
    rmSync(folder, { recursive: true, force: true })
  }
  const access = {
    endpoint,
    region: 'us-east-1',
    bucket: 'carnet',
    accessKeyId: `${USER.account}:${USER.name}`,
    secretAccessKey: USER.secret,
  }
  try {
    await answering(endpoint, children)
    await s3Requests({ ...access, spoolDirectory: folder })({ method: 'PUT' })
  } catch (error) {
    await stop()
    throw error
  }
  return { ...access, stop }
}

const freePorts = async (count: number): Promise<number[]> => {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
      return server
    }),
  )
  const ports = servers.map(server => (server.address() as AddressInfo).port)
  await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))))
  return ports
}

const writeConfiguration = (folder: string, ports: Record<(typeof SERVERS)[number], number>, proxy: number, cache: number): void => {
  const write = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`)
  write('swift.conf', ['[swift-hash]', 'swift_hash_path_suffix = tests', 'swift_hash_path_prefix = tests'])
  const common = [`swift_dir = ${folder}`, 'bind_ip = 127.0.0.1', 'user = root', 'workers = 0', 'log_level = WARNING']
  for (const server of SERVERS) {
    const own = [`bind_port = ${ports[server]}`, `devices = ${join(folder, 'devices')}`, 'mount_check = false']
    const app = ['[pipeline:main]', `pipeline = ${server}-server`, `[app:${server}-server]`, `use = egg:swift#${server}`]
    const recon = `recon_cache_path = ${folder}`
    const cleanup = server === 'object' ? ['auto_create_account_prefix = .'] : []
    write(`${server}.conf`, ['[DEFAULT]', ...common, ...own, recon, ...app, ...cleanup])
  }
  const filters = ['catch_errors', 'gatekeeper', 's3api', 'bulk', 'slo', 'dlo', 'symlink', 'versioned_writes']
  write('proxy.conf', [
    ...['[DEFAULT]', ...common, `bind_port = ${proxy}`, '[pipeline:main]'],
    'pipeline = catch_errors gatekeeper cache s3api tempauth bulk slo dlo symlink versioned_writes proxy-server',
    ...['[app:proxy-server]', 'use = egg:swift#proxy', 'allow_account_management = true', 'account_autocreate = true'],
    ...['[filter:cache]', 'use = egg:swift#memcache', `memcache_servers = 127.0.0.1:${cache}`],
    ...['[filter:tempauth]', 'use = egg:swift#tempauth', `user_${USER.account}_${USER.name} = ${USER.secret} .admin`],
    ...filters.flatMap(name => [`[filter:${name}]`, `use = egg:swift#${name}`]),
    'allow_versioned_writes = true',
  ])
}

const buildRing = (folder: string, server: string, port: number): void => {
  const builder = join(folder, `${server}.builder`)
  const steps = [['create', '4', '1', '1'], ['add', `r1z1-127.0.0.1:${port}/d1`, '1'], ['rebalance']]
  for (const step of steps) {
    const { status, stderr } = spawnSync('swift-ring-builder', [builder, ...step], { cwd: folder, encoding: 'utf8' })
    // 1 is the builder's "done, with a warning": one replica on one device is what a test wants.
    if (status !== 0 && status !== 1) throw new Error(`swift-ring-builder ${step.join(' ')}: ${stderr}`)
  }
}

const startServers = (folder: string, cache: number): readonly ChildProcess[] => {
  const start = (command: string, parameters: readonly string[]) =>
    spawn(command, parameters, { cwd: folder, stdio: 'ignore', env: { ...process.env, SWIFT_CONF_DIR: folder, PYTHONWARNINGS: 'ignore' } })
  return [
    start('memcached', ['-l', '127.0.0.1', '-p', String(cache), '-m', '16', ...(process.getuid?.() === 0 ? ['-u', 'nobody'] : [])]),
    ...[...SERVERS, 'proxy'].map(server => start(`swift-${server}-server`, [join(folder, `${server}.conf`)])),
  ]
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

const answering = async (endpoint: string, children: readonly ChildProcess[]): Promise<void> => {
  for (let attempt = 0; attempt < 300; attempt++) {
    const dead = children.find(child => child.exitCode !== null)
    if (dead !== undefined) throw new Error(`${dead.spawnargs.join(' ')} ended with ${dead.exitCode}`)
    const response = await fetch(`${endpoint}/`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    if (response !== undefined) return
    await pause(100)
  }
  throw new Error('swift did not answer within 30 s')
}
