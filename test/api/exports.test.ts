import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, onTestFinished, test } from 'vitest'
import { ringsOf } from '../../src/clocks.ts'
import { operationFor, type Services } from '../../src/api/index.ts'
import { LOOP } from '../../src/kernel/loop.ts'
import { after, DAY } from '../../src/kernel/instant.ts'
import { answerColleague, askColleague, registerAgent, startSession } from '../../src/accounts/index.ts'
import { toRecordId } from '../../src/api/ids.ts'
import type { ActorId } from '../../src/kernel/ids.ts'
import { askForHeirs, decideHandover, deliverHandover, openSweeper, readHandovers, recordDeath } from '../../src/retention/index.ts'
import { listExports } from '../../src/views/index.ts'
import { refusalOf } from '../support-door/index.ts'
import { type Answer, type Client, clientOf, textAt } from './client.ts'
import { pdf, personWithRecord, traitsOf } from './people.ts'
import { testServer } from './server.ts'

let lent: Services | undefined
const carnet = await testServer({ lend: services => (lent = services) })
const { url } = carnet
const services = lent ?? expect.fail('the server lent nothing')

type Shown = { readonly id: string; readonly state: string; readonly done: number; readonly total: number; readonly bytes?: number }
const copiesOf = async (client: Client, exportsOf: string): Promise<readonly Shown[]> =>
  ((await client.get(exportsOf)).json as { readonly items: readonly Shown[] }).items
const whole = { scope: { kind: 'all' } } as const

/** Asked for, and made by the server’s own job. */
const copyOf = async (client: Client, exportsOf: string): Promise<string> => {
  const id = textAt(await client.send('POST', exportsOf, whole), 'id')
  await expect.poll(async () => (await copiesOf(client, exportsOf))[0]?.state, { timeout: 25_000 }).toBe('ready')
  return `${exportsOf}/${id}`
}

test('a person asks for a copy, the job makes it, she downloads it, whole or from where it was cut, and removes it', async () => {
  const lea = await personWithRecord(url, 801)
  const records = `/api/records/${lea.recordId}`
  await lea.upload(`${records}/documents`, { title: 'Lettre', typeCode: 'EXPPAT_2', date: '2026-03-01' }, [
    { name: 'lettre.pdf', type: 'application/pdf', bytes: pdf('export') },
  ])
  const copy = await copyOf(lea, `${records}/exports`)
  const answer = await lea.get(`${copy}/archive`)
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('accept-ranges')]).toEqual([
    200,
    'application/zip',
    'bytes',
  ])
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="dossier-\d{4}-\d{2}-\d{2}\.zip"$/)
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-export-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(path.join(folder, 'a.zip'), answer.bytes)
  expect(execFileSync('unzip', ['-tq', path.join(folder, 'a.zip')], { encoding: 'utf8' })).toContain('No errors')
  const etag = answer.headers.get('etag') ?? ''
  const rest = await lea.get(`${copy}/archive`, { range: 'bytes=100-', 'if-range': etag })
  expect([rest.status, rest.headers.get('content-range')]).toEqual([206, `bytes 100-${answer.bytes.length - 1}/${answer.bytes.length}`])
  expect(rest.bytes.equals(answer.bytes.subarray(100))).toBe(true)
  expect((await lea.get(`${copy}/archive`, { range: 'bytes=100-109' })).bytes.equals(answer.bytes.subarray(100, 110))).toBe(true)
  expect((await lea.get(`${copy}/archive`, { range: 'bytes=100-', 'if-range': '"other"' })).status).toBe(200)
  expect((await lea.get(`${copy}/archive`, { range: `bytes=${answer.bytes.length}-` })).status).toBe(416)
  expect((await lea.send('DELETE', copy)).status).toBe(204)
  expect((await lea.get(`${copy}/archive`)).json).toMatchObject({ status: 404, code: 'export-gone', message: 'Cet export n’est plus là.' })
}, 60_000)

test('a helper is refused; a stranger is answered as for no record', async () => {
  const [lea, paul, stranger] = [await personWithRecord(url, 811), await personWithRecord(url, 812), await personWithRecord(url, 813)]
  const { ins, birthName, birthFirstNames, birthDate } = traitsOf(812)
  const asked = { kind: 'caregiving', ins, lastName: birthName, firstName: birthFirstNames[0], birthDate, rights: ['read', 'add'] }
  await lea.send('POST', `/api/records/${lea.recordId}/delegations`, asked)
  const [received] = ((await paul.get('/api/delegations')).json as { readonly items: readonly { readonly id: string }[] }).items
  expect((await paul.send('POST', `/api/delegations/${received?.id ?? ''}/accept`)).status).toBe(200)
  const exportsOf = `/api/records/${lea.recordId}/exports`
  expect((await paul.send('POST', exportsOf, whole)).json).toMatchObject({ status: 403, code: 'act-refused' })
  expect((await paul.get(exportsOf)).status).toBe(403)
  expect((await stranger.send('POST', exportsOf, whole)).json).toMatchObject({ status: 404, code: 'no-record' })
})

test('after seven days the clock of the server takes it away', async () => {
  const lea = await personWithRecord(url, 821)
  const copy = await copyOf(lea, `/api/records/${lea.recordId}/exports`)
  const failures: unknown[] = []
  const sweeper = openSweeper({ rings: ringsOf(services), rang: () => undefined, failed: (_, error) => failures.push(error) })
  const loop = () => operationFor(services, LOOP, services.draw.uuid())
  const at = services.clock.now()
  await sweeper.sweep(() => ({ ...loop(), instant: after(at, 7 * DAY - 60_000) }))
  expect((await lea.get(`${copy}/archive`)).status).toBe(200)
  await sweeper.sweep(() => ({ ...loop(), instant: after(at, 7 * DAY + 60_000) }))
  expect(failures).toEqual([])
  expect((await lea.get(`${copy}/archive`)).json).toMatchObject({ status: 404, code: 'export-gone' })
}, 60_000)

test('what two agents accept for heirs is prepared by the server alone, and no agent of them may open it', async () => {
  const lea = await personWithRecord(url, 831)
  const recordId = toRecordId(lea.recordId)
  await lea.upload(`/api/records/${recordId}/documents`, { title: 'Lettre', typeCode: 'EXPPAT_2', date: '2026-03-01' }, [
    { name: 'lettre.pdf', type: 'application/pdf', bytes: pdf('heirs') },
  ])
  await lea.upload(`/api/records/${recordId}/documents`, { title: 'Ancienne', typeCode: 'EXPPAT_2', date: '2019-03-01' }, [
    { name: 'ancienne.pdf', type: 'application/pdf', bytes: pdf('before') },
  ])
  const loop = () => operationFor(services, LOOP, services.draw.uuid())
  const agentCalled = async (name: string) => {
    const { db, keyring, draw, clock, mode } = services
    const subject = { kind: 'agent', id: draw.uuid() as ActorId, name } as const
    const session = await startSession({ db, keyring, draw, instant: clock.now(), mode }, { subject, means: 'demonstration' })
    return () => operationFor(services, session.authentication, draw.uuid())
  }
  const [first, second] = [await agentCalled('Un'), await agentCalled('Deux')]
  await recordDeath(loop(), recordId, 'register')
  const asked = await askForHeirs(first(), recordId, {
    requester: 'Une fille',
    quality: 'heir',
    checked: 'livret de famille',
    reason: 'memory',
    from: '2026-01-01',
  })
  await decideHandover(second(), recordId, asked, true)
  const failures: unknown[] = []
  const sweeper = openSweeper({ rings: ringsOf(services), rang: () => undefined, failed: (_, error) => failures.push(error) })
  await sweeper.sweep(loop)
  expect(failures).toEqual([])
  await expect.poll(async () => (await readHandovers(first(), recordId))[0]?.state, { timeout: 25_000 }).toBe('ready')
  for (const agent of [first, second]) expect(await refusalOf(listExports(agent(), recordId))).toBe('no-record')

  // A third delivers with the first beside her; the bearer has no account.
  const third = await agentCalled('Trois')
  for (const agent of [first, third]) await registerAgent(services.db, loop(), agent().caller.subject.id, agent().caller.subject.name)
  await answerColleague(first(), await askColleague(third(), { kind: 'hand-over', subject: recordId }), true)
  const { sheet } = await deliverHandover(third(), recordId, asked, { way: 'desk' }, services.places)
  const { birthName, birthDate } = traitsOf(831)
  const proof = { code: await codeIn(sheet ?? Buffer.alloc(0)), birthName, birthDate }
  const [bearer, other] = [clientOf(url), clientOf(url)]
  const open = (client: Client, said: object) => client.send('POST', '/api/handed-over', said)
  const wrong = await open(other, { ...proof, birthName: 'AUTRE' })
  const none = await open(other, { ...proof, code: '0000-0000-0000' })
  const bare = ({ status, bytes, correlationId }: Answer) => [status, bytes.toString('utf8').replaceAll(correlationId, '')]
  expect(bare(wrong)).toEqual(bare(none))
  expect(wrong.json).toMatchObject({ status: 403, code: 'handover-code-wrong' })
  expect((await open(bearer, proof)).status).toBe(200)
  expect(bare(await open(other, proof))).toEqual(bare(none))
  const archive = await bearer.get('/api/handed-over/archive')
  expect([archive.status, archive.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-heirs-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(path.join(folder, 'a.zip'), archive.bytes)
  const names = execFileSync('unzip', ['-Z1', path.join(folder, 'a.zip')], { encoding: 'utf8' })
    .trim()
    .split('\n')
  // What the reason covers, and no trace of who looked.
  expect(names.filter(name => name.startsWith('documents/'))).toEqual(['documents/2026-03-01-lettre.pdf'])
  expect(names.filter(name => name.startsWith('proof/'))).toEqual([])
  const cut = await bearer.get('/api/handed-over/archive', { range: 'bytes=100-' })
  expect(cut.bytes.equals(archive.bytes.subarray(100))).toBe(true)
  expect((await other.get('/api/handed-over/archive')).json).toMatchObject({ status: 404, code: 'export-gone' })
  await sweeper.sweep(() => ({ ...loop(), instant: after(services.clock.now(), 31 * DAY) }))
  expect((await bearer.get('/api/handed-over/archive')).status).toBe(404)
  expect((await readHandovers(first(), recordId))[0]?.state).toBe('handed-over')
  expect(await Array.fromAsync(services.blobs.list(`${recordId}/export/`))).toEqual([])
}, 60_000)

const codeIn = async (pdf: Uint8Array): Promise<string> => {
  const reading = getDocument({ data: new Uint8Array(pdf) })
  const page = await (await (await reading.promise).getPage(1)).getTextContent()
  await reading.destroy()
  const text = page.items.map(item => ('str' in item ? item.str : '')).join('')
  // A hyphen kerned away from a 4 or a T reads as a hyphen and a space.
  return /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text.replaceAll('- ', '-'))?.[0] ?? expect.fail('no code')
}
