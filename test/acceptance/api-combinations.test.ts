import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AccessMode } from '../../src/kernel/actors.ts'
import type { OracleFacts } from '../oracle/facts.ts'
import { explain, oracle } from '../oracle/oracle.ts'
import type { Database, Query } from '../../src/platform/db/index.ts'
import { freshDatabase } from '../support/index.ts'
import { databaseUrlOf } from '../worlds/database-url.ts'
import { numbersOf } from '../worlds/drawing.ts'
import { openWorld, type World } from '../worlds/world.ts'
import { acts, corrects, files, listed, opens } from './combinations/ask.ts'
import { type Actor, openCast } from './combinations/cast.ts'
import { closeEngine, factsOf, type Paper, type Realised, realise, RECORDS } from './combinations/records.ts'

const SEED = Number(process.env['CARNET_COMBINATIONS_SEED'] ?? 2611)
const SAMPLE = { opened: 2_000, deposits: 600, corrections: 600, acts: 3_000 }
const ACTS = ['mask', 'unmask', 'reveal', 'archive', 'delete'] as const

const { options } = await freshDatabase()
const folder = mkdtempSync(path.join(tmpdir(), 'carnet-combinations-'))

let world: World
let actors: readonly Actor[]
const records: Realised[] = []

beforeAll(async () => {
  world = await openWorld({ databaseUrl: databaseUrlOf(options), folder, seed: `combinations ${SEED}`, broken })
  const cast = await openCast(world)
  actors = cast.actors
  for (const index of RECORDS.keys()) records.push(await realise({ world, actors, crew: cast.crew, index }))
})
afterAll(async () => {
  await world.stop()
  await closeEngine()
  rmSync(folder, { recursive: true, force: true })
})

type Count = { asked: number; allowed: number }
const counted = new Map<OracleFacts['right'], Count>()
const combinations = new Set<string>()
const differences: string[] = []

/** Answers of a server that is broken on purpose are looked at, not counted. */
let breaking: RegExp | null = null
const broken = (db: Database): Database => ({
  ...db,
  rows: <R>(query: Query) =>
    db.rows<R>(
      breaking === null
        ? query
        : { ...query, name: `${query.name}:${breaking.source.length}`, text: query.text.replace(breaking, 'or true') },
    ),
})

type Asked = {
  readonly record: Realised
  readonly actor: Actor
  readonly mode: AccessMode
  readonly paper: Paper | null
  readonly right: OracleFacts['right']
}

const questionOf = ({ record, actor, mode, paper, right }: Asked): OracleFacts =>
  factsOf(record, actor, (actors.indexOf(actor) % 2) as 0 | 1, paper, mode, right, world.clock.now())

/** Her own papers give her what an author has, beside what her relation gives (test/oracle/agreement.test.ts). */
const expected = (asked: Asked): boolean => {
  const facts = questionOf(asked)
  return oracle(facts) === 'allow' || (asked.paper?.by === asked.actor.name && oracle({ ...facts, relation: 'author' }) === 'allow')
}

const check = (asked: Asked, isExpected: boolean, answered: boolean): void => {
  const { right, actor, paper } = asked
  const facts = questionOf(asked)
  const isOwn = paper?.by === actor.name
  const count = counted.get(right) ?? { asked: 0, allowed: 0 }
  counted.set(right, count)
  count.asked++
  if (answered) count.allowed++
  combinations.add(`${Object.values(facts).join('|')}|${isOwn}`)
  if (isExpected === answered || differences.length >= 20) return
  differences.push(`oracle=${isExpected} ${actor.name}${isOwn ? ' (own)' : ''} ${JSON.stringify(facts)} ${JSON.stringify(explain(facts))}`)
}

const askersOf = (record: Realised): readonly Actor[] => [...actors, record.holder]

/** One list answers for every paper of a record; how many answers are not the oracle's. */
const askLists = async (record: Realised, told: (asked: Asked, isExpected: boolean, answered: boolean) => void): Promise<void> => {
  for (const actor of askersOf(record)) {
    for (const mode of actor.modes) {
      const seen = await listed({ world, record, actor, mode })
      for (const paper of record.papers) {
        const asked = { record, actor, mode, paper, right: 'read' } as const
        told(asked, expected(asked), seen.has(paper.id))
      }
      expect([...seen].every(id => record.papers.some(paper => paper.id === id))).toBe(true)
    }
  }
}

const draw = numbersOf(SEED)
const one = <T>(values: readonly T[]): T => {
  const value = values[Math.floor(draw() * values.length)]
  if (value === undefined) throw new Error('nothing to draw from')
  return value
}

/** Mostly of records that live, and of her own papers: the others answer no to everybody. */
const aQuestion = () => {
  const alive = records.filter(({ state }) => state === 'active' || state === 'open')
  const record = one(draw() < 0.9 ? alive : records)
  const actor = one(askersOf(record))
  const own = record.papers.filter(({ by }) => by === actor.name)
  return { record, actor, mode: one(actor.modes), paper: one(own.length > 0 && draw() < 0.4 ? own : record.papers) }
}

describe('through the API', () => {
  test('every combination that can be realised is listed, or not, as the oracle says', async () => {
    for (const record of records) await askLists(record, check)
    expect(differences).toEqual([])
  })

  test.each([
    ['the mask', /or not d\.masked/g],
    ['the choice of professionals', /or d\.audience = 0/g],
    ['the period of a scope', /or d\.month_tag = any\(\$\d+::bigint\[\]\)/g],
    ['what is held', /or d\.holder_from is null/g],
  ])('a server that forgets %s would be seen (control)', async (_, clause) => {
    const record = records.find(({ state }) => state === 'active')
    let wrong = 0
    breaking = clause
    if (record !== undefined) {
      await askLists(record, (_asked, isExpected, answered) => {
        if (isExpected !== answered) wrong++
      })
    }
    breaking = null
    expect(wrong).toBeGreaterThan(0)
  })

  test('what is opened, filed, masked, unmasked, revealed, archived and deleted agrees as well, on samples', async () => {
    for (let i = 0; i < SAMPLE.opened; i++) {
      const asked = { ...aQuestion(), right: 'read' } as const
      check(asked, expected(asked), await opens({ world, ...asked }, asked.paper, draw() < 0.5 ? '' : '/content'))
    }
    for (let i = 0; i < SAMPLE.acts; i++) {
      const asked = { ...aQuestion(), right: one(draw() < 0.4 ? ACTS : ACTS.slice(0, 4)) }
      const { paper } = asked
      const before = { ...paper }
      const isExpected = expected(asked)
      check({ ...asked, paper: before }, isExpected, await acts({ world, ...asked }, asked.right, paper))
    }
    for (let i = 0; i < SAMPLE.deposits; i++) {
      const asked = { ...aQuestion(), paper: null, right: 'deposit' } as const
      check(asked, expected(asked), await files({ world, ...asked }))
    }
    for (let i = 0; i < SAMPLE.corrections; i++) {
      const { record, actor, mode } = aQuestion()
      const own = record.papers.filter(({ by }) => by === actor.name)
      const asked = { record, actor, mode, paper: one(own.length === 0 ? record.papers : own), right: 'deposit' } as const
      // Somebody else's paper is not corrected, whoever may add one.
      const isExpected = own.length > 0 && expected(asked)
      const before = { ...asked, paper: { ...asked.paper } }
      check(before, isExpected, await corrects({ world, ...asked }, asked.paper))
    }
    expect(differences).toEqual([])
  })

  test('at least fifty thousand different combinations were asked', () => {
    const total = [...counted.values()].reduce((sum, { asked }) => sum + asked, 0)
    const rights = [...counted].map(([right, { asked, allowed }]) => `${right}=${allowed}/${asked}`).join(' ')
    console.log(
      `combinations: asked=${total} different=${combinations.size} differences=${differences.length} records=${records.length} actors=${actors.length + 1} allowed: ${rights} seed=${SEED}`,
    )
    expect(combinations.size).toBeGreaterThanOrEqual(50_000)
    expect([...counted.values()].every(({ asked, allowed }) => allowed > 0 && allowed < asked)).toBe(true)
    expect(differences).toEqual([])
  })
})
