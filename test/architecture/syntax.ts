import { parseSync } from 'vite'
import { isCode, type House } from './house.ts'

/** A node of the syntax tree (ESTree with TypeScript, by oxc): offsets count UTF-16 units of the text. */
export type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [property: string]: unknown }

export type Import = { readonly specifier: string; readonly names: readonly string[]; readonly line: number }

export type Module = {
  readonly path: string
  readonly text: string
  readonly program: Node
  readonly comments: readonly { readonly value: string; readonly line: number }[]
  lineOf(offset: number): number
  /** `import`, `export … from` and `import('…')`, types included. */
  readonly imports: readonly Import[]
}

const parsed = new WeakMap<House, readonly Module[]>()

/** Every file of code of the house, parsed once. A file that does not parse is a fault of the house, not of a rule. */
export const modulesOf = (house: House): readonly Module[] => {
  const known = parsed.get(house)
  if (known !== undefined) return known
  const modules = [...house].filter(([path]) => isCode(path)).map(([path, text]) => parse(path, text))
  parsed.set(house, modules)
  return modules
}

const parse = (path: string, text: string): Module => {
  const lang = path.endsWith('.tsx') ? 'tsx' : path.endsWith('.mjs') ? 'js' : path.endsWith('.d.mts') ? 'dts' : 'ts'
  const { program, comments, errors } = parseSync(path, text, { lang })
  if (errors[0] !== undefined) throw new SyntaxError(`${path}: ${errors[0].message}`)
  const lineOf = lineFinder(text)
  const root: unknown = program
  if (!isNode(root)) throw new TypeError('the parser gave no tree')
  return {
    ...{ path, text, lineOf, program: root },
    comments: comments.map(comment => ({ value: comment.value, line: lineOf(comment.start) })),
    imports: importsOf(root, lineOf),
  }
}

const lineFinder = (text: string): ((offset: number) => number) => {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return offset => {
    let [low, high] = [0, starts.length]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string' && 'start' in value

/** Children in the order of the text's grammar. */
const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node).flatMap(value => (isNode(value) ? [value] : Array.isArray(value) ? value.filter(isNode) : []))

/** Visits the node and all below it; `ancestors` from the root down. */
export const walk = (node: Node, visit: (node: Node, ancestors: readonly Node[]) => void, ancestors: readonly Node[] = []): void => {
  visit(node, ancestors)
  const line = [...ancestors, node]
  for (const child of childrenOf(node)) walk(child, visit, line)
}

export const child = (node: Node, property: string): Node | undefined => {
  const value = node[property]
  return isNode(value) ? value : undefined
}

export const children = (node: Node, property: string): readonly Node[] => {
  const value = node[property]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The name of an identifier, or the text of a string literal; otherwise nothing. */
export const nameOf = (node: Node | undefined): string | undefined => {
  const value = node?.type === 'Identifier' ? node['name'] : node?.type === 'Literal' ? node['value'] : undefined
  return typeof value === 'string' ? value : undefined
}

/** `a.b` → ['a', 'b'] for `a.b` and `a['b']`; otherwise nothing. */
export const memberOf = (node: Node): readonly [string, string] | undefined => {
  if (node.type !== 'MemberExpression') return undefined
  const [object, property] = [nameOf(child(node, 'object')), nameOf(child(node, 'property'))]
  return object === undefined || property === undefined ? undefined : [object, property]
}

const importsOf = (program: Node, lineOf: (offset: number) => number): readonly Import[] => {
  const imports: Import[] = []
  walk(program, node => {
    const specifier = IMPORTING.has(node.type) ? nameOf(child(node, 'source')) : undefined
    if (specifier !== undefined) imports.push({ specifier, names: importedNames(node), line: lineOf(node.start) })
  })
  return imports
}

const IMPORTING = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TSImportType'])

const importedNames = (node: Node): readonly string[] =>
  children(node, 'specifiers').flatMap(specifier => nameOf(child(specifier, 'imported') ?? child(specifier, 'local')) ?? [])
