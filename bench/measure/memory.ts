import { setTimeout as sleep } from 'node:timers/promises'
import { FORM_TYPE, type FormParts, UNIQUE, wholeForm } from '../load/request-file.ts'
import { pdfOf } from '../population/files.ts'
import type { Seeded } from '../population/seed.ts'
import type { SignedIn } from '../population/sessions.ts'
import { PROFESSIONALS } from '../population/people.ts'
import type { Server } from '../server.ts'
import { residentBytes } from './proc.ts'

/** Resident megabytes of the server process. `rises`: highest during one deposit, above what it was just before. */
export type Memory = {
  readonly idle: number
  readonly rises: readonly { readonly what: string; readonly before: number; readonly rise: number }[]
}

const MB = 1_048_576
const LARGEST = 25 * MB
const SAMPLE_MILLISECONDS = 5
const SETTLE_MILLISECONDS = 3_000

const send = async ({ url }: Server, parts: FormParts): Promise<void> => {
  const response = await fetch(url + parts.path, {
    method: 'POST',
    headers: { cookie: parts.cookie, 'x-carnet-client': '1', 'content-type': FORM_TYPE },
    body: new Uint8Array(wholeForm(parts, crypto.randomUUID())),
  })
  const text = await response.text()
  if (response.status !== 201) throw new Error(`deposit of ${parts.fileTail.length} bytes: ${response.status} ${text}`)
}

const riseDuring = async (pid: number, work: () => Promise<void>): Promise<{ before: number; rise: number }> => {
  const before = residentBytes(pid)
  let highest = before
  const watch = setInterval(() => {
    highest = Math.max(highest, residentBytes(pid))
  }, SAMPLE_MILLISECONDS)
  await work().finally(() => clearInterval(watch))
  return { before: before / MB, rise: (highest - before) / MB }
}

/** Idle, then the largest deposit by the person and by a professional, each after a small one has loaded what it needs. */
export const measureMemory = async (server: Server, { records }: Seeded, signedIn: SignedIn): Promise<Memory> => {
  await sleep(SETTLE_MILLISECONDS)
  const idle = residentBytes(server.pid) / MB
  const path = `/api/records/${records[0]?.recordId}/documents`
  const partsOf = (cookie: string, typeCode: string, file: Buffer): FormParts => ({
    path,
    cookie,
    mediaType: 'application/pdf',
    fileName: 'numerisation.pdf',
    fileHead: '',
    fileTail: file,
    metadata: JSON.stringify({ title: 'Numérisation', typeCode, date: '2026-03-12', uniqueId: UNIQUE }),
  })
  const [small, large] = [pdfOf(50_000), pdfOf(LARGEST)]
  const rises: Memory['rises'][number][] = []
  for (const [what, cookie, typeCode] of [
    ['25 MB PDF by the person, kept as it is', signedIn.holders[0] ?? '', 'EXPPAT_2'],
    ['25 MB PDF by a professional, wrapped in a CDA', signedIn.professionals[7 % PROFESSIONALS] ?? '', '11488-4'],
  ] as const) {
    for (let k = 0; k < 5; k++) await send(server, partsOf(cookie, typeCode, small))
    await sleep(SETTLE_MILLISECONDS)
    for (const turn of ['first', 'second']) {
      rises.push({ what: `${what}, ${turn}`, ...(await riseDuring(server.pid, () => send(server, partsOf(cookie, typeCode, large)))) })
      await sleep(SETTLE_MILLISECONDS)
    }
  }
  return { idle, rises }
}
