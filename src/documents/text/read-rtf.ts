/** Groups of RTF that hold no text of the document. */
const DESTINATIONS: ReadonlySet<string> = new Set([
  'fonttbl',
  'colortbl',
  'stylesheet',
  'info',
  'pict',
  'object',
  'themedata',
  'datastore',
  'generator',
])
const BREAKS: ReadonlySet<string> = new Set(['par', 'line', 'tab', 'cell', 'row', 'page', 'sect'])
const TOKEN = /\\'([0-9a-fA-F]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z'])|([{}])|[\r\n]+|([^\\{}\r\n]+)/g

const ansi = new TextDecoder('windows-1252')

/** The words of an RTF file; nothing of it is interpreted (security.md A14). */
export const readRtf = (bytes: Uint8Array): string => {
  const source = Buffer.from(bytes).toString('latin1')
  const out: string[] = []
  const skipping: boolean[] = [false]
  let skipNext = 0
  const isSkipping = (): boolean => skipping.at(-1) === true
  const write = (text: string): void => {
    if (!isSkipping()) out.push(text)
  }
  for (const [, hex, word, number, symbol, brace, plain] of source.matchAll(TOKEN)) {
    if (brace === '{') skipping.push(isSkipping())
    else if (brace === '}') skipping.length > 1 ? skipping.pop() : undefined
    else if (symbol === '*' || (word !== undefined && DESTINATIONS.has(word))) skipping[skipping.length - 1] = true
    else if (word === 'u' && number !== undefined) {
      write(String.fromCharCode((Number(number) + 65_536) % 65_536))
      skipNext = 1
    } else if (word !== undefined && BREAKS.has(word)) write(word === 'tab' || word === 'cell' ? ' ' : '\n')
    else if (hex !== undefined) {
      if (skipNext > 0) skipNext -= 1
      else write(ansi.decode(Uint8Array.of(Number.parseInt(hex, 16))))
    } else if (symbol !== undefined) write(symbol === '~' ? ' ' : symbol === '-' ? '' : symbol)
    else if (plain !== undefined) {
      write(plain.slice(skipNext))
      skipNext = 0
    }
  }
  return out.join('')
}

/** A text file of the French web, or of a French desk. */
export const readPlain = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return ansi.decode(bytes)
  }
}
