import { expect, test } from 'vitest'
import { createLog, type LogFields } from './log.ts'

const heard = (): { lines: Record<string, unknown>[]; write(line: string): void; raw: string[] } => {
  const raw: string[] = []
  const lines: Record<string, unknown>[] = []
  const write = (line: string): void => {
    raw.push(line)
    lines.push(JSON.parse(line) as Record<string, unknown>)
  }
  return { lines, raw, write }
}

test('a line is one JSON object with its message and admitted fields', () => {
  const { lines, write } = heard()
  createLog({ level: 'info', write }).info('answered', { status: 200, route: '/records/:id' })
  expect(lines[0]).toMatchObject({ level: 'info', message: 'answered', status: 200, route: '/records/:id' })
})

test('a field nobody admitted is dropped and counted', () => {
  const { lines, write } = heard()
  const log = createLog({ level: 'info', write })
  const smuggled: Record<string, unknown> = { status: 200, birthName: 'DUPONT', constructor: 'x' }
  log.info('answered', smuggled as LogFields)
  expect(Object.keys(lines[0] ?? {}).sort()).toEqual(['level', 'message', 'status', 'time'])
  expect(log.dropped()).toBe(2)
})

test('an object in an admitted field is dropped too', () => {
  const { raw, write } = heard()
  const log = createLog({ level: 'info', write })
  log.info('answered', { detail: { name: 'DUPONT' } })
  expect(raw.join()).not.toContain('DUPONT')
  expect(log.dropped()).toBe(1)
})

test('a NIR that slips into a text is not written', () => {
  const { raw, write } = heard()
  createLog({ level: 'info', write }).warn('refused 255069900100165', { detail: 'for 2550699001001 and 1 88 ok 18506 2A9001234 12' })
  expect(raw.join()).not.toMatch(/255069900/)
})

test('a line cannot be forged with control characters', () => {
  const { raw, lines, write } = heard()
  createLog({ level: 'info', write }).info('x', { detail: 'a\r\n{"level":"error"}\u001b[2J\u2028b' })
  expect(raw).toHaveLength(1)
  expect(raw[0]?.trimEnd()).not.toMatch(/[\r\n\u001b\u2028]/)
  expect(lines[0]?.['detail']).toBe('a\\u000d\\u000a{"level":"error"}\\u001b[2J\\u2028b')
})

test('a field longer than 2 kB is cut', () => {
  const { lines, write } = heard()
  createLog({ level: 'info', write }).info('x', { detail: 'é'.repeat(5_000) })
  expect(String(lines[0]?.['detail'])).toHaveLength(2_048)
})

test('a fault of a parser is written without its message, which may quote a document', () => {
  const { raw, lines, write } = heard()
  const error = new SyntaxError('Unexpected token in "DUPONT Marie"')
  createLog({ level: 'info', write }).error('failed', { error })
  expect(raw.join()).not.toContain('DUPONT')
  expect(lines[0]?.['error']).toMatchObject({ name: 'SyntaxError' })
})

test('a message of several lines does not come back through the stack', () => {
  const { raw, write } = heard()
  createLog({ level: 'info', write }).error('failed', { error: new Error('first\n    at DUPONT (file.ts:1:1)') })
  expect(raw.join()).not.toMatch(/first|DUPONT/)
  expect(raw.join()).toContain('log.test.ts')
})

test('bound fields are on every line and are admitted like the others', () => {
  const { lines, write } = heard()
  const log = createLog({ level: 'debug', write }).with({ correlationId: 'c1' })
  log.debug('one')
  log.error('two')
  expect(lines.map(line => line['correlationId'])).toEqual(['c1', 'c1'])
})

test('what is below the level is not written', () => {
  const { lines, write } = heard()
  createLog({ level: 'warn', write }).info('x')
  expect(lines).toHaveLength(0)
})
