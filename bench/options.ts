import type { CeilingPlan } from './ceilings/measure.ts'
import type { Plan } from './measure/run-scenario.ts'

export type Mode = 'full' | 'quick' | 'growth' | 'population' | 'timing' | 'sign-in' | 'search' | 'web' | 'day' | 'batch'

export type Options = {
  readonly mode: Mode
  /** Kept and used again; absent: a temporary folder that goes away. */
  readonly data?: string
  readonly only: readonly string[]
  /** Less was asked than the whole measure: nothing is written. */
  readonly isPart: boolean
  readonly records: number
  /** Of a population that is imported and opened. */
  readonly persons: number
  /** Of each class, at each door whose time is compared; for the pages, documents of the record. */
  readonly samples: number
  readonly connections: readonly number[]
  readonly plan: Plan
  readonly ceilings: CeilingPlan
  /** Folder of CPU profiles of the server. */
  readonly profile?: string
}

const PLANS: Readonly<Record<Mode, Pick<Options, 'records' | 'connections' | 'plan' | 'ceilings'>>> = {
  full: {
    records: 2_000,
    connections: [1, 8, 32],
    plan: { seconds: 8, repeats: 3, warmSeconds: 3, quietSeconds: 15 },
    ceilings: { connections: [1, 8, 32], seconds: 4, repeats: 3, quietSeconds: 15 },
  },
  quick: {
    records: 200,
    connections: [8],
    plan: { seconds: 3, repeats: 1, warmSeconds: 2, quietSeconds: 0 },
    ceilings: { connections: [8], seconds: 2, repeats: 1, quietSeconds: 0 },
  },
  growth: {
    records: 2_000,
    connections: [1, 8],
    plan: { seconds: 6, repeats: 3, warmSeconds: 3, quietSeconds: 10 },
    ceilings: { connections: [8], seconds: 4, repeats: 1, quietSeconds: 10 },
  },
  population: {
    records: 2_000,
    connections: [1, 8],
    plan: { seconds: 6, repeats: 3, warmSeconds: 3, quietSeconds: 10 },
    ceilings: { connections: [8], seconds: 4, repeats: 1, quietSeconds: 10 },
  },
  'sign-in': {
    records: 0,
    connections: [1],
    plan: { seconds: 10, repeats: 1, warmSeconds: 0, quietSeconds: 0 },
    ceilings: { connections: [1], seconds: 0, repeats: 1, quietSeconds: 0 },
  },
  search: {
    records: 0,
    connections: [1],
    plan: { seconds: 0, repeats: 1, warmSeconds: 0, quietSeconds: 0 },
    ceilings: { connections: [1], seconds: 0, repeats: 1, quietSeconds: 0 },
  },
  web: {
    records: 0,
    connections: [1],
    plan: { seconds: 0, repeats: 5, warmSeconds: 0, quietSeconds: 0 },
    ceilings: { connections: [1], seconds: 0, repeats: 1, quietSeconds: 0 },
  },
  day: {
    records: 2_000,
    connections: [1],
    plan: { seconds: 600, repeats: 1, warmSeconds: 60, quietSeconds: 0 },
    ceilings: { connections: [1], seconds: 0, repeats: 1, quietSeconds: 0 },
  },
  batch: {
    records: 200,
    connections: [1],
    plan: { seconds: 0, repeats: 1, warmSeconds: 0, quietSeconds: 0 },
    ceilings: { connections: [1], seconds: 0, repeats: 1, quietSeconds: 0 },
  },
  timing: {
    records: 0,
    connections: [1],
    plan: { seconds: 0, repeats: 1, warmSeconds: 0, quietSeconds: 0 },
    ceilings: { connections: [1], seconds: 0, repeats: 1, quietSeconds: 0 },
  },
}

const USAGE = `npm run bench -- [quick | growth | population [--lines N] | timing [--samples N] | sign-in | search | web [--samples DOCUMENTS] | day | batch [--samples DOCUMENTS]] [--data FOLDER] [--records N] [--only SCENARIO,…] [--connections 1,8,32] [--seconds N | --minutes N] [--repeats N] [--profile FOLDER]`

const wordAfter = (words: readonly string[], name: string): string | undefined => {
  const at = words.indexOf(`--${name}`)
  return at < 0 ? undefined : words[at + 1]
}

/** What leaves something of a measure out. */
const PARTS = ['--only', '--connections', '--seconds', '--minutes', '--repeats', '--records']

export const readOptions = (words: readonly string[]): Options => {
  const mode =
    (['quick', 'growth', 'population', 'timing', 'sign-in', 'search', 'web', 'day', 'batch'] as const).find(one => words.includes(one)) ??
    'full'
  if (words.includes('--help')) {
    console.log(USAGE)
    process.exit(0)
  }
  const usual = PLANS[mode]
  const connections = wordAfter(words, 'connections')?.split(',').map(Number) ?? usual.connections
  const [minutes, repeats, data, profile] = ['minutes', 'repeats', 'data', 'profile'].map(name => wordAfter(words, name))
  const seconds = minutes === undefined ? wordAfter(words, 'seconds') : Number(minutes) * 60
  return {
    ...usual,
    mode,
    connections,
    records: Number(wordAfter(words, 'records') ?? usual.records),
    persons: Number(wordAfter(words, 'lines') ?? 1_000_000),
    samples: Number(wordAfter(words, 'samples') ?? 5_000),
    only: wordAfter(words, 'only')?.split(',') ?? [],
    isPart: PARTS.some(name => words.includes(name)),
    plan: {
      ...usual.plan,
      ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
      ...(repeats === undefined ? {} : { repeats: Number(repeats) }),
    },
    ceilings: { ...usual.ceilings, connections },
    ...(data === undefined ? {} : { data }),
    ...(profile === undefined ? {} : { profile }),
  }
}
