import type { Answer, Call } from './http-client.ts'
import { jsonOf, type Who } from './people.ts'
import type { Stage } from './scenarios.ts'

/** Numbers in [0, 1): the same for the same seed (mulberry32). */
export const numbersOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What a generated request is drawn from; `cursors` come from what was answered before. */
export type Drawing = {
  readonly stage: Stage
  readonly who: Who
  readonly number: number
  readonly one: <T>(values: readonly [T, ...T[]]) => T
  readonly chance: (share: number) => boolean
  readonly cursors: { list: string | null; journal: string | null; own: string | null }
}

export type Kind = {
  readonly weight: number
  readonly call: (drawing: Drawing) => Call
  readonly answered?: (answer: Answer, drawing: Drawing) => void
}

export const record = ({ stage }: Drawing, path: string): string => `/api/records/${stage.here.recordId}${path}`
export const query = (values: Readonly<Record<string, string | number | null | undefined>>): string => {
  const pairs = Object.entries(values).filter(([, value]) => value !== null && value !== undefined)
  return pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
}

export const NOBODY = '9b2f6f0e-1111-4222-8333-444455556666'

export const anId = ({ stage, one }: Drawing): string => {
  const of = (ids: readonly string[]): string => one([NOBODY, ...ids, ...ids, ...ids])
  return one([of(stage.visible), of(stage.hidden), of(stage.hidden)])
}

export const next = (answer: Answer): string | null => (answer.status === 200 ? jsonOf<{ next: string | null }>(answer).next : null)

export const TYPES = ['11488-4', '11502-2', '18748-4', '68599-0', 'EXPPAT_2', '87273-9'] as const
