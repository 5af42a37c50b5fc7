import { describe, expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  type Caller,
  grantFor,
  looksAs,
  openWorld,
  personCalled,
  professional,
  putInState,
  recordOf,
  refusalOf,
  signIn,
} from '../../test/support-door/index.ts'
import { maskDocument } from '../documents/index.ts'
import type { AccessMode } from '../kernel/actors.ts'
import type { DocumentId, RecordId } from '../kernel/ids.ts'
import { HOUR, type Instant, SECOND } from '../kernel/instant.ts'
import type { Database, Queries } from '../platform/db/index.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import { readUnderTrace } from '../audit/index.ts'
import { oneState } from '../audit/testing/selects.ts'
import {
  authorise,
  block,
  breakGlass,
  declareAccess,
  hideEverything,
  readAccess,
  readHolder,
  setEmergencySwitches,
  underGrant,
} from './index.ts'

/**
 * No record, a closed one, one that blocked the asker, opposed her or never knew her: one answer, and the same work — the same statements, in
 * the same order, and the same calls of keys — so that neither bytes nor time tell which (architecture §4.3, §5 Existence).
 */
const world = await openWorld()

/** The work of one act, in order: statements by name, and what was asked of keys. */
const watched = (op: Operation): { readonly op: Operation; readonly work: string[] } => {
  const work: string[] = []
  const queries = (real: Queries): Queries => ({
    rows: query => {
      work.push(query.name)
      return real.rows(query)
    },
  })
  const db: Database = {
    ...op.db,
    ...queries(op.db),
    transaction: async act => {
      work.push('begin')
      try {
        return await op.db.transaction(tx => act(queries(tx)))
      } finally {
        work.push('end')
      }
    },
  }
  return { op: { ...op, db, keyring: listening(op.keyring, work) }, work }
}

const listening = (keyring: Keyring, work: string[]): Keyring =>
  new Proxy(keyring, {
    get: (target, name: string) => {
      const member = Reflect.get(target, name)
      return (...parameters: unknown[]) => {
        work.push(`key ${name}${name === 'tag' ? ` ${String(parameters[1])}` : ''}`)
        return Reflect.apply(member, target, parameters)
      }
    },
  })

const stranger = await signIn(world, professional('Dr Stranger'))
const STRANGER = asRuleActor(stranger)
const DOCUMENT = 'b0a4e6d2-3c1f-4f8e-8a77-5d2c9e0b6f13' as DocumentId

type Place = { readonly name: string; readonly recordId: RecordId }

const readOne = (op: Operation, recordId: RecordId): Promise<unknown> =>
  underGrant(op, recordId, 'read', { action: 'documents.read', documents: [DOCUMENT] }, async grant => {
    const { value } = await readUnderTrace(
      op,
      grant,
      { action: 'documents.read', documents: [DOCUMENT] },
      oneState(grant.visibility.others),
    )
    if (value === undefined) throw new Error(grant.blind ? 'nothing, blind' : 'nothing')
  })

const BREAK = { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive: 'Inconsciente' } as const

const ACTS: Readonly<Record<string, (op: Operation, recordId: RecordId) => Promise<unknown>>> = {
  lists: looksAs,
  'reads one document': readOne,
  'masks a document': (op, recordId) =>
    underGrant(op, recordId, 'mask', { action: 'documents.mask' }, grant => maskDocument(op, grant, DOCUMENT)),
  'reads whose it is': readHolder,
  'reads its rules': readAccess,
  'reads its journal': (op, recordId) => grantFor(op, recordId, 'read-journal'),
  'changes its rules': (op, recordId) =>
    authorise(op, recordId, { actor: STRANGER, until: (op.instant + HOUR) as Instant, scope: { kind: 'all' } }),
}

const outcomeOf = async (act: Promise<unknown>): Promise<string> =>
  refusalOf(
    act.then(answer => {
      throw new Error(`answered ${String(answer)}`)
    }),
  ).catch((error: unknown) => (error instanceof Error ? error.message : 'not an error'))

/** Refusals of one actor are bounded by the minute; so that none of this counts against another, each act has its own. */
const does = async (
  name: string,
  place: Place,
  caller: Caller,
  mode: AccessMode,
  act: (op: Operation, recordId: RecordId) => Promise<unknown>,
) => {
  world.clock.advance(SECOND)
  const { op, work } = watched(by(world, caller, mode))
  return { name, place: place.name, outcome: await outcomeOf(act(op, place.recordId)), work }
}

const unknown = (name: string): Place => ({ name, recordId: world.draw.uuid() as RecordId })

/** What somebody else's use leaves in this process: a snapshot of the record. */
const warmed = async (recordId: RecordId, holder: Caller): Promise<void> => void (await looksAs(by(world, holder), recordId))

const shutPlaces = async (): Promise<readonly Place[]> => {
  const places: Place[] = [unknown('no record'), unknown('no record, asked before')]
  const add = async (name: string, prepare: (recordId: RecordId, holder: Caller) => Promise<unknown>, isWarm: boolean): Promise<void> => {
    const { recordId, holder } = await recordOf(world, `${name} ${String(isWarm)}`)
    await prepare(recordId, holder)
    if (isWarm) await warmed(recordId, holder)
    places.push({ name: `${name}${isWarm ? ', lately used' : ''}`, recordId })
  }
  for (const isWarm of [false, true]) {
    await add('never related', async () => undefined, isWarm)
    await add('blocked', (recordId, holder) => block(by(world, holder), recordId, STRANGER, true), isWarm)
    await add(
      'blocked once authorised',
      async (recordId, holder) => {
        await authorise(by(world, holder), recordId, {
          actor: STRANGER,
          until: (world.clock.now() + HOUR) as Instant,
          scope: { kind: 'all' },
        })
        await block(by(world, holder), recordId, STRANGER, true)
      },
      isWarm,
    )
    await add('closed', recordId => putInState(world, recordId, 'closed'), isWarm)
    await add(
      'closed, once authorised',
      async (recordId, holder) => {
        await authorise(by(world, holder), recordId, {
          actor: STRANGER,
          until: (world.clock.now() + HOUR) as Instant,
          scope: { kind: 'all' },
        })
        await putInState(world, recordId, 'closed')
      },
      isWarm,
    )
    await add(
      'ended',
      async (recordId, holder) => {
        await authorise(by(world, holder), recordId, { actor: STRANGER, until: (world.clock.now() + 1) as Instant, scope: { kind: 'all' } })
      },
      isWarm,
    )
    await add('everything hidden', (recordId, holder) => hideEverything(by(world, holder), recordId, true), isWarm)
  }
  return places
}

const places = await shutPlaces()

describe('somebody who may not know of a record', () => {
  for (const [name, act] of Object.entries(ACTS)) {
    for (const mode of ['normal', 'break-glass', 'regulation'] as const) {
      test(`${name} (${mode}): one answer and one sequence of work, whatever there is`, async () => {
        const all = []
        for (const place of places) all.push(await does(name, place, stranger, mode, act))
        const [reference] = all
        if (reference === undefined) throw new Error('nowhere to ask')
        expect(reference.work.length).toBeGreaterThan(4)
        for (const { place, outcome, work } of all)
          expect({ place, outcome, work }).toEqual({ place, outcome: reference.outcome, work: reference.work })
      })
    }
  }

  test('breaks the glass in vain: one answer and one sequence of work', async () => {
    const opposed = await recordOf(world, 'Opposed To Emergencies')
    await setEmergencySwitches(by(world, opposed.holder), opposed.recordId, {
      breakGlass: false,
      regulation: false,
      maskedInEmergency: false,
    })
    const vain = [...places.filter(({ name }) => /no record|blocked|closed/.test(name)), { name: 'opposed', recordId: opposed.recordId }]
    const all = []
    for (const place of vain)
      all.push(await does('breaks', place, stranger, 'normal', (op, recordId) => breakGlass(op, recordId, BREAK, async () => undefined)))
    for (const { place, outcome, work } of all)
      expect({ place, outcome, work }).toEqual({ place, outcome: 'no-record', work: all[0]?.work })
  })

  test('declares an access in vain, where it cannot be: one answer and one sequence of work', async () => {
    const opposed = await recordOf(world, 'Opposed To Words')
    await setEmergencySwitches(by(world, opposed.holder), opposed.recordId, {
      breakGlass: true,
      regulation: false,
      maskedInEmergency: false,
    })
    // whoever refused emergencies is entered by no word of a stranger
    const vain = [...places.filter(({ name }) => /no record|blocked|closed/.test(name)), { name: 'opposed', recordId: opposed.recordId }]
    const all = []
    for (const place of vain) all.push(await does('declares', place, stranger, 'normal', declareAccess))
    for (const { place, outcome, work } of all)
      expect({ place, outcome, work }).toEqual({ place, outcome: 'no-record', work: all[0]?.work })
  })

  test('is told in answer to a deposit only, and there a shut record is as none', async () => {
    const answers = new Map<string, string>()
    for (const { name, recordId } of places) answers.set(name, await refusalOf(grantFor(by(world, stranger), recordId, 'deposit')))
    expect([answers.get('never related'), answers.get('blocked')]).toEqual(['done', 'done'])
    expect([answers.get('no record'), answers.get('closed'), answers.get('closed, once authorised')]).toEqual([
      'deposit-refused',
      'deposit-refused',
      'deposit-refused',
    ])
  })

  test('sees it in the work when there is something to see (control)', async () => {
    const { recordId, holder } = await recordOf(world, 'Told')
    await authorise(by(world, holder), recordId, { actor: STRANGER, until: (world.clock.now() + HOUR) as Instant, scope: { kind: 'all' } })
    const seen = await does('lists', { name: 'authorised', recordId }, stranger, 'normal', looksAs)
    const none = await does('lists', unknown('none'), stranger, 'normal', looksAs)
    expect(seen.outcome).toBe('answered authorised')
    expect(none.outcome).toBe('answered nothing')
    expect(seen.work).not.toEqual(none.work)
  })
})

describe('people who are nobody to the person', () => {
  test('are answered as on no record: passers-by, former representatives, somebody with no kind here', async () => {
    const former = await signIn(world, personCalled('Former'))
    const { recordId, holder } = await recordOf(world, 'Former Child', {
      relations: [{ relation: 'representative', actor: asRuleActor(former) }],
    })
    expect(await looksAs(by(world, former), recordId)).toBe('representative')
    await block(by(world, holder), recordId, asRuleActor(former), true)
    for (const act of [looksAs, readAccess, readHolder]) {
      const there = await does('asks', { name: 'there', recordId }, former, 'normal', act)
      const nowhere = await does('asks', unknown('nowhere'), former, 'normal', act)
      expect({ ...there, place: '' }).toEqual({ ...nowhere, place: '' })
    }
  })
})
