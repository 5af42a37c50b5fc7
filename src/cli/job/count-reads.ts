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
const isRead = ({ method, path }: ExchangeLine): boolean =>
  path.startsWith('/api/records/') && (method === 'GET' || path.endsWith('/search'))

export const countReads = ({ exchanges, files, embedded }: Evidence): CountedReads => {
  const contents = Map.groupBy(
    exchanges.filter(exchange => isGood(exchange) && exchange.path.endsWith('/content')),
    ({ path }) => path,
  )
  const inside = new Map(embedded.map(({ exchange, sha256 }) => [exchange, sha256]))
  const deposited = files.filter(({ outcome }) => outcome === 'deposited')
  const different = deposited.filter(file => !isIdentical(file, contents, inside)).map(({ file }) => file)
  return {
    reads: exchanges.filter(exchange => isGood(exchange) && isRead(exchange)).length,
    identical: deposited.length - different.length,
    different,
  }
}

/** A loose file of a professional is what its CDA holds, and that CDA is the same for everybody. */
const isIdentical = (
  { recordId, documentId, sha256, wrapped, held }: FileLine,
  contents: ReadonlyMap<string, readonly ExchangeLine[]>,
  inside: ReadonlyMap<number, string>,
): boolean => {
  const read = contents.get(`/api/records/${recordId ?? ''}/documents/${documentId ?? ''}/content`) ?? []
  const readers = new Set(read.map(({ actor }) => actor))
  const whole = wrapped === true ? read[0]?.response.sha256 : sha256
  const opened = read.flatMap(({ number }) => inside.get(number) ?? [])
  const isRight = wrapped !== true || (opened.length >= 2 && opened.every(digest => digest === sha256))
  return readers.size >= (held === true ? 1 : 2) && isRight && read.every(({ response }) => response.sha256 === whole)
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
  const bare = exchanges.filter(
    exchange => needsTrace(exchange) && !last.has(exchange.number) && !exchange.leaf.some(({ at }) => at <= exchange.at),
  )
  return [
    ...bare.map(({ number, actor, method, path }) => `exchange ${number}: ${actor} ${method} ${path}`),
    ...sentinels.filter(({ traced }) => !traced).map(({ exchange }) => `exchange ${exchange}: its body came before its trace`),
  ]
}
