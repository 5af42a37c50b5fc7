import type { Grant } from '../../kernel/grant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import type { Act } from '../../audit/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { openNames, writeZip, type ZipEntry } from '../../platform/zip/index.ts'
import { EXTENSION_OF_KIND } from '../facts-of.ts'
import { type Content, readContent } from '../read-content.ts'
import { DOCUMENT_ABSENT } from '../refusals.ts'

/** Through the door, anew at each call. */
export type Reading = <T>(act: Act, work: (grant: Grant<'read'>) => Promise<T>) => Promise<T>

/** CSP L.1111-18: nobody outside care may ask for it, not even with her agreement. */
const WARNING =
  'Personne ne peut vous demander ces documents : ni un employeur, ni une banque, ni une assurance, ni une mutuelle. C’est interdit, même avec votre accord (Code de la santé publique, article L.1111-18).'

/**
 * A ZIP of a few documents, as deposited. Each is read, and traced, when its turn comes; what opens no more is left out, and said in `LISEZ-MOI.txt`. The
 * first is opened before a byte leaves: when none opens, the answer is the one for a document that does not exist.
 */
export const archiveOf = async (op: Operation, reading: Reading, ids: readonly DocumentId[]): Promise<AsyncGenerator<Uint8Array>> => {
  const open = (id: DocumentId): Promise<Content | undefined> =>
    unlessAbsent(reading({ action: 'documents.read', documents: [id] }, grant => readContent(op, grant, id)))
  for (const [index, id] of ids.entries()) {
    const first = await open(id)
    if (first !== undefined) return writeZip(entriesOf(op, open, first, ids.slice(index + 1), index))
  }
  return refuse(DOCUMENT_ABSENT)
}

async function* entriesOf(
  op: Operation,
  open: (id: DocumentId) => Promise<Content | undefined>,
  first: Content,
  others: readonly DocumentId[],
  alreadyAbsent: number,
): AsyncGenerator<ZipEntry> {
  const nameOf = openNames()
  let absent = alreadyAbsent
  yield entryOf(op, nameOf, first)
  for (const id of others) {
    const content = await open(id)
    if (content === undefined) absent++
    else yield entryOf(op, nameOf, content)
  }
  yield { name: 'LISEZ-MOI.txt', modified: op.instant, content: [Buffer.from(`${[WARNING, ...missing(absent)].join('\r\n\r\n')}\r\n`)] }
}

const missing = (count: number): readonly string[] => {
  if (count === 0) return []
  return [count === 1 ? 'Un document n’a pas pu être ajouté.' : `${count} documents n’ont pas pu être ajoutés.`]
}

const entryOf = (op: Operation, nameOf: ReturnType<typeof openNames>, { facts, metadata, stream }: Content): ZipEntry => {
  const { kind } = metadata.content
  return {
    name: nameOf(`${facts.date.slice(0, 10)} ${facts.title}`, EXTENSION_OF_KIND[kind]),
    modified: op.instant,
    content: stream,
    compress: kind === 'cda' || kind === 'txt' || kind === 'rtf',
  }
}

/** Undefined: it is not hers to see any more. */
const unlessAbsent = async <T>(opening: Promise<T>): Promise<T | undefined> => {
  try {
    return await opening
  } catch (error) {
    if (error instanceof Refusal && error.category === 'absent') return undefined
    throw error
  }
}
