import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { Refusal, type RefusalDefinition } from '../../kernel/refusal.ts'
import { CommitUnknown, DatabaseFault } from '../db/index.ts'
import { problemOf, STATUS_OF } from './problem.ts'
import { ExplainedRefusal, RequestInvalid } from './refusals.ts'

const REFERENCE = '3f2b8c1e-7a55-4d0e-9b1c-0a1b2c3d4e5f'
const SOURCE = path.join(import.meta.dirname, '..', '..')

const isDefinition = (value: unknown): value is RefusalDefinition =>
  typeof value === 'object' && value !== null && !(value instanceof Refusal) && 'category' in value && 'code' in value && 'message' in value

/** Every refusal that a `refusals.ts` of the house defines. */
const definitions: readonly (readonly [string, RefusalDefinition])[] = (
  await Promise.all(
    readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('refusals.ts'))
      .map(async name => {
        const module: Readonly<Record<string, unknown>> = await import(path.join(SOURCE, name))
        return Object.values(module).flatMap(value => (isDefinition(value) ? [[name, value] as const] : []))
      }),
  )
).flat()

describe('a refusal', () => {
  test('of every slice has a status, a stable code and a French sentence', () => {
    expect(definitions.length).toBeGreaterThan(50)
    for (const [file, { category, code, message }] of definitions) {
      expect(STATUS_OF[category], file).toBeTypeOf('number')
      expect(code, file).toMatch(/^[a-z][a-z0-9]*([.-][a-z0-9]+)+$/)
      expect(message, `${file} ${code}`).toMatch(/^\p{Lu}.*[.!?]$/u)
      expect(message, `${file} ${code}`).not.toMatch(/'|"/)
    }
  })

  test('has one meaning: the same code is the same category and sentence', () => {
    const known = new Map<string, string>()
    for (const [file, { category, code, message }] of definitions) {
      const meaning = `${category} ${message}`
      expect(known.get(code) ?? meaning, `${file} ${code}`).toBe(meaning)
      known.set(code, meaning)
    }
  })

  test.each(Object.entries(STATUS_OF))('of category %s is answered by %i, as RFC 9457 says', (category, status) => {
    const { body, refusal } = problemOf(
      new Refusal({ category: category as keyof typeof STATUS_OF, code: 'a-code', message: 'Non.' }, 'a detail'),
      REFERENCE,
    )
    expect(body).toEqual({
      type: 'about:blank',
      title: expect.stringMatching(/^[A-Z]/),
      status,
      code: 'a-code',
      message: 'Non.',
      correlationId: REFERENCE,
    })
    expect(refusal?.detail).toBe('a detail')
    expect(JSON.stringify(body)).not.toContain('a detail')
  })

  test('may explain itself, and cannot pass for another', () => {
    const explained = new ExplainedRefusal(new Refusal({ category: 'quarantined', code: 'a-code', message: 'Non.' }), {
      reasons: ['ins-key'],
      status: 200,
      code: 'other',
    })
    expect(problemOf(explained, REFERENCE).body).toMatchObject({ status: 422, code: 'a-code', reasons: ['ins-key'] })
  })

  test('of a request names the fields of our schema', () => {
    expect(problemOf(new RequestInvalid(['traits.sex']), REFERENCE).body).toMatchObject({ status: 400, fields: ['traits.sex'] })
  })
})

describe('a fault', () => {
  const faults = [
    new Error('select * from person where name = MARTIN'),
    new TypeError('x'),
    'a string',
    undefined,
    null,
    42,
    { code: 'FST_ERR_NEW' },
    Object.assign(new Error('secret'), { code: 'FST_ERR_SOMETHING_NEW' }),
    new DatabaseFault('23505', 'value refused', 'documents:insert', 'document_once'),
  ]
  test.each(faults.map(fault => [String(fault), fault] as const))('tells its reference and nothing else: %s', (_, fault) => {
    const { refusal, body } = problemOf(fault, REFERENCE)
    expect(refusal).toBeNull()
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      code: 'internal',
      message: expect.stringMatching(/référence/),
      correlationId: REFERENCE,
    })
  })

  test.each([
    new CommitUnknown('documents:list'),
    new DatabaseFault('08001', 'unable to connect'),
    new DatabaseFault('57P01', 'terminating'),
    new DatabaseFault('53300', 'too many clients'),
  ])('of a database that is away is told as such, to be tried again: %s', fault => {
    expect(problemOf(fault, REFERENCE).body).toMatchObject({ status: 503, code: 'service-unavailable' })
  })
})
