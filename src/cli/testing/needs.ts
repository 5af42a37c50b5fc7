import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Something of the system that a suite cannot do without, and the Debian packages that bring it. */
export type Need = { readonly name: string; readonly packages: readonly string[]; isThere(): boolean }

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const onPath = (command: string): boolean =>
  (process.env['PATH'] ?? '').split(path.delimiter).some(folder => isExecutable(path.join(folder, command)))

const OLDEST_POSTGRESQL = 15

/** Folder of the programs of the system's PostgreSQL, the oldest we support first: that is the one that finds what we must not use. */
export const systemPostgresFolder = (): string | undefined => {
  const home = '/usr/lib/postgresql'
  const versions = existsSync(home) ? readdirSync(home).map(Number) : []
  const version = versions.filter(number => number >= OLDEST_POSTGRESQL).sort((a, b) => a - b)[0]
  return version === undefined ? undefined : path.join(home, String(version), 'bin')
}

export const CHROMIUM: Need = {
  name: 'Chromium',
  packages: ['chromium', 'fonts-dejavu-core'],
  isThere: () => ['chromium', 'chromium-browser', 'google-chrome'].some(onPath),
}

export const SYSTEM_POSTGRESQL: Need = {
  name: 'PostgreSQL of the system',
  packages: ['postgresql'],
  isThere: () => Boolean(process.env['CARNET_TEST_DATABASE_URL']) || systemPostgresFolder() !== undefined,
}

export const S3_SERVER: Need = {
  name: 'an S3 server (OpenStack Swift)',
  packages: ['swift-proxy', 'swift-account', 'swift-container', 'swift-object', 'memcached'],
  isThere: () => ['swift-proxy-server', 'swift-object-server', 'memcached'].every(onPath),
}

/** Started by the tests themselves from a folder of their own; root, as their processes change user. */
export const MAIL_SERVERS: Need = {
  name: 'mail servers (postfix, dovecot)',
  packages: ['postfix', 'dovecot-imapd'],
  isThere: () => process.getuid?.() === 0 && ['/usr/sbin/postfix', '/usr/sbin/dovecot'].every(isExecutable),
}

/** Opens archives as anybody’s computer would. */
export const UNZIP: Need = { name: 'unzip', packages: ['unzip'], isThere: () => onPath('unzip') }

/** Started by the tests themselves, with a signature of one line. */
export const CLAMD: Need = { name: 'clamd', packages: ['clamav-daemon'], isThere: () => onPath('clamd') || isExecutable('/usr/sbin/clamd') }

/** Makes PDF of pictures of telephones and of letters; without it they are kept as they came. */
export const CONVERTERS: Need = {
  name: 'converters (heif-convert, soffice)',
  packages: ['libheif-examples', 'libreoffice-writer-nogui'],
  isThere: () => onPath('heif-convert') && onPath('soffice'),
}

export const STRACE: Need = { name: 'strace', packages: ['strace'], isThere: () => onPath('strace') }

const canInstall = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get')

const apt = (...parameters: readonly string[]): boolean => {
  console.log(`> apt-get ${parameters.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0']
  return spawnSync('apt-get', [...options, ...parameters], { env, stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 }).status === 0
}

/** As root on Debian installs what is missing, one need at a time; elsewhere takes what is there. */
export const provide = (needs: readonly Need[]): void => {
  const missing = needs.filter(need => !need.isThere())
  if (missing.length === 0 || !canInstall()) return
  console.log(`Missing: ${missing.map(need => need.name).join(', ')}. Installing from Debian.`)
  apt('update')
  for (const need of missing) apt('install', '--yes', '--no-install-recommends', ...need.packages)
}
