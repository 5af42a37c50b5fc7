import type { House } from './house.ts'
import { child, children, type Module, type Node, nameOf, walk } from './syntax.ts'

export const KINDS = ['record', 'lookup', 'actor', 'node'] as const

export type Table = {
  readonly name: string
  readonly kind: string
  readonly owner: string
  readonly path: string
  readonly line: number
  /** Columns of the primary key, in order; empty when there is none. */
  readonly primaryKey: readonly string[]
  /** Columns of each further unique key. */
  readonly uniqueKeys: readonly (readonly string[])[]
}

/** SQL without comments; line breaks stay, so that lines can be told. */
export const withoutComments = (sql: string): string =>
  sql.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, comment => comment.replace(/[^\n]/g, ' '))

export const migrationsOf = (house: House): readonly (readonly [string, string])[] =>
  [...house].filter(([path]) => /^migrations\/[^/]+\.sql$/.test(path)).sort(([a], [b]) => (a < b ? -1 : 1))

const CREATE_TABLE = /^\s*create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?:public\.)?"?(\w+)"?/i
const DECLARATION = /^-- table: (\w+) kind: ([\w-]+) owner: ([\w/-]+)$/

/** Tables with their declaration; `kind` and `owner` are empty when the line above is not one, `declared` is the name it gives. */
export const tablesOf = (house: House): readonly (Table & { readonly declared: string | undefined })[] =>
  migrationsOf(house).flatMap(([path, text]) => {
    const lines = text.split('\n')
    return lines.flatMap((line, i) => {
      const name = CREATE_TABLE.exec(line)?.[1]
      if (name === undefined) return []
      const [, declared, kind = '', owner = ''] = DECLARATION.exec(lines[i - 1] ?? '') ?? []
      const body = bodyOf(withoutComments(lines.slice(i).join('\n')))
      return [
        { name, declared, kind, owner, path, line: i + 1, ...keysOf(body), uniqueKeys: [...uniqueOf(body), ...indexesOf(house, name)] },
      ]
    })
  })

/** What stands between the first parenthesis and the one that closes it. */
const bodyOf = (sql: string): string => {
  const start = sql.indexOf('(')
  let depth = 0
  for (let at = start; at >= 0 && at < sql.length; at++) {
    if (sql[at] === '(') depth++
    if (sql[at] === ')' && --depth === 0) return sql.slice(start + 1, at)
  }
  return ''
}

/** Definitions of columns and constraints: split at the commas of the outermost level. */
const definitionsOf = (body: string): readonly string[] => {
  const parts = ['']
  let depth = 0
  for (const character of body) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (character === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map(part => part.trim())
}

const columnsIn = (list: string): readonly string[] =>
  list.split(',').map(column => column.trim().split(/\s+/)[0]?.replaceAll('"', '') ?? '')

const keyed = (body: string, words: string): readonly (readonly string[])[] =>
  definitionsOf(body).flatMap(definition => {
    const constraint = new RegExp(`^(?:constraint\\s+\\w+\\s+)?${words}[^(]*\\(([^)]*)\\)`, 'i').exec(definition)
    if (constraint !== null) return [columnsIn(constraint[1] ?? '')]
    const column = new RegExp(`^"?(\\w+)"?\\s.*\\b${words}\\b`, 'is').exec(definition)
    return column === null ? [] : [[column[1] ?? '']]
  })

const keysOf = (body: string): { primaryKey: readonly string[] } => ({ primaryKey: keyed(body, 'primary\\s+key')[0] ?? [] })

const uniqueOf = (body: string): readonly (readonly string[])[] => keyed(body, 'unique')

const indexesOf = (house: House, table: string): readonly (readonly string[])[] =>
  migrationsOf(house).flatMap(([, text]) =>
    [...withoutComments(text).matchAll(/create\s+unique\s+index\s+[^;(]*?\bon\s+(?:only\s+)?(?:public\.)?"?(\w+)"?[^(;]*\(([^;]*?)\)/gi)]
      .filter(([, on]) => on === table)
      .map(([, , columns = '']) => columnsIn(columns)),
  )

export type SqlText = { readonly text: string; readonly line: number }

const STATEMENT =
  /^\s*(?:select\s[\s\S]*(?:\sfrom\s|\(|\$\d)|insert\s+into\s+"?\w+|update\s+"?\w+[\s\S]*\sset\s|delete\s+from\s+"?\w+|with\s+(?:recursive\s+)?\w+\s*(?:\([^)]*\)\s*)?as\s|(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:table|index|unique|function|role|schema|trigger|policy|view|database|type|default)\s|truncate\s+\w+|(?:grant|revoke)\s[\s\S]*\s(?:on|to|from)\s|lock\s+table\s|merge\s+into\s)/i
const FRAGMENT = /\b(?:from|join)\s+\w+(?:\s+(?:as\s+)?\w+)?\s+(?:where|on|using|join|left|order|group|limit|for)\b/i

export const isStatement = (text: string): boolean => STATEMENT.test(text)

/**
 * The SQL of a module: its literals that are a statement or a piece of one, with constants of the same file put in their place.
 * A part of a sum, and a constant put into another literal, are read there and not alone.
 */
export const sqlOf = (module: Module): readonly SqlText[] => {
  const constants = constantsOf(module)
  const placed = placedConstants(module)
  const found: SqlText[] = []
  walk(module.program, (node, ancestors) => {
    const parent = ancestors.at(-1)
    if (parent === undefined || parent.type === 'ImportDeclaration' || isSum(parent)) return
    if (parent.type === 'VariableDeclarator' && placed.has(nameOf(child(parent, 'id')) ?? '')) return
    const text = literalText(node, constants)
    if (text !== undefined && (isStatement(text) || FRAGMENT.test(text))) found.push({ text, line: module.lineOf(node.start) })
  })
  return found
}

const isSum = (node: Node): boolean => node.type === 'BinaryExpression' && node['operator'] === '+'

const placedConstants = (module: Module): ReadonlySet<string> => {
  const names = new Set<string>()
  walk(module.program, (node, ancestors) => {
    const parent = ancestors.at(-1)
    const name = nameOf(node)
    if (name !== undefined && node.type === 'Identifier' && (parent?.type === 'TemplateLiteral' || (parent !== undefined && isSum(parent))))
      names.add(name)
  })
  return names
}

/** Text of a string or template; `${…}` is the constant it names, else a blank. */
const literalText = (node: Node, constants: ReadonlyMap<string, string>): string | undefined => {
  if (node.type === 'Literal') return nameOf(node)
  if (isSum(node)) {
    const [left, right] = [child(node, 'left'), child(node, 'right')].map(
      side => side && (constants.get(nameOf(side) ?? '') ?? literalText(side, constants)),
    )
    return left === undefined || right === undefined ? undefined : left + right
  }
  if (node.type !== 'TemplateLiteral') return undefined
  const expressions = children(node, 'expressions').map(expression => constants.get(nameOf(expression) ?? '') ?? ' ')
  return children(node, 'quasis')
    .map((quasi, i) => `${rawOf(quasi)}${expressions[i] ?? ''}`)
    .join('')
}

const rawOf = (quasi: Node): string => {
  const value = quasi['value']
  return typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string' ? value.raw : ''
}

const constantsOf = (module: Module): ReadonlyMap<string, string> => {
  const constants = new Map<string, string>()
  for (const statement of children(module.program, 'body')) {
    const declaration = statement.type === 'ExportNamedDeclaration' ? child(statement, 'declaration') : statement
    if (declaration?.type !== 'VariableDeclaration') continue
    for (const declarator of children(declaration, 'declarations')) {
      const [name, init] = [nameOf(child(declarator, 'id')), child(declarator, 'init')]
      const text = init && literalText(init, constants)
      if (name !== undefined && text !== undefined) constants.set(name, text)
    }
  }
  return constants
}

const REFERENCE = /\b(?:from|join|into|update|truncate(?:\s+table)?|lock\s+table|using|delete\s+from|only)\s+(?:public\.)?"?(\w+)"?/gi
const LISTED = /\bfrom\s+((?:\w+(?:\s+(?:as\s+)?\w+)?\s*,\s*)+\w+)/gi

/** Names that stand where a table stands; a name given by the statement itself (`with NAME as (…)`) is none. */
export const tablesIn = (sql: string): ReadonlySet<string> => {
  const text = withoutComments(sql)
  const own = new Set(
    [...text.matchAll(/\b(\w+)\s*(?:\([^()]*\)\s*)?as\s+(?:not\s+)?(?:materialized\s+)?\(/gi)].map(([, name = '']) => name.toLowerCase()),
  )
  const single = [...text.matchAll(REFERENCE)].map(([, name = '']) => name)
  const listed = [...text.matchAll(LISTED)].flatMap(([, list = '']) => list.split(',').map(item => item.trim().split(/\s+/)[0] ?? ''))
  return new Set([...single, ...listed].map(name => name.toLowerCase()).filter(name => !own.has(name)))
}

/** `store.ts`, `change-store.ts`, `store/…`: the files of a slice that hold its SQL. */
export const isStore = (path: string): boolean => /(?:^|[/-])store\.ts$/.test(path) || /\/store\/[^/]+\.ts$/.test(path)
