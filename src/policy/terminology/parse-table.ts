import type { Code } from '../../kernel/codes.ts'

/** One generated file of data/: coding systems, then `system index|code|display` rows. */
export type Table = { readonly systems: readonly string[]; readonly rows: string }

/** Finds by code, or by code and system where the same code lives in two systems. */
export type CodeSet = {
  readonly all: () => readonly Code[]
  readonly find: (code: string, system?: string) => Code | undefined
}

export const linesOf = (rows: string): readonly string[] => rows.split('\n').filter(line => line !== '')

const codesIn = ({ systems, rows }: Table): readonly Code[] =>
  linesOf(rows).map(line => {
    const [index = '', code = '', display = ''] = line.split('|')
    return { code, system: systems[Number(index)] ?? '', display }
  })

/** Parses at the first question, not at import: most processes never ask for most tables. The first table that knows a code wins. */
export const codeSet = (...tables: readonly Table[]): CodeSet => {
  let codes: readonly Code[] | undefined
  let index: Map<string, Code> | undefined
  const all = () => {
    codes ??= tables.flatMap(codesIn)
    return codes
  }
  const indexed = () => {
    if (index !== undefined) return index
    index = new Map()
    for (const code of all()) {
      if (!index.has(code.code)) index.set(code.code, code)
      if (!index.has(`${code.system}|${code.code}`)) index.set(`${code.system}|${code.code}`, code)
    }
    return index
  }
  const find = (code: string, system?: string) => indexed().get(system === undefined ? code : `${system}|${code}`)
  return { all, find }
}

/** `source|target` rows, in the published order. */
export const pairs = (rows: string): readonly (readonly [string, string])[] =>
  linesOf(rows).map(line => {
    const [source = '', target = ''] = line.split('|')
    return [source, target] as const
  })
