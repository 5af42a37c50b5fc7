import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { ed25519Signer, fileAnchor, startSequencer } from '../../audit/index.ts'
import { type Kit as DocumentsKit, openKit as openDocumentsKit } from '../../documents/testing/kit.ts'
import type { Authentication } from '../../kernel/actors.ts'
import type { ActorId, RecordId } from '../../kernel/ids.ts'
import { LOOP } from '../../kernel/loop.ts'
import { silentLog } from '../../platform/log.ts'
import type { Operation } from '../../platform/operation.ts'
import { NOTICE_ASKED, openNoticeAsked, openOutbox, type Outbox } from '../../platform/outbox/index.ts'
import { categoryOf } from '../../policy/index.ts'
import { type Archive, type ExportId, type ExportTools, EXPORT_ASKED, openExport, openHandedOver, runExport } from '../index.ts'

export type Kit = DocumentsKit & {
  readonly outbox: Outbox
  /** One act of whoever the caller is, now. */
  operation(caller: Authentication): Operation
  run(recordId: RecordId, id: ExportId, changes?: Partial<ExportTools>, operation?: (caller: Authentication) => Operation): Promise<void>
  /** The files of an archive, as Debian’s unzip takes them out. */
  unzipped(op: Operation, recordId: RecordId, id: ExportId): Promise<Unzipped>
  /** The same of what was prepared for who has no account. */
  unzippedCopy(recordId: RecordId, id: ExportId): Promise<Unzipped>
  toldOf(recordId: RecordId, personId: ActorId): Promise<readonly string[]>
  readonly handedOver: string[]
}

export type Unzipped = {
  readonly names: readonly string[]
  readonly folder: string
  file(name: string): Buffer
  text(name: string): string
}

export const openKit = async (): Promise<Kit> => {
  const world = await openDocumentsKit()
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-export-'))
  const outbox = openOutbox({ [NOTICE_ASKED]: [], [EXPORT_ASKED]: [] })
  const signer = ed25519Signer(Buffer.alloc(32, 5), 'carnet.test/trace')
  const faults: unknown[] = []
  const sequencer = startSequencer({
    db: world.database,
    signer,
    anchor: fileAnchor(path.join(folder, 'anchor', 'checkpoint')),
    witnesses: [],
    now: () => world.clock.now(),
    report: fault => faults.push(fault),
    everyMilliseconds: 5,
  })
  afterAll(async () => {
    await sequencer.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const operation = (caller: Authentication): Operation => ({
    caller,
    mode: 'normal',
    secret: false,
    tolerateIdentity: false,
    instant: world.clock.now(),
    correlationId: world.draw.uuid(),
    db: world.database,
    keyring: world.keyring,
    blobs: world.blobs,
    draw: world.draw,
    log: silentLog,
  })
  const handedOver: string[] = []
  const tools: ExportTools = {
    outbox,
    log: { name: signer.name, publicKey: signer.publicKey },
    familyOf: typeCode => categoryOf(typeCode),
    attempt: 1,
    signal: new AbortController().signal,
    handedOver: async (_tx, _recordId, requestId) => void handedOver.push(requestId),
  }
  return {
    ...world,
    outbox,
    operation,
    handedOver,
    run: (recordId, id, changes = {}, by = operation) => runExport(by, { recordId, eventId: id as never }, { ...tools, ...changes }),
    unzipped: async (op, recordId, id) => unzip(await bytesOf(await openExport(op, recordId, id)), mkdtempSync(path.join(folder, 'zip-'))),
    unzippedCopy: async (recordId, id) =>
      unzip(await bytesOf(await openHandedOver(operation(LOOP), recordId, id)), mkdtempSync(path.join(folder, 'zip-'))),
    toldOf: async (recordId, personId) => {
      const rows = await world.database.owner.rows<{ id: string; sealed_body: Buffer }>({
        name: 'test.notices',
        text: 'select id, sealed_body from outbox_event where record_id = $1 and name = $2 order by at, id',
        values: [recordId, NOTICE_ASKED],
      })
      return rows
        .map(({ id, sealed_body }) => openNoticeAsked(world, id as never, sealed_body))
        .filter(({ to }) => to.includes(personId))
        .map(({ template }) => template)
    },
  }
}

export const bytesOf = async (archive: Archive, start = 0): Promise<Buffer> => Buffer.concat(await Array.fromAsync(archive.open(start)))

const unzip = (bytes: Buffer, folder: string): Unzipped => {
  const zip = path.join(folder, 'archive.zip')
  writeFileSync(zip, bytes)
  execFileSync('unzip', ['-q', zip, '-d', path.join(folder, 'files')])
  const names = execFileSync('unzip', ['-Z1', zip], { encoding: 'utf8' }).trim().split('\n')
  const file = (name: string): Buffer => readFileSync(path.join(folder, 'files', name))
  return { names, folder: path.join(folder, 'files'), file, text: name => file(name).toString('utf8') }
}
