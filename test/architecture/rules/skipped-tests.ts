import { isTest, type Rule } from '../house.ts'
import { child, children, type Module, modulesOf, nameOf, type Node, walk } from '../syntax.ts'

const RUNNERS = new Set(['test', 'it', 'describe', 'suite', 'bench'])
const EVASIONS = new Set(['skip', 'only', 'todo', 'fails'])
/** Right when the condition is one of the machine (no S3 server, no corpus): the run then counts it as not run. */
const CONDITIONS = new Set(['skipIf', 'runIf'])
const SHORT = new Set(['xtest', 'xit', 'xdescribe', 'fit', 'fdescribe'])

/** `test.concurrent.each` → `test`. */
const rootOf = (node: Node | undefined): string | undefined =>
  node === undefined ? undefined : (nameOf(node) ?? rootOf(child(node, 'object') ?? child(node, 'callee')))

const isEvasion = (node: Node): boolean => {
  if (node.type === 'MemberExpression') {
    return EVASIONS.has(nameOf(child(node, 'property')) ?? '') && RUNNERS.has(rootOf(child(node, 'object')) ?? '')
  }
  if (node.type !== 'CallExpression') return false
  const callee = child(node, 'callee')
  const conditional = callee?.type === 'MemberExpression' && CONDITIONS.has(nameOf(child(callee, 'property')) ?? '')
  if (conditional && RUNNERS.has(rootOf(callee) ?? '')) return children(node, 'arguments')[0]?.type === 'Literal'
  if (SHORT.has(nameOf(callee) ?? '')) return true
  return RUNNERS.has(rootOf(callee) ?? '') && children(node, 'arguments').some(hasEvasion)
}

/** `test('…', { skip: true }, …)`. */
const hasEvasion = (node: Node): boolean =>
  node.type === 'ObjectExpression' && children(node, 'properties').some(property => EVASIONS.has(nameOf(child(property, 'key')) ?? ''))

const evasions = (module: Module): readonly number[] => {
  const lines: number[] = []
  walk(module.program, node => {
    if (isEvasion(node)) lines.push(module.lineOf(node.start))
  })
  return lines
}

export const skippedTests: Rule = {
  name: 'no test is skipped (but for what the machine lacks), alone or expected to fail',
  check: house =>
    modulesOf(house)
      .filter(({ path }) => isTest(path))
      .flatMap(module =>
        evasions(module).map(line => ({ path: module.path, line, message: 'a test runs, or prints « not run: … » and is counted' })),
      ),
  control: {
    broken: [
      { files: { 'src/audit/a.test.ts': "test.skip('a', () => {})\n" }, breach: 'a.test.ts:1: a test runs' },
      { files: { 'src/audit/a.test.ts': "describe.only('a', () => {})\n" }, breach: 'a test runs' },
      { files: { 'test/a.test.ts': "it.concurrent.skip('a', () => {})\n" }, breach: 'a test runs' },
      { files: { 'test/a.test.ts': "test.skipIf(true)('a', () => {})\n" }, breach: 'a test runs' },
      { files: { 'test/a.test.ts': "test.each([1]).fails('a', () => {})\n" }, breach: 'a test runs' },
      { files: { 'test/a.test.ts': "test.todo('a')\n" }, breach: 'a test runs' },
      { files: { 'test/a.test.ts': "test('a', { skip: true }, () => {})\n" }, breach: 'a test runs' },
      { files: { 'test/a.test.ts': "xit('a', () => {})\n" }, breach: 'a test runs' },
    ],
    sound: {
      'src/audit/a.test.ts': "test('only what is there', () => list.skip(1))\ndescribe.each([1])('a', () => {})\n",
      'src/audit/b.test.ts': "describe.skipIf(missing.length > 0)('a real server', () => {})\n",
      'src/audit/a.ts': "export const test = { skip: 'a field' }\nexport const x = test.skip\n",
    },
  },
}
