import { parse } from 'csv-parse/sync'

/** One record of a file, or why it is none. `number` counts records from 1, the header included. */
export type CsvRecord =
  | { readonly number: number; readonly fields: readonly string[] }
  | { readonly number: number; readonly problem: 'encoding' | 'quotes' | 'too-long' }

const LONGEST = 64 * 1024
/** A quoted field may hold line breaks; a quote that is never closed must not swallow the file. */
const MOST_LINES = 16
const [NEWLINE, BOM, DAMAGED] = [0x0a, '\uFEFF', '\uFFFD']

/** `isQuoted: false`: a quote is a letter like another, as in the public extractions. */
export type CsvShape = { readonly separator: string; readonly isQuoted: boolean }
const COMMAS: CsvShape = { separator: ',', isQuoted: true }

/**
 * Records of a UTF-8 file (RFC 4180; a byte order mark and either line end are taken), in constant memory, as many at once as came in one
 * piece of the source. What cannot be read is one record with its problem: the next line is a record again.
 */
export async function* readCsv(source: AsyncIterable<Uint8Array>, shape: CsvShape = COMMAS): AsyncGenerator<readonly CsvRecord[]> {
  const records = openRecords(shape)
  let rest: Buffer = Buffer.alloc(0)
  let isSkipping = false
  for await (const chunk of source) {
    const bytes: Buffer = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([rest, chunk])
    const end = bytes.lastIndexOf(NEWLINE)
    const lines = end < 0 ? [] : bytes.toString('utf8', 0, end).split('\n')
    rest = Buffer.from(bytes.subarray(end + 1))
    if (isSkipping && lines.length > 0) isSkipping = lines.shift() === undefined
    if (isSkipping) rest = Buffer.alloc(0)
    for (const line of lines) records.take(line)
    if (rest.length > LONGEST) {
      records.skip()
      isSkipping = true
      rest = Buffer.alloc(0)
    }
    yield records.taken()
  }
  if (rest.length > 0) records.take(rest.toString('utf8'))
  yield records.end()
}

const openRecords = ({ separator, isQuoted }: CsvShape) => {
  let number = 0
  let open: readonly string[] = []
  let done: CsvRecord[] = []

  const put = (text: string): void => {
    if (text.length > LONGEST) done.push({ number: ++number, problem: 'too-long' })
    else if (text.includes(DAMAGED)) done.push({ number: ++number, problem: 'encoding' })
    else if (text.trim() !== '')
      done.push({ number: ++number, ...(isQuoted ? fieldsOf(text, separator) : { fields: text.split(separator) }) })
  }
  /** The first of the lines that wait is broken; the others are looked at again. */
  const giveUp = (): void => {
    const [, ...others] = open
    open = []
    done.push({ number: ++number, problem: 'quotes' })
    for (const line of others) take(line)
  }
  const take = (raw: string): void => {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw
    if (!isQuoted || (open.length === 0 && !line.includes('"'))) {
      put(number === 0 && line.startsWith(BOM) ? line.slice(1) : line)
      return
    }
    open = [...open, line]
    const text = open.join('\n')
    if (isClosed(text)) {
      open = []
      put(number === 0 && text.startsWith(BOM) ? text.slice(1) : text)
    } else if (open.length > MOST_LINES || text.length > LONGEST) giveUp()
  }
  const taken = (): readonly CsvRecord[] => {
    const records = done
    done = []
    return records
  }
  const end = (): readonly CsvRecord[] => {
    while (open.length > 0) giveUp()
    return taken()
  }
  return { take, taken, end, skip: () => void done.push({ number: ++number, problem: 'too-long' }) }
}

const isClosed = (text: string): boolean => {
  let quotes = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) quotes++
  return quotes % 2 === 0
}

/** Most lines hold no quote: cutting them costs a tenth of parsing them. */
const fieldsOf = (text: string, separator: string): { readonly fields: readonly string[] } | { readonly problem: 'quotes' } => {
  if (!text.includes('"')) return { fields: text.split(separator) }
  try {
    const [fields = []] = parse(text, { delimiter: separator, relaxColumnCount: true, bom: true })
    return { fields }
  } catch {
    return { problem: 'quotes' }
  }
}

/** One record as text, quoted where it must be. */
export const csvLine = (fields: readonly (string | number)[]): string =>
  `${fields.map(field => (/[",\n\r]/.test(String(field)) ? `"${String(field).replaceAll('"', '""')}"` : field)).join(',')}\n`
