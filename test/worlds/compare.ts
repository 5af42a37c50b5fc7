import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { Line } from './play.ts'

/** A place where an observer, or her clock, could tell one world from the other. */
export type Difference = {
  readonly pair: number
  readonly scenario: string
  readonly who: string
  readonly call: string
  readonly what: string
  readonly here: string
  readonly elsewhere: string
}

export type Comparison = {
  readonly requests: number
  readonly pairs: number
  readonly differences: readonly Difference[]
  /** Requests by status and by kind, so that a run that only met refusals shows. */
  readonly statuses: Readonly<Record<string, number>>
}

/** The first of them, as a test tells them: nothing is left out, for they may never come again. */
export const whole = (differences: readonly Difference[]): string => JSON.stringify(differences.slice(0, 5))

/**
 * The tree is one for all records: what it says of other records' leaves is hashes of salted commitments, which differ when another
 * commitment differs. Their number, size and place are compared, not their bits.
 */
const withoutHashes = (body: string): string => {
  const proof = JSON.parse(body) as { inclusion: unknown; checkpoint: string }
  const hash = /[A-Za-z0-9+/]{43}=/g
  const signature = /(?<=\n\S{1,3} \S+ )\S+(?=\n)/g
  return JSON.stringify({
    ...proof,
    inclusion: JSON.parse(JSON.stringify(proof.inclusion).replace(hash, '#')),
    checkpoint: proof.checkpoint.replace(signature, '#').replace(hash, '#'),
  })
}

/** Where two texts part, and a little before. */
const around = (text: string, other: string): string => {
  let at = 0
  while (at < text.length && text[at] === other[at]) at++
  return `…${text.slice(Math.max(0, at - 120), at + 200)}`
}

const seen = ({ call, status, body }: Line): string => (call.includes('/journal/proof') && status === 200 ? withoutHashes(body) : body)

const differencesOf = (here: Line, elsewhere: Line): readonly Difference[] => {
  const told = (what: string, a: string, b: string): readonly Difference[] =>
    a === b
      ? []
      : [{ pair: here.pair, scenario: here.scenario, who: here.who, call: here.call, what, here: around(a, b), elsewhere: around(b, a) }]
  return [
    ...told('call', here.call, elsewhere.call),
    ...told('status', String(here.status), String(elsewhere.status)),
    ...told('body', seen(here), seen(elsewhere)),
    ...told('headers', headersOf(here), headersOf(elsewhere)),
    ...told('below', here.below.join(' '), elsewhere.below.join(' ')),
  ]
}

/** The proof's length is compared without its hashes, all of one length; its header is the same then. */
const headersOf = ({ headers }: Line): string => headers.join('\n')

async function* linesOf(file: string): AsyncGenerator<Line> {
  for await (const line of createInterface({ input: createReadStream(file) })) yield JSON.parse(line) as Line
}

export const compare = async (here: string, elsewhere: string): Promise<Comparison> => {
  const differences: Difference[] = []
  const pairs = new Set<number>()
  const statuses: Record<string, number> = {}
  let requests = 0
  const other = linesOf(elsewhere)
  for await (const line of linesOf(here)) {
    const { value, done } = await other.next()
    if (done === true) throw new Error('one world was asked more than the other')
    requests++
    pairs.add(line.pair)
    statuses[line.status] = (statuses[line.status] ?? 0) + 1
    differences.push(...differencesOf(line, value))
  }
  if ((await other.next()).done !== true) throw new Error('one world was asked more than the other')
  return { requests, pairs: pairs.size, differences, statuses }
}
