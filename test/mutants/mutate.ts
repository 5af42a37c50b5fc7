import { parseSync } from 'vite'
import { child, children, nameOf, type Node, walk } from '../architecture/syntax.ts'

/** One change of one file's text. */
export type Mutant = {
  readonly file: string
  readonly line: number
  /** That line as it was. */
  readonly code: string
  readonly what: string
  readonly text: string
}

type Edit = { readonly at: Node; readonly to: string; readonly what: string }
type Source = { readonly text: string; readonly of: (node: Node) => string }
type Operator = (node: Node, ancestors: readonly Node[], source: Source) => readonly Edit[]

/** The words of each fact, and of the few other things that are spelt. */
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  actor: [
    'professional',
    'occupational-doctor',
    'secretary',
    'structure',
    'person',
    'representative',
    'helper',
    'reading-helper',
    'agent',
    'insurer-feed',
  ],
  relation: ['attending', 'administrator', 'authorised', 'team', 'author', 'blocked', 'none'],
  scope: ['all', 'inside', 'outside'],
  audience: ['all', 'chosen-in', 'chosen-out'],
  mode: ['normal', 'regulation', 'break-glass'],
  state: ['open', 'active', 'suspended', 'closed', 'deceased'],
  right: ['read', 'deposit', 'mask', 'unmask', 'reveal', 'archive', 'delete'],
  reach: ['no', 'own', 'seen', 'settled', 'led', 'doctors', 'any'],
  side: ['care', 'holder', 'outside'],
  answer: ['allow', 'deny'],
  kind: ['categories', 'documents', 'period'],
  bit: ['0', '1'],
  profession: ['10', '60'],
  column: ['masked', 'held', 'hidden_rep', 'samu', 'break_glass', 'masked_in_emergency', 'block_in_emergency', 'deposits_opposed'],
}

const isString = (node: Node): boolean => node.type === 'Literal' && typeof node['value'] === 'string'
const valueOfKey = (parent: Node | undefined, node: Node): string | undefined =>
  parent?.type === 'Property' && child(parent, 'value') === node
    ? (nameOf(child(parent, 'key')) ?? String(child(parent, 'key')?.['value']))
    : undefined

const sameness: Operator = (node, _, { of }) => {
  const [left, right, operator] = [child(node, 'left'), child(node, 'right'), node['operator']]
  if (node.type !== 'BinaryExpression' || left === undefined || right === undefined) return []
  const opposite = operator === '===' ? '!==' : operator === '!==' ? '===' : undefined
  return opposite === undefined
    ? []
    : [{ at: node, to: `(${of(left)} ${opposite} ${of(right)})`, what: `${String(operator)} → ${opposite}` }]
}

const logic: Operator = (node, _, { of }) => {
  const [left, right, operator] = [child(node, 'left'), child(node, 'right'), node['operator']]
  if (node.type !== 'LogicalExpression' || left === undefined || right === undefined || operator === '??') return []
  const opposite = operator === '&&' ? '||' : '&&'
  return [
    { at: node, to: `((${of(left)}) ${opposite} (${of(right)}))`, what: `${String(operator)} → ${opposite}` },
    { at: node, to: `(${of(left)})`, what: `only « ${of(left)} »` },
    { at: node, to: `(${of(right)})`, what: `only « ${of(right)} »` },
  ]
}

const negation: Operator = (node, _, { of }) => {
  const argument = child(node, 'argument')
  return node.type === 'UnaryExpression' && node['operator'] === '!' && argument
    ? [{ at: node, to: `(${of(argument)})`, what: '! dropped' }]
    : []
}

const branches: Operator = (node, _, { of }) => {
  const [test, yes, no] = [child(node, 'test'), child(node, 'consequent'), child(node, 'alternate')]
  if (node.type !== 'ConditionalExpression' || !test || !yes || !no) return []
  return [
    { at: node, to: `(${of(test)} ? ${of(no)} : ${of(yes)})`, what: 'branches swapped' },
    { at: node, to: `(${of(yes)})`, what: 'always the first branch' },
    { at: node, to: `(${of(no)})`, what: 'always the second branch' },
  ]
}

const bits: Operator = node =>
  node.type === 'Literal' && typeof node['value'] === 'boolean'
    ? [{ at: node, to: String(!node['value']), what: `${String(node['value'])} flipped` }]
    : []

/** What a word is compared with or given to: `f.scope === 'outside'` is about a scope. */
const subjectOf = (node: Node, parent: Node | undefined): string | undefined => {
  if (parent?.type !== 'BinaryExpression') return valueOfKey(parent, node)
  const other = child(parent, 'left') === node ? child(parent, 'right') : child(parent, 'left')
  if (other === undefined) return undefined
  return nameOf(other) ?? (other['computed'] === true ? undefined : nameOf(child(other, 'property')))
}

const othersOf = (word: string, subject: string | undefined): readonly string[] => {
  const named = subject === undefined ? undefined : VOCABULARIES[subject]
  const known = named?.includes(word) === true ? [named] : Object.values(VOCABULARIES).filter(vocabulary => vocabulary.includes(word))
  return [...new Set(known.flat())].filter(other => other !== word)
}

/** Words of a vocabulary. The names of rules are looked at too: the trace and `npm run decide` show them. Sources are comments. */
const words: Operator = (node, ancestors) => {
  const parent = ancestors.at(-1)
  const subject = subjectOf(node, parent)
  const isKey = parent?.type === 'Property' && child(parent, 'key') === node && child(parent, 'value') !== node
  if (!isString(node) || subject === 'source' || isKey) return []
  const word = String(node['value'])
  if (subject === 'rule') return [{ at: node, to: `'no such rule'`, what: `rule ${word} renamed` }]
  return othersOf(word, subject).map(other => ({ at: node, to: `'${other}'`, what: `'${word}' → '${other}'` }))
}

/** `when:` and every helper that answers true or false: the opposite, always, never. */
const conditions: Operator = (node, ancestors, { of }) => {
  const isWhen = valueOfKey(ancestors.at(-1), node) === 'when'
  const body = child(node, 'body')
  if (node.type === 'Identifier' && isWhen)
    return [`f => !${of(node)}(f)`, '() => true', '() => false'].map(to => ({ at: node, to, what: `${of(node)} → ${to}` }))
  if (node.type !== 'ArrowFunctionExpression' || body === undefined || body.type === 'BlockStatement') return []
  if (
    !isWhen &&
    !of(node)
      .slice(0, body.start - node.start)
      .includes(': boolean')
  )
    return []
  return [`(!(${of(body)}))`, 'true', 'false'].map(to => ({
    at: body,
    to,
    what: `« ${of(body)} » → ${to === 'true' || to === 'false' ? to : 'its opposite'}`,
  }))
}

const lists: Operator = (node, _, { of }) => {
  const elements = children(node, 'elements')
  if (node.type !== 'ArrayExpression') return []
  const written = elements.map(of)
  const list = (items: readonly string[]): string => `[${items.join(', ')}]`
  const short = (text: string | undefined): string => /rule: '([^']+)'/.exec(text ?? '')?.[1] ?? text ?? ''
  const dropped = written.map((text, i) => ({ at: node, to: list(written.toSpliced(i, 1)), what: `${short(text)} dropped` }))
  const swapped = written.slice(1).map((text, i) => ({
    at: node,
    to: list(written.with(i, text).with(i + 1, written[i] ?? '')),
    what: `${short(written[i])} and ${short(text)} swapped`,
  }))
  return elements.every(element => element.type === 'ObjectExpression') ? [...dropped, ...swapped] : dropped
}

const spreads: Operator = (node, ancestors, { of }) =>
  node.type === 'SpreadElement' && ancestors.at(-1)?.type === 'ObjectExpression'
    ? [{ at: node, to: '...{}', what: `${of(node)} dropped` }]
    : []

const OPERATORS: readonly Operator[] = [sameness, logic, negation, branches, bits, words, conditions, lists, spreads]

/** What is said to the compiler alone cannot change an answer. */
const isType = (node: Node): boolean =>
  node.type.startsWith('TS') && !['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression'].includes(node.type)
const isOutside = (node: Node): boolean => isType(node) || node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration'

const programOf = (file: string, text: string): Node => {
  const { program, errors } = parseSync(file, text, { lang: 'ts' })
  if (errors[0] !== undefined) throw new SyntaxError(`${file}: ${errors[0].message}`)
  return program as unknown as Node
}

/** Where in the text, in words. */
export const placeOf = (text: string, offset: number): Pick<Mutant, 'line' | 'code'> => {
  const line = text.slice(0, offset).split('\n').length
  return { line, code: (text.split('\n')[line - 1] ?? '').trim() }
}

/** Every mutant of a file, each one change away from it, in the order of the text. */
export const mutantsOf = (file: string, text: string, skip: (node: Node) => boolean = () => false): readonly Mutant[] => {
  const source: Source = { text, of: node => text.slice(node.start, node.end) }
  const edits: Edit[] = []
  walk(programOf(file, text), (node, ancestors) => {
    if ([...ancestors, node].some(one => isOutside(one) || skip(one))) return
    for (const operator of OPERATORS) edits.push(...operator(node, ancestors, source))
  })
  const mutants = edits.map(({ at, to, what }) => ({
    file,
    ...placeOf(text, at.start),
    what,
    text: text.slice(0, at.start) + to + text.slice(at.end),
  }))
  return [...new Map(mutants.map(mutant => [mutant.text, mutant])).values()].filter(mutant => mutant.text !== text)
}

export { programOf }
