import { describe, expect, test } from 'vitest'
import { asRuleActor, entriesOf, personCalled, professional, putInState, secretary } from '../../test/support-door/index.ts'
import { makePdf } from '../documents/format/sniff/files.fixtures.ts'
import { maskDocument } from '../documents/index.ts'
import { actAs, careOf, depositAs, MASKED, openKit, outcomeOf, titlesAs } from '../documents/testing/kit.ts'
import type { Operation } from '../platform/operation.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { HOUR, MINUTE } from '../kernel/instant.ts'
import {
  block,
  createShare,
  endShare,
  hideEverything,
  mayKnowOf,
  openShare,
  prolong,
  readHolder,
  readShares,
  type Scope,
  type ShareTerms,
} from './index.ts'

const kit = await openKit()
const at = (structureNationalId: string) => ({ structureNationalId, structureName: `Lieu ${structureNationalId}` })
const people = {
  author: professional('Dr Aline Auteur'),
  doctor: professional('Dr Hugo Passage', '10', at('10B0000013')),
  other: professional('Dr Ida Autre', '10', at('10B0000014')),
  optician: professional('Odile Lunette', '28', at('10B0000015')),
  attending: professional('Dr Luc Traitant', '10', at('10B0000016')),
  clerk: secretary('Sam Accueil'),
  parent: personCalled('Marc Proche'),
}

const care = (name: string) => careOf(kit, name, people, { attending: 'attending', parent: 'helper' })
type Care = Awaited<ReturnType<typeof care>>

const filed = async ({ as, recordId }: Care, title: string, asked = {}): Promise<DocumentId> =>
  (await depositAs(kit, as('author'), recordId, makePdf({ page: `BT (${title}) Tj ET` }), { title, typeCode: '11502-2', ...asked }))
    .documentId

const ALL: Scope = { kind: 'all' }
const shareOf = ({ as, recordId }: Care, terms: Partial<ShareTerms> = {}) =>
  createShare(as('holder'), recordId, { scope: ALL, minutes: 30, ...terms })

/** With two documents, one of them masked. */
const shown = async (name: string) => {
  const kept = await care(name)
  await filed(kept, 'Analyse')
  await filed(kept, 'Secret', { visibility: MASKED })
  const titles = (who: 'doctor' | 'other' | 'optician'): Promise<readonly string[] | string> =>
    titlesAs(kept.as(who), kept.recordId).catch((error: { code?: string }) => String(error.code))
  return { ...kept, titles }
}

describe('a code of an hour', () => {
  test('opens what is not hidden to the first professional who types it, until its instant', async () => {
    const kept = await shown('Share Opens')
    const { as, recordId, titles } = kept
    expect(await titles('doctor')).toBe('no-record')
    const { code, until } = await shareOf(kept)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
    expect(until - kit.clock.now()).toBe(30 * MINUTE)
    expect(await openShare(as('doctor'), ` ${code.toLowerCase().replaceAll('-', ' ')}`)).toEqual({ recordId, until })
    expect(await titles('doctor')).toEqual(['Analyse'])
    expect(await readHolder(as('doctor'), recordId)).toMatchObject({ relation: 'share', until })
    expect(await openShare(as('doctor'), code)).toEqual({ recordId, until })
    kit.clock.advance(30 * MINUTE - 1)
    expect(await titles('doctor')).toEqual(['Analyse'])
    kit.clock.advance(1)
    expect(await titles('doctor')).toBe('no-record')
    expect(await mayKnowOf(as('doctor'), recordId)).toBe(false)
  })

  test('stands in her journal with its basis, and in nobody’s rules', async () => {
    const kept = await shown('Share Journal')
    const { code } = await shareOf(kept)
    await openShare(kept.as('doctor'), code)
    await titlesAs(kept.as('doctor'), kept.recordId)
    const entries = (await entriesOf(kit, kept.recordId)).map(({ entry }) => entry).slice(-3)
    expect(entries.map(({ action, relation, rule, outcome }) => ({ action, relation, rule, outcome }))).toEqual([
      { action: 'access.share', relation: 'holder', rule: 'holder', outcome: 'granted' },
      { action: 'access.open-share', relation: 'share', rule: 'share', outcome: 'granted' },
      { action: 'documents.list', relation: 'share', rule: '10-matrix', outcome: 'granted' },
    ])
  })

  test('gives no more than it says, and nothing to do', async () => {
    const kept = await care('Share Scope')
    const one = await filed(kept, 'Une')
    await filed(kept, 'Autre')
    const { code } = await shareOf(kept, { scope: { kind: 'documents', documentIds: [one] } })
    await openShare(kept.as('doctor'), code)
    expect(await titlesAs(kept.as('doctor'), kept.recordId)).toEqual(['Une'])
    expect(await outcomeOf(actAs(kept.as('doctor'), kept.recordId, 'mask', one, maskDocument))).toBe('document-absent')
  })

  test('opens to nobody else, and tells nobody why', async () => {
    const kept = await shown('Share Refuses')
    const { as, recordId } = kept
    const { code, id } = await shareOf(kept)
    await block(as('holder'), recordId, asRuleActor(people.optician), false)
    const refused = (op: Operation, typed: string) => outcomeOf(openShare(op, typed))
    const wrong = code.replace(/^./, first => (first === '7' ? '8' : '7'))
    expect(await refused(as('doctor'), wrong)).toBe('share-code-unknown')
    expect(await refused(as('optician'), code)).toBe('share-code-unknown')
    expect(await refused(as('clerk'), code)).toBe('share-code-unknown')
    expect(await refused(as('doctor', 'break-glass'), code)).toBe('share-code-unknown')
    await openShare(as('doctor'), code)
    expect(await refused(as('other'), code)).toBe('share-code-unknown')
    await endShare(as('holder'), recordId, id)
    expect(await refused(as('doctor'), code)).toBe('share-code-unknown')
    expect(await kept.titles('doctor')).toBe('no-record')
    const next = await shareOf(kept)
    await putInState(kit, recordId, 'closed')
    expect(await refused(as('other'), next.code)).toBe('share-code-unknown')
  })

  test('does the same work whether there is such a code or not', async () => {
    const kept = await shown('Share Work')
    const { code } = await shareOf(kept)
    await openShare(kept.as('other'), code)
    const worked = async (typed: string): Promise<readonly string[]> => {
      const work: string[] = []
      const op = kept.as('doctor')
      const db = {
        ...op.db,
        rows: (query: Parameters<typeof op.db.rows>[0]) => {
          work.push(query.name)
          return op.db.rows(query)
        },
      }
      expect(await outcomeOf(openShare({ ...op, db: db as typeof op.db }, typed))).toBe('share-code-unknown')
      return work
    }
    expect(await worked('0000-0000-0000')).toEqual(await worked(code))
    expect((await worked(code)).length).toBeGreaterThan(3)
  })

  test('is tried twenty times an hour, right or wrong', async () => {
    const kept = await shown('Share Tries')
    const { code } = await shareOf(kept)
    kit.clock.advance(2 * HOUR)
    for (let i = 0; i < 20; i++) expect(await outcomeOf(openShare(kept.as('optician'), 'ABCD-EFGH-JKMN'))).toBe('share-code-unknown')
    expect(await outcomeOf(openShare(kept.as('optician'), code))).toBe('share-tries')
    kit.clock.advance(HOUR + MINUTE)
    expect(await outcomeOf(openShare(kept.as('optician'), code))).toBe('share-code-unknown')
  })

  test('is prolonged once, and lasts an hour from then at most', async () => {
    const kept = await shown('Share Prolongs')
    const { as, recordId } = kept
    const { code, id } = await shareOf(kept, { minutes: 40 })
    await openShare(as('doctor'), code)
    expect(await prolong(as('holder'), recordId, id)).toBe(kit.clock.now() + 60 * MINUTE)
    expect(await outcomeOf(prolong(as('holder'), recordId, id))).toBe('share-over')
    kit.clock.advance(40 * MINUTE + 1)
    expect(await kept.titles('doctor')).toEqual(['Analyse'])
  })

  test('is hers and her representatives’ to give, for ten to sixty minutes, three at once', async () => {
    const kept = await care('Share Terms')
    const { as, recordId } = kept
    expect(await outcomeOf(createShare(as('parent'), recordId, { scope: ALL, minutes: 30 }))).toBe('act-refused')
    expect(await outcomeOf(createShare(as('attending'), recordId, { scope: ALL, minutes: 30 }))).toBe('act-refused')
    for (const minutes of [9, 61, 10.5]) expect(await outcomeOf(shareOf(kept, { minutes }))).toBe('share-length')
    expect(await outcomeOf(shareOf(kept, { scope: { kind: 'documents', documentIds: [] } }))).toBe('scope-invalid')
    for (let i = 0; i < 3; i++) await shareOf(kept, { minutes: 10 })
    expect(await outcomeOf(shareOf(kept))).toBe('shares-too-many')
    kit.clock.advance(10 * MINUTE)
    expect(await outcomeOf(shareOf(kept))).toBe('done')
  })

  test('leaves the relation of whom has one, and hides with everything', async () => {
    const kept = await shown('Share Relations')
    const { as, recordId } = kept
    const first = await shareOf(kept)
    await openShare(as('attending'), first.code)
    expect(await titlesAs(as('attending'), recordId)).toEqual(['Analyse', 'Secret'])
    const { code } = await shareOf(kept)
    await openShare(as('doctor'), code)
    await hideEverything(as('holder'), recordId, true)
    expect(await kept.titles('doctor')).toEqual([])
  })

  test('is told to her: who opened it, when, what it shows', async () => {
    const kept = await shown('Share History')
    const { as, recordId } = kept
    const first = await shareOf(kept)
    kit.clock.advance(MINUTE)
    const { code } = await shareOf(kept, { minutes: 15 })
    await openShare(as('doctor'), code)
    await endShare(as('holder'), recordId, first.id)
    const lines = await readShares(as('holder'), recordId)
    expect(lines.map(({ actor, minutes, openedAt }) => ({ name: actor?.name ?? null, minutes, opened: openedAt !== null }))).toEqual([
      { name: 'Dr Hugo Passage', minutes: 15, opened: true },
      { name: null, minutes: 30, opened: false },
    ])
    expect(lines[1]?.until).toBe(kit.clock.now())
  })
})

/** Two worlds, the second with more that she hides: whoever the code lets in answers the same in both. */
test('what is hidden is absent to whoever a code lets in: neither list nor answer tells that it is there', async () => {
  const world = async (hides: boolean) => {
    const kept = await care(`Share Twin ${hides}`)
    await filed(kept, 'Ordinaire')
    if (hides) await filed(kept, 'Secret', { visibility: MASKED })
    const { code } = await shareOf(kept, { scope: { kind: 'categories', classCodes: ['11502-2'] } })
    if (hides) await filed(kept, 'Imagerie', { typeCode: '18748-4' })
    await openShare(kept.as('optician'), code)
    await openShare(kept.as('optician'), code)
    return titlesAs(kept.as('optician'), kept.recordId)
  }
  kit.clock.advance(2 * HOUR)
  expect(await world(true)).toEqual(await world(false))
})
