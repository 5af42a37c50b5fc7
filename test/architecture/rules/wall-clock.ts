import { isCommand, isProduct, type Rule } from '../house.ts'
import { child, children, memberOf, type Module, modulesOf, nameOf, type Node, walk } from '../syntax.ts'

const CLOCK = 'src/platform/clock.ts'
const CLOCKS = new Set(['Date.now', 'performance.now', 'process.hrtime', 'process.uptime', 'performance.timeOrigin', 'Temporal.Now'])

const readsClock = (node: Node): boolean => {
  const member = memberOf(node)
  if (member !== undefined && CLOCKS.has(member.join('.'))) return true
  const called = node.type === 'NewExpression' || node.type === 'CallExpression'
  if (!called || nameOf(child(node, 'callee')) !== 'Date') return false
  return node.type === 'CallExpression' || children(node, 'arguments').length === 0
}

const linesOf = (module: Module): readonly number[] => {
  const lines: number[] = []
  walk(module.program, node => {
    if (readsClock(node)) lines.push(module.lineOf(node.start))
  })
  return lines
}

export const wallClock: Rule = {
  name: 'the wall clock is read in platform/clock.ts',
  check: house =>
    modulesOf(house)
      .filter(({ path }) => isProduct(path) && !isCommand(path) && path !== CLOCK)
      .flatMap(module =>
        linesOf(module).map(line => ({ path: module.path, line, message: `time is op.instant; a clock is read in ${CLOCK} only` })),
      ),
  control: {
    broken: [
      { files: { 'src/audit/a.ts': 'const at = Date.now()\n' }, breach: 'time is op.instant' },
      { files: { 'src/audit/a.ts': 'const at = new Date()\n' }, breach: 'time is op.instant' },
      { files: { 'src/audit/a.ts': 'const at = Date()\n' }, breach: 'time is op.instant' },
      { files: { 'src/audit/a.ts': 'const clock = Date.now\n' }, breach: 'time is op.instant' },
      { files: { 'src/audit/a.ts': 'const at = performance.now()\n' }, breach: 'time is op.instant' },
      { files: { 'src/audit/a.ts': 'const at = process.hrtime.bigint()\n' }, breach: 'time is op.instant' },
      { files: { 'src/audit/a.ts': 'const at = Temporal.Now.instant()\n' }, breach: 'time is op.instant' },
    ],
    sound: {
      'src/platform/clock.ts': 'export const now = () => Date.now()\n',
      'src/audit/a.ts': 'export const iso = (at: number) => new Date(at).toISOString()\n',
      'src/audit/a.test.ts': 'export const at = Date.now()\n',
    },
  },
}
