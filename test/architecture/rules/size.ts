import { type Breach, isData, isTest, type Rule } from '../house.ts'
import { child, type Module, modulesOf, nameOf, type Node, walk } from '../syntax.ts'

const FILE_LINES = 400
const FUNCTION_LINES = 70

/** One file, so that anyone can read it whole, keep it, and run it without us (architecture.md §2). */
const ONE_FILE = new Map([['verifier/verify-trace.mjs', 600]])

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])
const SUITES = new Set(['describe', 'test', 'it'])

/** `test.each(…)` → `test`. */
const rootName = (node: Node | undefined): string | undefined => {
  if (node === undefined) return undefined
  return nameOf(node) ?? rootName(child(node, 'object') ?? child(node, 'callee') ?? child(node, 'tag'))
}

/** A suite is as long as its rules are many: what is bounded in a test is each of its steps. */
const isSuite = (module: Module, node: Node): boolean => {
  if (!isTest(module.path)) return false
  let found = false
  walk(node, inner => {
    if (inner.type === 'CallExpression' && SUITES.has(rootName(child(inner, 'callee')) ?? '')) found = true
  })
  return found
}

const longFunctions = (module: Module): readonly Breach[] => {
  const breaches: Breach[] = []
  walk(module.program, node => {
    if (!FUNCTIONS.has(node.type)) return
    const line = module.lineOf(node.start)
    const length = module.lineOf(node.end) - line + 1
    if (length <= FUNCTION_LINES || isSuite(module, node)) return
    breaches.push({ path: module.path, line, message: `a function of ${length} lines; ${FUNCTION_LINES} at most` })
  })
  return breaches
}

const lengthOf = (text: string): number => text.trimEnd().split('\n').length

const limitOf = (path: string): number => ONE_FILE.get(path) ?? FILE_LINES

const lines = (count: number, line: string) => `${line}\n`.repeat(count)

export const size: Rule = {
  name: `files of at most ${FILE_LINES} lines, functions of at most ${FUNCTION_LINES}`,
  check: house => {
    const files = [...house].filter(([path]) => !isData(path) && /\.(?:sql|ts|tsx|mts|mjs)$/.test(path))
    const long = files.flatMap(([path, text]) =>
      lengthOf(text) > limitOf(path)
        ? [{ path, line: limitOf(path), message: `a file of ${lengthOf(text)} lines; ${limitOf(path)} at most` }]
        : [],
    )
    return [
      ...long,
      ...modulesOf(house)
        .filter(({ path }) => !isData(path))
        .flatMap(longFunctions),
    ]
  },
  control: {
    broken: [
      { files: { 'src/audit/a.ts': lines(401, 'const a = 1') }, breach: 'a file of 401 lines; 400 at most' },
      { files: { 'migrations/0001_a.sql': lines(401, 'select 1;') }, breach: 'a file of 401 lines' },
      {
        files: { 'web/ui/a.tsx': `\nexport const A = () => {\n${lines(69, '  a()')}}\n` },
        breach: 'web/ui/a.tsx:2: a function of 71 lines; 70 at most',
      },
      {
        files: { 'src/audit/a.ts': `class A {\n  b() {\n${lines(69, '    a()')}  }\n}\n` },
        breach: 'src/audit/a.ts:2: a function of 71 lines',
      },
      { files: { 'src/audit/a.test.ts': `const help = () => {\n${lines(69, '  a()')}}\n` }, breach: 'a function of 71 lines' },
    ],
    sound: {
      'src/audit/a.ts': `export function a() {\n${lines(68, '  a()')}}\n${lines(330, 'a()')}`,
      'src/policy/b.table.ts': lines(900, 'const a = 1'),
      'src/policy/data/c.ts': lines(900, 'const a = 1'),
      'src/audit/a.test.ts': `describe('a', () => {\n${lines(80, "  test.each([])('b', () => {})")}})\n`,
      'verifier/verify-trace.mjs': lines(600, 'a()'),
      'docs.md': lines(500, 'word'),
    },
  },
}
