/**
 * `npm run probes -- [N]`: a hundred thousand identities tried by one thief against a server of its own, one in a hundred of somebody who has a record
 * (security.md A6). Says how many were answered, and whether any answer told a record from none; ends with 1 when one did.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { insKey } from '../kernel/ins.ts'
import { startServer } from './job/server.ts'

const HUNDRED_THOUSAND = 100_000
const KNOWN = 10
const ONE_IN = 100
const AT_ONCE = 8

const asked = Number(process.argv[2] ?? HUNDRED_THOUSAND)
if (!Number.isInteger(asked) || asked < 1) {
  console.error('usage: npm run probes -- [N]')
  process.exit(2)
}

const home = mkdtempSync(path.join(tmpdir(), 'carnet-probes-'))
const insOf = (serial: number): string => {
  const thirteen = `2900199${String(serial).padStart(6, '0')}`
  return `${thirteen}${insKey(thirteen)}`
}

const clientOf = (url: string) => {
  let cookie = ''
  return async (method: string, route: string, body: unknown): Promise<{ readonly status: number; readonly text: string }> => {
    const headers = { 'content-type': 'application/json', 'x-carnet-client': '1', cookie }
    const answer = await fetch(`${url}${route}`, { method, headers, body: JSON.stringify(body) })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { status: answer.status, text: await answer.text() }
  }
}

const openKnown = async (url: string): Promise<void> => {
  const insurer = clientOf(url)
  await insurer('POST', '/api/demonstration/sessions', { insurer: true })
  for (let serial = 0; serial < KNOWN; serial += 1) {
    const traits = { ins: insOf(serial), birthName: `ESSAI-${serial}`, birthFirstNames: ['Marie'], sex: 'F', birthDate: '1990-01-05' }
    const { status, text } = await insurer('POST', '/api/records', { traits })
    if (status !== 201) throw new Error(`no record: ${text}`)
  }
}

const thiefAt = async (url: string) => {
  const thief = clientOf(url)
  const place = { profession: '10', structureNationalId: '1290000899', structureName: 'Cabinet', regulation: false }
  const entry = { kind: 'professional', family: 'SONDE', given: 'Anne', city: 'PORT-KERVAL', exercises: [place] }
  await thief('PUT', '/api/demonstration/directory/899900000899', entry)
  await thief('POST', '/api/demonstration/sessions', { nationalId: '899900000899' })
  return thief
}

/** Without what is of the request: the number that stands for the person, the reference of the line. */
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

const server = await startServer({ home, settings: { LOG_LEVEL: 'error' } })
try {
  await openKnown(server.url)
  const thief = await thiefAt(server.url)
  const counts = new Map<number, number>()
  const shapes = { known: new Set<string>(), unknown: new Set<string>() }
  let next = 0
  const probe = async (): Promise<void> => {
    for (let n = next++; n < asked; n = next++) {
      const isKnown = n % ONE_IN === 0
      const { status, text } = await thief('POST', '/api/professional/find', { ins: insOf(isKnown ? (n / ONE_IN) % KNOWN : KNOWN + n) })
      counts.set(status, (counts.get(status) ?? 0) + 1)
      shapes[isKnown ? 'known' : 'unknown'].add(`${status} ${text.replaceAll(UUID, 'ID')}`)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, probe))
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  const told = [...shapes.known].filter(shape => !shapes.unknown.has(shape))
  console.log(`probes: asked=${asked} answered=${counts.get(200) ?? 0} refused=${counts.get(429) ?? 0} told=${told.length} in ${seconds} s`)
  const others = [...counts].filter(([status]) => status !== 200 && status !== 429)
  for (const [status, n] of others) console.log(`probes: status ${status}: ${n}`)
  if (told.length > 0 || others.length > 0) process.exitCode = 1
} finally {
  await server.stop()
  rmSync(home, { recursive: true, force: true })
}
