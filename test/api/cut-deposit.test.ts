import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { strikeOff } from '../../src/accounts/index.ts'
import { after, HOUR, type Instant, instant } from '../../src/kernel/instant.ts'
import { at, type Client } from './client.ts'
import { codeOf } from './desk-kit.ts'
import { pdf, personWithRecord, professional, signedIn } from './people.ts'
import { testServer } from './server.ts'

/** A card that ends, a name that is struck off, while a deposit is on its way. */
let now: Instant = instant(Date.now())
const carnet = await testServer({ clock: { now: () => now } })
const { url } = carnet
const person = await personWithRecord(url, 851)
const PATH = `/api/records/${person.recordId}/documents`
/** The server holds the first half, and has let its sender in. */
const HALF_ON_ITS_WAY_MS = 400
const BOUNDARY = 'carnet-cut-deposit'
const FILE = Buffer.from(pdf('Un compte rendu'))

const part = (name: string, head: string, body: Uint8Array | string): Buffer =>
  Buffer.concat([Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${head}\r\n\r\n`), Buffer.from(body)])

/** Half of the body leaves, something happens, then the rest. */
const depositCutBy = async (client: Client, uniqueId: string, meanwhile: () => Promise<unknown>) => {
  const said = JSON.stringify({ title: 'Compte rendu', typeCode: '11488-4', date: '2026-11-01', uniqueId })
  const pieces = [
    Buffer.concat([
      part('metadata', '\r\ncontent-type: application/json', said),
      Buffer.from('\r\n'),
      part('file', '; filename="a.pdf"\r\ncontent-type: application/pdf', FILE.subarray(0, 200)),
    ]),
    Buffer.concat([FILE.subarray(200), Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]),
  ]
  // Pulled when it is written, and no sooner.
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const piece = pieces.shift()
        if (piece === undefined) return controller.close()
        if (pieces.length === 0) {
          await new Promise(resolve => setTimeout(resolve, HALF_ON_ITS_WAY_MS))
          await meanwhile()
        }
        controller.enqueue(piece)
      },
    },
    { highWaterMark: 0 },
  )
  const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'x-carnet-client': '1', cookie: client.cookie() }
  const answer = await fetch(`${url}${PATH}`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
  return { status: answer.status, body: await answer.text() }
}
const titles = async (): Promise<number> => {
  const reader = await signedIn(url, { ins: person.ins })
  return (at(await reader.get(PATH), 'items') as readonly unknown[]).length
}

test('control: a deposit whose body comes in two halves is filed', async () => {
  const doctor = await professional(url, { nationalId: '899900000851', family: 'ENTIERE' })
  expect(await depositCutBy(doctor, randomUUID(), async () => undefined)).toMatchObject({ status: 201 })
  expect(await titles()).toBe(1)
})

test('what began before the card ended is filed as of its beginning, and nothing after it; sent again by the next session, it is there once', async () => {
  const who = { nationalId: '899900000852', family: 'EXPIREE' }
  const doctor = await professional(url, who)
  const uniqueId = randomUUID()
  const before = await titles()
  const begun = await depositCutBy(doctor, uniqueId, async () => {
    now = after(now, 5 * HOUR)
  })
  expect(begun.status).toBe(201)
  expect(await depositCutBy(doctor, randomUUID(), async () => undefined)).toMatchObject({ status: 401 })
  expect(await titles()).toBe(before + 1)
  const again = await signedIn(url, { nationalId: who.nationalId })
  expect(await depositCutBy(again, uniqueId, async () => undefined)).toMatchObject({ status: 201 })
  expect(await titles()).toBe(before + 1)
})

test('who is struck off meanwhile files nothing, reads nothing, and does not come back in', async () => {
  const nationalId = '899900000853'
  const doctor = await professional(url, { nationalId, family: 'RADIEE' })
  await doctor.send('POST', '/api/professional/openings', { handle: person.recordId, basis: 'declared-agreement' })
  expect((await doctor.get(PATH)).status).toBe(200)
  const before = await titles()
  const cut = await depositCutBy(doctor, randomUUID(), () => strikeOff({ db: carnet.rows, instant: now }, nationalId))
  expect(cut.status).toBe(401)
  expect(await titles()).toBe(before)
  expect(codeOf(await doctor.get(PATH))).toBe('session-ended')
  await expect(signedIn(url, { nationalId })).rejects.toThrow('not signed in')
})
