import type { Evidence } from './count.ts'
import type { ExchangeLine, FileLine } from './evidence.ts'

export type CountedReads = {
  /** Answers that gave something of a record to read. */
  readonly reads: number
  /** Files of which every content that ever came back, to two readers at least, had the bytes of the file. */
  readonly identical: number
  readonly different: readonly string[]
}

const isGood = ({ status }: ExchangeLine): boolean => status >= 200 && status < 300
const isRead = ({ method, path }: ExchangeLine): boolean => path.startsWith('/api/records/') && (method === 'GET' || path.endsWith('/search'))

export const countReads = ({ exchanges, files }: Evidence): CountedReads => {
  const contents = Map.groupBy(exchanges.filter(exchange => isGood(exchange) && /\/(?:content|parts\/\d+)$/.test(exchange.path)), ({ path }) => path)
  const deposited = files.filter(({ outcome }) => outcome === 'deposited')
  const different = deposited.filter(file => !isIdentical(file, contents)).map(({ file }) => file)
  return { reads: exchanges.filter(exchange => isGood(exchange) && isRead(exchange)).length, identical: deposited.length - different.length, different }
}

/** A loose file of a professional is the part that its CDA holds. */
const isIdentical = ({ recordId, documentId, sha256, wrapped, held }: FileLine, contents: ReadonlyMap<string, readonly ExchangeLine[]>): boolean => {
  const read = contents.get(`/api/records/${recordId ?? ''}/documents/${documentId ?? ''}/${wrapped === true ? 'parts/0' : 'content'}`) ?? []
  const readers = new Set(read.map(({ actor }) => actor))
  return readers.size >= (held === true ? 1 : 2) && read.every(({ response }) => response.sha256 === sha256)
}

const OPENINGS = ['/api/professional/break-glass', '/api/records']

/** What gave a body of a record, or a way into it. */
const needsTrace = (exchange: ExchangeLine): boolean =>
  isGood(exchange) && (exchange.path.startsWith('/api/records/') || OPENINGS.includes(exchange.path))

/**
 * Bodies without an entry that was committed before them. A record that is asked to be opened again makes no entry; the last proofs cannot
 * hold their own reading, whose rows are looked for in the database.
 */
export const untracedIn = ({ exchanges, proofs, sentinels }: Evidence): readonly string[] => {
  const last = new Set(proofs.map(({ exchange }) => exchange))
  const bare = exchanges.filter(exchange => needsTrace(exchange) && !last.has(exchange.number) && !exchange.leaf.some(({ at }) => at <= exchange.at))
  return [
    ...bare.map(({ number, actor, method, path }) => `exchange ${number}: ${actor} ${method} ${path}`),
    ...sentinels.filter(({ traced }) => !traced).map(({ exchange }) => `exchange ${exchange}: its body came before its trace`),
  ]
}
