import { afterAll } from 'vitest'
import { by, type Caller, openWorld, recordOf, signIn, type Someone, type World, asRuleActor } from '../../../test/support-door/index.ts'
import { underGrant } from '../../access/index.ts'
import type { OpeningRequest } from '../../access/index.ts'
import type { Traits } from '../../identity/index.ts'
import type { AccessMode } from '../../kernel/actors.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { DocumentRight } from '../../kernel/rights.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type CdaEngine,
  type Content,
  type Deposit,
  type DocumentEntry,
  type DocumentLine,
  deposit,
  type Listed,
  listDocuments,
  type ListRequest,
  openCdaEngine,
  type Receipt,
  readContent,
  readDocument,
} from '../index.ts'

/** A world with a reader of CDA, for tests of the verbs on documents. Call it while the file is collected. */
export type Kit = World & { readonly engine: CdaEngine }

export const openKit = async (): Promise<Kit> => {
  const world = await openWorld()
  const engine = openCdaEngine()
  afterAll(() => engine.close())
  return { ...world, engine }
}

/** A file as it comes from the wire. */
export async function* chunksOf(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export const VISIBLE = { masked: false, held: false, hiddenFromRepresentatives: false } as const
export const MASKED = { ...VISIBLE, masked: true } as const
export const HELD = { ...VISIBLE, held: true } as const
export const HIDDEN = { ...VISIBLE, hiddenFromRepresentatives: true } as const

export type Asked = Partial<Omit<Deposit, 'stream'>>

export const depositAs = (kit: Kit, op: Operation, recordId: RecordId, bytes: Uint8Array, asked: Asked = {}): Promise<Receipt> =>
  deposit(op, kit.engine, recordId, { visibility: VISIBLE, ...asked, stream: chunksOf(bytes) })

/** Code of the refusal, or the word `done`; a fault goes through. */
export const outcomeOf = async (act: Promise<unknown>): Promise<string> => {
  try {
    await act
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

export const listAs = (op: Operation, recordId: RecordId, request: ListRequest = {}): Promise<Listed> =>
  underGrant(op, recordId, 'read', { action: 'documents.list' }, grant => listDocuments(op, grant, request))

export const linesAs = async (op: Operation, recordId: RecordId, request: ListRequest = {}): Promise<readonly DocumentLine[]> =>
  (await listAs(op, recordId, request)).lines

export const titlesAs = async (op: Operation, recordId: RecordId, request: ListRequest = {}): Promise<readonly string[]> =>
  (await linesAs(op, recordId, request)).map(line => line.facts.title).toSorted()

export const entryAs = (op: Operation, recordId: RecordId, id: DocumentId): Promise<DocumentEntry> =>
  underGrant(op, recordId, 'read', { action: 'documents.read', documents: [id] }, grant => readDocument(op, grant, id))

export const contentAs = (op: Operation, recordId: RecordId, id: DocumentId): Promise<Content> =>
  underGrant(op, recordId, 'read', { action: 'documents.read', documents: [id] }, grant => readContent(op, grant, id))

export const wholeOf = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return Buffer.concat(pieces)
}

export const bytesAs = async (op: Operation, recordId: RecordId, id: DocumentId): Promise<Buffer> =>
  wholeOf((await contentAs(op, recordId, id)).stream)

/** Whether this document opens, for this caller. */
export const opensAs = (op: Operation, recordId: RecordId, id: DocumentId): Promise<string> => outcomeOf(bytesAs(op, recordId, id))

/** One act on one document, through the door. */
export const actAs = <R extends Exclude<DocumentRight, 'read' | 'deposit'>>(
  op: Operation,
  recordId: RecordId,
  right: R,
  id: DocumentId,
  act: (op: Operation, grant: Parameters<Parameters<typeof underGrant<R, void>>[4]>[0], id: DocumentId) => Promise<void>,
): Promise<void> => underGrant(op, recordId, right, { action: 'documents.read', documents: [id] }, grant => act(op, grant, id))

export type Care<Name extends string> = {
  readonly recordId: RecordId
  readonly traits: Traits
  readonly caller: Readonly<Record<Name | 'holder', Caller>>
  /** One act of one of them, now. */
  readonly as: (who: Name | 'holder', mode?: AccessMode, changes?: Partial<Operation>) => Operation
}

/** Somebody's record, and people around it, all signed in. */
export const careOf = async <Name extends string>(
  kit: Kit,
  called: string,
  people: Readonly<Record<Name, Someone>>,
  relations: Partial<Record<Name, NonNullable<OpeningRequest['relations']>[number]['relation']>> = {},
  request: Partial<OpeningRequest> = {},
): Promise<Care<Name>> => {
  const names = Object.keys(people) as Name[]
  const { recordId, traits, holder } = await recordOf(kit, called, {
    ...request,
    relations: names.flatMap(name => {
      const relation = relations[name]
      return relation === undefined ? [] : [{ relation, actor: asRuleActor(people[name]) }]
    }),
  })
  const signedIn = await Promise.all(names.map(async name => [name, await signIn(kit, people[name])] as const))
  const caller = { ...Object.fromEntries(signedIn), holder } as Record<Name | 'holder', Caller>
  return { recordId, traits, caller, as: (who, mode = 'normal', changes = {}) => by(kit, caller[who], mode, changes) }
}
