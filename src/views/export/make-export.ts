import { type AccessCopy, copyAccess, holderTraits, profileUnderHandingOver, underGrant, underHandingOver } from '../../access/index.ts'
import { type Act, writeUnderTrace } from '../../audit/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { after, DAY, type Instant } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { readEvidence } from '../../journal/index.ts'
import { setDue } from '../../platform/due/index.ts'
import type { Queries } from '../../platform/db/index.ts'
import { hasher } from '../../platform/keyring/primitives.ts'
import type { Operation } from '../../platform/operation.ts'
import { askNotice } from '../../platform/outbox/index.ts'
import { writeZip } from '../../platform/zip/index.ts'
import { type Entry, listEntries, readingOf } from '../../profile/index.ts'
import { type Case, readCases } from '../../review/index.ts'
import { parametersAt } from '../../policy/index.ts'
import { listFacts, readShelf, type Shelf } from '../../documents/index.ts'
import { archiveEntries, PartFailed, type Source } from './archive-entries.ts'
import type { CopiedFacts } from './facts-data.ts'
import { ARCHIVE_TYPE, archiveKey, type AskedExport, type ExportId, type ExportProgress } from './model.ts'
import { archiveSlot } from './read-exports.ts'
import { EXPORT_GONE } from './refusals.ts'
import type { ExportTools } from './run-export.ts'
import { archiveContext, sealProgress } from './sealing.ts'
import { type MadeArchive, markReady, pinRecord, writeProgress } from './store.ts'

export type Asked = AskedExport
export type Making = { readonly recordId: RecordId; readonly id: ExportId; readonly attempt: string; readonly asked: Asked }

const PAST = { past: true } as const
const LIST: Act = { action: 'record.export', motive: 'list' }
const READ: Act = { action: 'documents.list-facts' }
/** A store that loses more than this loses everything: the whole export fails, and says so. */
const MOST_MISSING = 50

/** The archive, sealed as it is written, in constant memory; then its row, its clock, its notice and its trace in one transaction. */
export const makeExport = async (op: Operation, making: Making, tools: ExportTools): Promise<void> => {
  const missing = new Set<string>()
  for (;;) {
    try {
      const archive = await writeArchive(op, making, tools, missing)
      return await declare(op, making, tools, archive)
    } catch (error) {
      if (!(error instanceof PartFailed) || missing.size >= MOST_MISSING) throw error
      // What was begun cannot be taken out of a stream: it is written again, without what does not open.
      missing.add(error.key)
    }
  }
}

type Written = { readonly bytes: number; readonly sha256: string; readonly wrappedKey: Buffer; readonly progress: ExportProgress }

const writeArchive = async (op: Operation, making: Making, tools: ExportTools, missing: ReadonlySet<string>): Promise<Written> => {
  const { recordId, id, attempt, asked } = making
  let progress: ExportProgress = { done: 0, total: 0, missing: [] }
  const told = async (now: ExportProgress): Promise<void> => {
    tools.signal.throwIfAborted()
    progress = now
    await tellProgress(op, making, now)
  }
  const source = await sourceOf(op, making, tools)
  const entries = archiveEntries({ source, op, scope: asked.scope, familyOf: tools.familyOf, missing, told })
  const hash = hasher('sha256')
  const facts: { mediaType: string; bytes: number; sha256: Uint8Array } = { mediaType: ARCHIVE_TYPE, bytes: 0, sha256: new Uint8Array(0) }
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of writeZip(entries)) {
      hash.update(piece)
      facts.bytes += piece.length
      yield piece
    }
    facts.sha256 = hash.digest()
  }
  const sealer = await op.keyring.sealer(recordId)
  const { wrappedKey, sealed } = sealer.content(archiveSlot(recordId, id), counted(), () => facts)
  await op.blobs.put(archiveKey(recordId, attempt), sealed)
  return { bytes: facts.bytes, sha256: Buffer.from(facts.sha256).toString('hex'), wrappedKey, progress }
}

/** The same statements for a document that is there and for one that is not: how far it is is written after each. */
const tellProgress = async (op: Operation, { recordId, id, attempt }: Making, progress: ExportProgress): Promise<void> => {
  const isStill = await op.db.transaction(async tx => {
    void pinRecord(tx, recordId)
    return writeProgress(tx, recordId, id, attempt, sealProgress(op, id, progress))
  })
  if (!isStill) throw new Refusal(EXPORT_GONE, 'cancelled, or begun again')
}

/** How the door is asked: as herself, or for somebody who may not open the record. To a holder who never signed in: what is hers, declared and read too. Heirs are
 * given documents of some days, and no trace of who looked. */
const sourceOf = async (op: Operation, { recordId, asked }: Making, { log, notices: copyNotices }: ExportTools): Promise<Source> => {
  const { asker } = asked
  const reading: Source['reading'] = (act, work) =>
    asker.kind === 'person' ? underGrant(op, recordId, 'read', act, work) : underHandingOver(op, recordId, asker.to, act, work)
  const holder = await reading(LIST, grant => holderTraits(op, grant))
  const facts = (): Promise<CopiedFacts> => reading(READ, grant => listFacts(op, grant))
  if (asker.kind !== 'person') {
    const declared = (): Promise<readonly Entry[]> =>
      profileUnderHandingOver(op, recordId, readingOf(), async grant => (await listEntries(op, grant)).entries)
    return asker.to === 'holder' ? { reading, holder, recordId, profile: declared, facts } : { reading, holder, recordId }
  }
  const evidence = (): ReturnType<typeof readEvidence> =>
    underGrant(op, recordId, 'read-journal', { action: 'journal.read' }, grant => readEvidence(op, grant, log))
  const profile = (): Promise<readonly Entry[]> =>
    underGrant(op, recordId, 'read-profile', readingOf(PAST), async grant => (await listEntries(op, grant, PAST)).entries)
  const shelf = (): Promise<Shelf> => reading(LIST, grant => readShelf(op, grant, LIST))
  const access = (): Promise<AccessCopy> => copyAccess(op, recordId)
  const requests = (): Promise<readonly Case[]> => readCases(op, recordId)
  const notices = copyNotices === undefined ? {} : { notices: () => copyNotices(op, recordId) }
  return { reading, holder, recordId, evidence, profile, facts, shelf, access, requests, ...notices }
}

/** What was made is declared under the right it is for: whoever lost it meanwhile gets nothing. */
const declare = async (op: Operation, making: Making, tools: ExportTools, written: Written): Promise<void> => {
  const { recordId, id, attempt, asked } = making
  const { bytes, sha256, wrappedKey, progress } = written
  const counts = `${progress.done} documents, ${progress.missing.length} missing`
  const asking: Act = { action: 'record.export', motive: 'ready' }
  const { exportLinkDays, handoverDays } = parametersAt(op.instant)
  const expiresAt = after(op.instant, (asked.asker.kind === 'person' ? exportLinkDays : handoverDays) * DAY)
  const sealer = await op.keyring.sealer(recordId)
  const archive = sealer.meta(archiveContext(id), Buffer.from(JSON.stringify({ bytes, sha256 })))
  const made: MadeArchive = {
    recordId,
    id,
    attempt,
    bytes,
    wrappedKey,
    archive,
    progress: sealProgress(op, id, progress),
    at: op.instant,
    expiresAt,
  }
  await underGrant(op, recordId, 'export', asking, grant =>
    writeUnderTrace(op, grant, { ...asking, motive: counts, stream: streamOf(grant) }, async tx => {
      if (!(await markReady(tx, made))) throw new Refusal(EXPORT_GONE, 'cancelled, or begun again')
      await setDue(tx, { kind: 'exports.expire', subject: id, due: expiresAt })
      await tell(tx, op, making, tools, expiresAt)
    }),
  )
}

/** A count tells how many there are of what is hidden from representatives: hers is not in what they read. */
const streamOf = ({ basis }: Grant): 'open' | 'holder' => (basis.relation === 'holder' ? 'holder' : 'open')

const tell = async (
  tx: Queries,
  op: Operation,
  { recordId, id: exportId, asked: { asker } }: Making,
  { outbox, handedOver }: ExportTools,
  expiresAt: Instant,
): Promise<void> => {
  if (asker.kind === 'person') await askNotice(tx, op, outbox, { recordId, to: [asker.caller.subject.id], template: 'export-ready' })
  else await handedOver(tx, recordId, asker.requestId, { exportId, at: op.instant, expiresAt })
}
