import type { AccessCopy } from '../../access/index.ts'
import type { Act } from '../../audit/index.ts'
import {
  type DocumentLine,
  EXTENSION_OF_KIND,
  listDocuments,
  readContent,
  readPart,
  type Shelf,
  type StoredMetadata,
} from '../../documents/index.ts'
import type { Traits } from '../../identity/index.ts'
import type { Evidence } from '../../journal/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { hasher } from '../../platform/keyring/primitives.ts'
import type { Operation } from '../../platform/operation.ts'
import { openNames, type ZipEntry } from '../../platform/zip/index.ts'
import type { Entry } from '../../profile/index.ts'
import { accessCopy } from './access-copy.ts'
import { type CopiedFacts, factsBundle, resultsTable } from './facts-data.ts'
import { bundleOf } from './fhir.ts'
import { indexPage } from './index-page.ts'
import type { ExportProgress, ExportScope, Families } from './model.ts'
import { profileBundle } from './profile-data.ts'
import type { Case } from '../../review/index.ts'
import { requestsCopy } from './requests-copy.ts'
import { shelfCopy } from './shelf-copy.ts'
import { accessesTable, documentsTable } from './tables.ts'
import { proofReadme } from './words.ts'

export type Source = {
  readonly recordId: RecordId
  readonly holder: Traits
  /** Through the door, anew at each call. */
  readonly reading: <T>(act: Act, work: (grant: Grant<'read'>) => Promise<T>) => Promise<T>
  /** What was declared of her health; absent: it is not handed over (to heirs, who are given some days). */
  readonly profile?: () => Promise<readonly Entry[]>
  /** What was read in her documents; absent: whoever is handed over the documents reads it there. */
  readonly facts?: () => Promise<CopiedFacts>
  /** Absent: how she keeps her papers is handed to nobody else. */
  readonly shelf?: () => Promise<Shelf>
  /** Who may see, as she decided it. Absent: it is hers, and handed over to nobody. */
  readonly access?: () => Promise<AccessCopy>
  /** What was asked about the record, and what was answered. Absent: it is handed over to nobody. */
  readonly requests?: () => Promise<readonly Case[]>
  /** What she was told about the record. Absent: it is handed over to nobody. */
  readonly notices?: () => Promise<string>
  /** Absent: the trace is not handed over. */
  readonly evidence?: () => Promise<Evidence>
}

/** Bytes that do not come, of a document or of a file inside it: the archive is written again without them. */
export class PartFailed extends Error {
  readonly key: string

  constructor(key: string, cause: unknown) {
    super('a document does not open', { cause })
    this.key = key
  }
}

const keyOf = (id: DocumentId, part?: number): string => (part === undefined ? id : `${id}#${part}`)

export type CopiedFile = { readonly name: string; readonly bytes: number; readonly sha256: string }
/** A document in the archive: its original first, then what was taken out of it. */
export type Copied = { readonly line: DocumentLine; readonly metadata: StoredMetadata; readonly files: readonly CopiedFile[] }

export type Archived = {
  readonly source: Source
  readonly op: Operation
  readonly scope: ExportScope
  readonly familyOf: Families
  /** What did not open before (`PartFailed.key`). */
  readonly missing: ReadonlySet<string>
  readonly told: (progress: ExportProgress) => Promise<void>
}

type OwnData = {
  readonly files: readonly (readonly [name: string, content: string])[]
  readonly has: {
    readonly hasProfile: boolean
    readonly hasFacts: boolean
    readonly hasShelf: boolean
    readonly hasAccess: boolean
    readonly hasNotices: boolean
  }
}

/** What she declared, arranged and decided beside her documents; a part of these holds none of it. */
const ownData = async ({ source, scope }: Archived): Promise<OwnData> => {
  const isWhole = scope.kind === 'all'
  const profile = isWhole ? await source.profile?.() : undefined
  const facts = isWhole ? await source.facts?.() : undefined
  const shelf = isWhole ? await source.shelf?.() : undefined
  const access = isWhole ? await source.access?.() : undefined
  const requests = isWhole ? await source.requests?.() : undefined
  const notices = isWhole ? await source.notices?.() : undefined
  return {
    files: [
      ...(profile === undefined ? [] : [['data/profile.json', profileBundle(source.recordId, profile)] as const]),
      ...(facts === undefined ? [] : [['data/facts.json', factsBundle(source.recordId, facts)] as const]),
      ...(facts === undefined ? [] : [['data/results.csv', resultsTable(facts.facts, profile ?? [])] as const]),
      ...(shelf === undefined ? [] : [['data/shelf.json', shelfCopy(shelf)] as const]),
      ...(access === undefined ? [] : [['data/who-may-see.json', accessCopy(access)] as const]),
      ...(requests === undefined || requests.length === 0 ? [] : [['data/requests.json', requestsCopy(requests)] as const]),
      ...(notices === undefined ? [] : [['data/notices.json', notices] as const]),
    ],
    has: {
      hasProfile: profile !== undefined,
      hasFacts: facts !== undefined,
      hasShelf: shelf !== undefined,
      hasAccess: access !== undefined,
      hasNotices: notices !== undefined,
    },
  }
}

/** Everything of the archive, in order: documents, the same as data, who looked with its proofs, the page, and last the manifest of them all. */
export async function* archiveEntries(archived: Archived): AsyncGenerator<ZipEntry> {
  const { source, op, scope, familyOf, missing, told } = archived
  const files: CopiedFile[] = []
  const entry = (name: string, content: ZipEntry['content'], compress = true): ZipEntry => ({
    name,
    modified: op.instant,
    compress,
    content: counting(content, name, file => files.push(file)),
  })
  const text = (name: string, content: string): ZipEntry => entry(name, [Buffer.from(content)])

  const lines = (await everyLine(archived)).filter(line => isWithin(line, scope, familyOf)).toSorted(latestFirst)
  const copied: Copied[] = []
  const absent: DocumentLine[] = []
  const nameOf = openNames()
  const tell = (): Promise<void> => told({ done: copied.length, total: lines.length, missing: absent.map(({ id }) => id) })
  await tell()
  for (const line of lines) {
    const found = missing.has(line.id) ? undefined : await openDocument(archived, line)
    if (found === undefined) absent.push(line)
    else {
      const first = files.length
      const stem = stemOf(line)
      yield entry(
        `documents/${nameOf(stem, EXTENSION_OF_KIND[found.metadata.content.kind])}`,
        blaming(keyOf(line.id), found.stream),
        isText(found.metadata),
      )
      for (const { index, kind } of found.metadata.parts) {
        if (kind === undefined || missing.has(keyOf(line.id, index))) continue
        const part = await openPart(archived, line, index)
        if (part === undefined) continue
        const name = nameOf(`${stem.slice(0, 90)}-piece-${index + 1}`, EXTENSION_OF_KIND[kind])
        yield entry(`documents/${name}`, blaming(keyOf(line.id, index), part.stream), kind === 'txt' || kind === 'rtf')
      }
      copied.push({ line, metadata: found.metadata, files: files.slice(first) })
    }
    await tell()
  }

  yield text('data/documents.json', bundleOf({ holder: source.holder, recordId: source.recordId, at: op.instant, copied, familyOf }))
  yield text('data/documents.csv', documentsTable(copied, familyOf))
  const own = await ownData(archived)
  for (const [name, content] of own.files) yield text(name, content)
  const evidence = await source.evidence?.()
  if (evidence !== undefined) {
    yield text('data/accesses.csv', accessesTable(evidence))
    yield text('proof/evidence.json', JSON.stringify(evidence))
    yield text('proof/trust.json', JSON.stringify({ log: evidence.log }))
    yield text('proof/LISEZ-MOI.txt', proofReadme)
  }
  const page = {
    holder: source.holder,
    at: op.instant,
    scope,
    copied,
    absent,
    familyOf,
    hasTrace: evidence !== undefined,
    ...own.has,
  }
  yield text('index.html', indexPage(page))
  yield text(
    'manifest.json',
    `${JSON.stringify({ format: 'carnet-export/v1', made: toIso(op.instant), record: source.recordId, scope, files, missing: absent.map(({ id }) => id) }, null, 2)}\n`,
  )
}

/** By the day of the act; those of one day stay in the order of their deposit. */
const latestFirst = (a: DocumentLine, b: DocumentLine): number => (a.facts.date < b.facts.date ? 1 : a.facts.date > b.facts.date ? -1 : 0)

const LIST: Act = { action: 'record.export', motive: 'list' }
const PAGE = 1_000

/** All she may see: current, replaced and archived versions, latest deposit first. */
const everyLine = async ({ source, op }: Archived): Promise<readonly DocumentLine[]> => {
  const lines: DocumentLine[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await source.reading(LIST, grant =>
      listDocuments(
        op,
        grant,
        { statuses: ['approved', 'deprecated', 'archived'], limit: PAGE, ...(cursor === undefined ? {} : { cursor }) },
        LIST,
      ),
    )
    lines.push(...page.lines)
    if (page.next === null) return lines
    cursor = page.next
  }
}

const isWithin = ({ facts }: DocumentLine, scope: ExportScope, familyOf: Families): boolean => {
  switch (scope.kind) {
    case 'all':
      return true
    case 'categories':
      return scope.categories.includes(familyOf(facts.typeCode).id)
    case 'period': {
      // What is known of a day in part is inside when some of it is: `2026-03` from the 15th of March.
      const { length } = facts.date.slice(0, 10)
      const day = facts.date.slice(0, length)
      return (
        (scope.from === undefined || day >= scope.from.slice(0, length)) && (scope.to === undefined || day <= scope.to.slice(0, length))
      )
    }
  }
}

const openDocument = ({ source, op }: Archived, { id }: DocumentLine): Promise<Awaited<ReturnType<typeof readContent>> | undefined> =>
  unlessAbsent(source.reading({ action: 'record.export', documents: [id] }, grant => readContent(op, grant, id, 'record.export')))

const openPart = (
  { source, op }: Archived,
  { id }: DocumentLine,
  index: number,
): Promise<Awaited<ReturnType<typeof readPart>> | undefined> =>
  unlessAbsent(source.reading({ action: 'documents.open-part', documents: [id] }, grant => readPart(op, grant, id, index)))

/** Undefined: it is not hers to see any more. */
const unlessAbsent = async <T>(opening: Promise<T>): Promise<T | undefined> => {
  try {
    return await opening
  } catch (error) {
    if (error instanceof Refusal && error.category === 'absent') return undefined
    throw error
  }
}

async function* blaming(key: string, content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* content
  } catch (error) {
    throw error instanceof Refusal && error.category === 'unavailable' ? error : new PartFailed(key, error)
  }
}

async function* counting(content: ZipEntry['content'], name: string, counted: (file: CopiedFile) => void): AsyncGenerator<Uint8Array> {
  const hash = hasher('sha256')
  let bytes = 0
  for await (const piece of content) {
    hash.update(piece)
    bytes += piece.length
    yield piece
  }
  counted({ name, bytes, sha256: hash.digest().toString('hex') })
}

const isText = ({ content: { kind } }: StoredMetadata): boolean => kind === 'cda' || kind === 'txt' || kind === 'rtf'

const stemOf = ({ facts, version, status }: DocumentLine): string =>
  `${facts.date.slice(0, 10)} ${facts.title}${status === 'approved' && version === 1 ? '' : ` v${version}`}`
