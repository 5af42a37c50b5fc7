import { describe, expect, test } from 'vitest'
import {
  authorise,
  block,
  breakGlass,
  endAuthorisation,
  hideEverything,
  nameAdministrator,
  type PreviewAs,
  type Scope,
  setEmergencySwitches,
  underGrant,
  underPreview,
} from '../../src/access/index.ts'
import { readerOf } from '../../src/api/views/allowed-acts.ts'
import { summaryOf } from '../../src/api/views/document-summary.ts'
import { makePdf } from '../../src/documents/format/sniff/files.fixtures.ts'
import { chooseAudience, listDocuments } from '../../src/documents/index.ts'
import { actAs, careOf, depositAs, HELD, HIDDEN, MASKED, openKit, outcomeOf, VISIBLE } from '../../src/documents/testing/kit.ts'
import { readOwnJournal } from '../../src/journal/index.ts'
import type { DocumentId } from '../../src/kernel/ids.ts'
import { after, DAY } from '../../src/kernel/instant.ts'
import { Refusal } from '../../src/kernel/refusal.ts'
import type { Operation } from '../../src/platform/operation.ts'
import { TRE_G15 } from '../oracle/facts.ts'
import { asRuleActor, by, entriesOf, personCalled, professional, signIn } from '../support-door/index.ts'
import { seededDraw } from '../support/index.ts'

/**
 * « Voir mon dossier comme… » is what the other would be answered: the same documents, the same bytes of each line, for every profession of TRE_G15 and for
 * people under rules drawn at random; but never what the person may not see herself.
 */
const kit = await openKit()
const draw = seededDraw('previews')
const pick = <T>(values: readonly T[]): T => values[(draw.bytes(1)[0] ?? 0) % values.length] as T
const bit = (odds = 2): boolean => (draw.bytes(1)[0] ?? 0) % odds === 0

const at = (n: number) => ({ structureNationalId: `10B00001${n}`, structureName: `Lieu ${n}` })
const people = {
  author: professional('Dr Noé Auteur'),
  ana: professional('Dr Ana Une', '10', at(11)),
  bea: professional('Béa Deux', '60', at(12)),
  cyd: professional('Cyd Trois', '21', at(13)),
  parent: personCalled('Père Essai'),
}
const TYPES = ['11502-2', '18748-4', '57833-6', '11505-5', '68599-0', '15508-5', '34133-9', '60591-5', '75492-9'] as const
const LIST = { action: 'documents.list' } as const
const PREVIEW = { action: 'access.preview' } as const

const care = (name: string) => careOf(kit, name, people, { parent: 'representative', ana: 'team' })
type Care = Awaited<ReturnType<typeof care>>

/** Twelve papers of all kinds, masked, kept for one, waiting for an announcement, hidden from representatives. */
const filled = async (name: string): Promise<Care & { readonly ids: readonly DocumentId[] }> => {
  const kept = await care(name)
  const ids: DocumentId[] = []
  for (const [n, typeCode] of [...TYPES, ...TYPES.slice(0, 3)].entries()) {
    const visibility = pick([VISIBLE, VISIBLE, MASKED, HELD, HIDDEN])
    const who = pick(['author', 'ana'] as const)
    const asked = { title: `Papier ${n}`, typeCode, visibility }
    ids.push((await depositAs(kit, kept.as(who), kept.recordId, makePdf({ page: `BT (${name} ${n}) Tj ET` }), asked)).documentId)
  }
  const holder = kept.as('holder')
  for (const id of ids.slice(0, 2))
    await outcomeOf(
      actAs(holder, kept.recordId, 'unmask', id, (op, grant, one) =>
        chooseAudience(op, grant, one, [asRuleActor(people.bea).nationalId ?? '']),
      ),
    )
  return { ...kept, ids }
}

type Line = { readonly id: string; readonly text: string }
const linesOf = (lines: readonly object[]): readonly Line[] =>
  lines.map(line => ({ id: String(Reflect.get(line, 'id')), text: JSON.stringify(line) }))

/** What she is answered herself; nothing when there is no record for her. */
const answered = async (op: Operation, { recordId }: Care): Promise<readonly Line[]> =>
  underGrant(op, recordId, 'read', LIST, async grant => {
    const { lines } = await listDocuments(op, grant)
    return linesOf(lines.map(line => summaryOf(readerOf(op, grant), line, op.instant)))
  }).catch((error: unknown) => {
    if (error instanceof Refusal && error.category === 'absent') return []
    throw error
  })

const previewed = async (op: Operation, { recordId }: Care, as: PreviewAs): Promise<readonly Line[]> =>
  underPreview(op, recordId, as, PREVIEW, async ({ grant, reader }) => {
    const { lines } = await listDocuments(op, grant, {}, PREVIEW)
    return linesOf(lines.map(line => summaryOf(readerOf(reader, { basis: reader }), line, op.instant)))
  })

/** The other's own answer, without what the person may not see. */
const expected = async (kept: Care, other: Operation, viewer: Operation): Promise<readonly Line[]> => {
  const hers = new Set((await answered(viewer, kept)).map(({ id }) => id))
  return (await answered(other, kept)).filter(({ id }) => hers.has(id))
}

const inDays = (days: number) => after(kit.clock.now(), days * DAY)
const ALL: Scope = { kind: 'all' }

describe('a preview', () => {
  test('by profession is the list that any of that profession whom she authorises is answered', async () => {
    const kept = await filled('Preview Professions')
    let shown = 0
    for (const profession of TRE_G15) {
      const somebody = professional(`Quelqu’un ${profession}`, profession, at(20))
      const other = by(kit, await signIn(kit, somebody))
      await authorise(kept.as('holder'), kept.recordId, { actor: asRuleActor(somebody), until: inDays(30), scope: ALL })
      const exercise = somebody.exercise ?? undefined
      if (exercise === undefined) throw new Error('a professional works somewhere')
      const seen = await previewed(kept.as('holder'), kept, { kind: 'profession', exercise, mode: 'normal' })
      expect({ profession, lines: seen }).toEqual({ profession, lines: await expected(kept, other, kept.as('holder')) })
      shown += seen.length
    }
    expect(shown).toBeGreaterThan(30)
  })

  test('in an emergency is the list of who opened one', async () => {
    const kept = await filled('Preview Emergency')
    for (const maskedInEmergency of [false, true]) {
      await setEmergencySwitches(kept.as('holder'), kept.recordId, { breakGlass: true, regulation: true, maskedInEmergency })
      const somebody = professional(`Urgence ${maskedInEmergency}`, '10', at(21))
      const caller = await signIn(kit, somebody)
      const other = by(kit, caller, 'break-glass')
      await breakGlass(
        other,
        kept.recordId,
        { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive: 'Inconsciente' },
        async () => undefined,
      )
      if (somebody.exercise === undefined) throw new Error('a professional works somewhere')
      const seen = await previewed(kept.as('holder'), kept, { kind: 'profession', exercise: somebody.exercise, mode: 'break-glass' })
      expect(seen).toEqual(await expected(kept, other, kept.as('holder')))
      expect(seen.length).toBeGreaterThan(0)
    }
  })

  test('of somebody is what this one is answered, whatever the rules', async () => {
    const kept = await filled('Preview Rules')
    const { as, recordId, ids } = kept
    const scopes: readonly Scope[] = [
      ALL,
      { kind: 'categories', classCodes: ['11502-2', '31'] },
      { kind: 'documents', documentIds: ids.slice(2, 6) },
      { kind: 'period', from: '2026-01', to: '2026-12' },
    ]
    const met = { shown: 0, empty: 0 }
    for (let turn = 0; turn < 24; turn++) {
      const who = pick(['ana', 'bea', 'cyd'] as const)
      const actor = asRuleActor(people[who])
      const holder = as('holder')
      await pick([
        () => authorise(holder, recordId, { actor, until: inDays(30), scope: pick(scopes) }),
        () => authorise(holder, recordId, { actor, until: inDays(30), scope: pick(scopes) }),
        () => endAuthorisation(holder, recordId, actor),
        () => nameAdministrator(holder, recordId, actor, bit()),
        () => block(holder, recordId, actor, bit()),
        () => hideEverything(holder, recordId, bit(3)),
      ])()
      for (const [name, someone] of Object.entries(people)) {
        const viewer = pick(['holder', 'parent'] as const)
        const asOther: PreviewAs =
          someone.subject.kind === 'person'
            ? { kind: 'relative', id: someone.subject.id }
            : { kind: 'actor', subject: someone.subject, ...(someone.exercise === undefined ? {} : { exercise: someone.exercise }) }
        const seen = await previewed(as(viewer), kept, asOther)
        const other = as(name as keyof typeof people)
        expect({ turn, name, viewer, lines: seen }).toEqual({ turn, name, viewer, lines: await expected(kept, other, as(viewer)) })
        met[seen.length === 0 ? 'empty' : 'shown']++
      }
    }
    expect(met.shown).toBeGreaterThan(40)
    expect(met.empty).toBeGreaterThan(5)
  })

  test('is in her journal as hers, and in nobody else’s', async () => {
    const kept = await filled('Preview Trace')
    await previewed(kept.as('holder'), kept, { kind: 'actor', ...people.cyd })
    const { entry } = (await entriesOf(kit, kept.recordId)).filter(({ stream }) => stream === 1).at(-1) ?? {}
    expect(entry).toMatchObject({ action: 'access.preview', relation: 'holder', outcome: 'granted', actor: { kind: 'person' } })
    const { lines } = await readOwnJournal(kept.as('cyd'))
    expect(lines.filter(({ record }) => record === kept.recordId)).toEqual([])
  })

  test('is for whoever may say who sees: neither a professional nor a helper looks as another', async () => {
    const kept = await filled('Preview Whom')
    await nameAdministrator(kept.as('holder'), kept.recordId, asRuleActor(people.bea), true)
    expect(await outcomeOf(previewed(kept.as('bea'), kept, { kind: 'actor', ...people.cyd }))).toBe('act-refused')
    expect(await outcomeOf(previewed(kept.as('cyd'), kept, { kind: 'actor', ...people.bea }))).toBe('no-record')
  })
})
