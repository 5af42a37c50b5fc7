import { z } from 'zod'
import { cookieStyle } from '../../src/accounts/index.ts'
import { routesOf } from '../../src/api/index.ts'
import type { Edge } from './edge.ts'

/** What somebody knows, by the name of the field it is asked under: everything she tries is made of it. */
export type Knowledge = Readonly<Record<string, readonly string[]>>
export type Walk = { readonly asked: number; readonly opened: readonly string[]; readonly knowledge: Knowledge }

type Shape = {
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly type?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
}

/** What is typed where she knows nothing: right in shape, worth nothing. */
const GUESSES: Readonly<Record<string, string>> = {
  code: '7K3Q-9XVB-2M4T',
  vitaleSerial: '12345678901',
  identifier: 'anne.martin',
  password: 'huit petits canards',
  ticket: 'bm90IGEgdGlja2V0',
  proof: '7K3Q-9XVB-2M4T',
}
const MOST = 40

/** Every body of that shape that what she knows can make. */
const bodiesOf = (shape: Shape, knowledge: Knowledge, name = ''): readonly unknown[] => {
  const options = shape.anyOf ?? shape.oneOf
  if (options !== undefined) return options.flatMap(option => bodiesOf(option, knowledge, name)).slice(0, MOST)
  if (shape.const !== undefined) return [shape.const]
  if (shape.enum !== undefined) return shape.enum
  if (shape.type === 'boolean') return [true]
  if (shape.type === 'integer' || shape.type === 'number') return [0]
  if (shape.type === 'array') return [[]]
  if (shape.type === 'object') return objectsOf(shape, knowledge)
  return [...(knowledge[name] ?? []), ...(knowledge[name] === undefined ? [GUESSES[name] ?? 'x'] : [])]
}

const objectsOf = ({ properties = {}, required = [] }: Shape, knowledge: Knowledge): readonly unknown[] => {
  let made: readonly Record<string, unknown>[] = [{}]
  for (const [field, shape] of Object.entries(properties)) {
    if (!required.includes(field) && knowledge[field] === undefined) continue
    const values = bodiesOf(shape, knowledge, field)
    made = made.flatMap(one => values.map(value => ({ ...one, [field]: value }))).slice(0, MOST)
  }
  return made
}

/** Strings of an answer, by the name of their field: tickets, numbers, whatever was given. */
const learnt = (answer: unknown, into: Map<string, Set<string>>): void => {
  if (typeof answer !== 'object' || answer === null) return
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value === 'string') into.set(name, (into.get(name) ?? new Set()).add(value))
    else learnt(value, into)
  }
}

/**
 * Tries every door that is open to anybody with everything she knows, learns from the answers, and starts again: does any of them give her a
 * session? No list of doors: those that are added tomorrow are walked through too.
 */
export const walk = async ({ http, services }: Edge, start: Knowledge, rounds = 3): Promise<Walk> => {
  const style = cookieStyle(services.isSecure)
  const known = new Map(Object.entries(start).map(([name, values]) => [name, new Set(values)]))
  const opened: string[] = []
  let asked = 0
  for (let round = 0; round < rounds; round += 1) {
    for (const route of routesOf(services, style).filter(({ isOpen, kind, path }) => isOpen && kind === 'json' && !path.includes(':'))) {
      const knowledge = Object.fromEntries([...known].map(([name, values]) => [name, [...values].slice(0, 3)]))
      const shape = route.shapes.body === undefined ? undefined : (z.toJSONSchema(route.shapes.body, { unrepresentable: 'any' }) as Shape)
      for (const payload of shape === undefined ? [undefined] : bodiesOf(shape, knowledge)) {
        asked += 1
        const answer = await http.inject({
          method: route.method,
          url: route.path,
          headers: { 'x-carnet-client': '1', origin: 'http://localhost' },
          ...(payload === undefined ? {} : { payload: payload as object }),
        })
        const isIn = answer.cookies.some(({ name, value }) => name === style.name && value !== '')
        if (isIn) opened.push(`${route.method} ${route.path}`)
        if (answer.statusCode < 300 && answer.body !== '') learnt(JSON.parse(answer.body), known)
      }
    }
  }
  return { asked, opened: [...new Set(opened)], knowledge: Object.fromEntries([...known].map(([name, values]) => [name, [...values]])) }
}
