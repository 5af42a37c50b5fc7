import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** Debian's postfix and dovecot, from a folder of their own, on the loopback, on ports of their own. Never the system's. */
export type MailServers = {
  readonly smtpUrl: string
  readonly imapUrl: (user: string) => string
  /** Messages in somebody's box, whole. */
  stop(): Promise<void>
  startPostfix(): Promise<void>
  stopPostfix(): void
}

/** Boxes: anne@ourselves.test, rey@ourselves.test, retour@ourselves.test. What is for gone.test goes on to `refusing`, which says no. */
export const DOMAIN = 'ourselves.test'
export const PASSWORD = 'secret'

export const freePort = async (): Promise<number> => {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

const idsOf = (user: string): { readonly uid: number; readonly gid: number } => {
  const [, , uid, gid] =
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find(line => line.startsWith(`${user}:`))
      ?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

export const startMailServers = async (refusing: number): Promise<MailServers> => {
  const root = mkdtempSync(path.join(tmpdir(), 'carnet-mail-'))
  chmodSync(root, 0o755)
  const [smtp, imap] = [await freePort(), await freePort()]
  const boxes = path.join(root, 'boxes')
  const owner = idsOf('nobody')
  mkdirSync(boxes)
  chownSync(boxes, owner.uid, owner.gid)
  const dovecot = await startDovecot(root, imap, boxes, owner)
  const postfix = preparePostfix(root, smtp, boxes, owner, refusing)
  await postfix.start()
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    imapUrl: user => `imap://${encodeURIComponent(`${user}@${DOMAIN}`)}:${PASSWORD}@127.0.0.1:${imap}/INBOX`,
    startPostfix: postfix.start,
    stopPostfix: postfix.stop,
    stop: async () => {
      postfix.stop()
      await ended(dovecot)
      rmSync(root, { recursive: true, force: true })
    },
  }
}

type Owner = { readonly uid: number; readonly gid: number }

const preparePostfix = (root: string, port: number, boxes: string, { uid, gid }: Owner, refusing: number) => {
  const folder = path.join(root, 'postfix')
  const [queue, data] = [path.join(root, 'queue'), path.join(root, 'data')]
  for (const each of [folder, queue, data]) mkdirSync(each)
  const postfix = idsOf('postfix')
  chownSync(data, postfix.uid, postfix.gid)
  writeFileSync(path.join(folder, 'boxes'), `anne@${DOMAIN} anne/\nrey@${DOMAIN} rey/\nretour@${DOMAIN} retour/\n`)
  writeFileSync(path.join(folder, 'roads'), `gone.test smtp:[127.0.0.1]:${refusing}\n`)
  writeFileSync(
    path.join(folder, 'main.cf'),
    [
      'compatibility_level = 3.6',
      `queue_directory = ${queue}`,
      `data_directory = ${data}`,
      'inet_interfaces = loopback-only',
      'inet_protocols = ipv4',
      `myhostname = mail.${DOMAIN}`,
      'mydestination =',
      'mynetworks = 127.0.0.0/8',
      'recipient_delimiter = +',
      `virtual_mailbox_domains = ${DOMAIN}`,
      `virtual_mailbox_base = ${boxes}`,
      `virtual_mailbox_maps = texthash:${folder}/boxes`,
      `virtual_uid_maps = static:${uid}`,
      `virtual_gid_maps = static:${gid}`,
      `virtual_minimum_uid = 1`,
      `transport_maps = texthash:${folder}/roads`,
      'relay_domains = gone.test',
      'smtp_tls_security_level = none',
      'disable_dns_lookups = yes',
      'alias_maps =',
      'alias_database =',
      'biff = no',
      `maillog_file_prefixes = ${root}`,
      `maillog_file = ${root}/postfix.log`,
      '',
    ].join('\n'),
  )
  writeFileSync(path.join(folder, 'master.cf'), MASTER.replaceAll('PORT', String(port)))
  const run = (command: string): void => {
    const { status, stderr } = spawnSync('/usr/sbin/postfix', ['-c', folder, command], {
      encoding: 'utf8',
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    })
    if (status !== 0)
      throw new Error(
        `postfix ${command}: ${stderr} ${existsSync(`${root}/postfix.log`) ? readFileSync(`${root}/postfix.log`, 'utf8') : ''}`,
      )
  }
  return {
    start: async () => {
      run('start')
      await listening(port)
    },
    stop: () => {
      const pid = path.join(queue, 'pid', 'master.pid')
      if (existsSync(pid)) run('abort')
    },
  }
}

const listening = async (port: number): Promise<void> => {
  for (let i = 0; i < 200; i += 1) {
    const { connect } = await import('node:net')
    const open = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (open) return
    await pause(50)
  }
  throw new Error(`nobody listens on ${port}`)
}

/** Without a chroot: everything a private folder needs is reached by its path. */
const MASTER = `127.0.0.1:PORT inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
`

const startDovecot = async (root: string, port: number, boxes: string, { uid, gid }: Owner): Promise<ChildProcess> => {
  const file = path.join(root, 'dovecot.conf')
  writeFileSync(
    file,
    [
      `base_dir = ${root}/dovecot`,
      `state_dir = ${root}/dovecot`,
      `log_path = ${root}/dovecot.log`,
      'protocols = imap',
      'ssl = no',
      'disable_plaintext_auth = no',
      'listen = 127.0.0.1',
      'default_internal_user = dovecot',
      'default_login_user = dovenull',
      `mail_location = maildir:${boxes}/%n`,
      'first_valid_uid = 1',
      'service imap-login {',
      `  inet_listener imap {\n    port = ${port}\n  }`,
      '  inet_listener imaps {\n    port = 0\n  }',
      '}',
      `passdb {\n  driver = static\n  args = password=${PASSWORD}\n}`,
      `userdb {\n  driver = static\n  args = uid=${uid} gid=${gid} home=${boxes}/%n\n}`,
      '',
    ].join('\n'),
  )
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', file], { stdio: 'ignore' })
  try {
    await listening(port)
  } catch (error) {
    child.kill()
    throw new Error(`dovecot: ${existsSync(`${root}/dovecot.log`) ? readFileSync(`${root}/dovecot.log`, 'utf8') : ''}`, { cause: error })
  }
  return child
}

const ended = (child: ChildProcess): Promise<unknown> => {
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  return gone
}
