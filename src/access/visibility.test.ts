import { describe, expect, test } from 'vitest'
import type { DocumentId, Tag } from '../kernel/ids.ts'
import { instant } from '../kernel/instant.ts'
import { SHIPPED_DECISION_POLICY } from './decide-csv.ts'
import { type ActorFacts, DECISION_PARAMETERS } from './facts.ts'
import type { Scope } from './model.ts'
import { compareVisibility, everyActor, TAGGING } from './testing/visible.ts'
import { NOTHING_VISIBLE, reach, visibilityOf } from './visibility.ts'

const DOCTOR: ActorFacts = {
  actor: 'professional',
  doctor: true,
  relation: 'authorised',
  mode: 'normal',
  state: 'active',
  right: 'read',
  samu: true,
  breakGlass: true,
  maskedInEmergency: false,
  blockInEmergency: false,
  depositsOpposed: false,
  policy: SHIPPED_DECISION_POLICY,
}

describe('what a store selects', () => {
  test('is what the decision allows, for every actor, every right and every document', () => {
    const { count, wrong } = compareVisibility({ reach, visibilityOf }, { whole: true, most: 20 })
    console.log(`visibility: combinations=${count}`)
    expect(wrong).toEqual([])
    expect(count).toBe((7 + 3 * 2) * 2 * 7 * 3 * 5 * 6 * 2 ** 4 * 2 * 288)
  }, 600_000)

  test.each(DECISION_PARAMETERS)(
    'is what the decision allows with %s turned',
    name => {
      const policy = { ...SHIPPED_DECISION_POLICY, [name]: !SHIPPED_DECISION_POLICY[name] }
      const { count, wrong } = compareVisibility({ reach, visibilityOf }, { whole: false, most: 20, policy })
      console.log(`visibility: combinations=${count} policy: ${name}=${policy[name]}`)
      expect(wrong).toEqual([])
    },
    120_000,
  )

  test('is nothing but her own for somebody who may not be told that the record exists', () => {
    const isOutside = ({ actor, relation, mode }: ActorFacts): boolean =>
      (relation === 'none' || relation === 'blocked') &&
      mode === 'normal' &&
      !['person', 'representative', 'helper', 'reading-helper'].includes(actor)
    expect([...everyActor()].filter(facts => isOutside(facts) && reach(facts, false).others)).toEqual([])
  })

  test('does not depend on whether she opposes deposits', () => {
    for (const facts of everyActor(['active'])) expect(reach({ ...facts, depositsOpposed: true }, false)).toEqual(reach(facts, false))
  })

  test('is narrowed by the scope, whatever its kind, except for who leads', () => {
    const months = ['7' as Tag]
    const ids = ['b0a4e6d2-3c1f-4f8e-8a77-5d2c9e0b6f13' as DocumentId]
    const tagging = { ...TAGGING, monthTags: (given: Scope | null) => (given?.kind === 'period' ? months : null) }
    const see = (scope: Scope, facts = DOCTOR) => visibilityOf(reach(facts, false), scope, tagging)
    expect(see({ kind: 'documents', documentIds: ids })).toMatchObject({ documentIds: ids, monthTags: null })
    expect(see({ kind: 'period', from: '2026-01', to: '2026-01' })).toMatchObject({ documentIds: null, monthTags: months })
    const leading = see({ kind: 'documents', documentIds: ids }, { ...DOCTOR, relation: 'attending' })
    expect(leading).toMatchObject({ documentIds: null, classTags: null, masked: true, everyAudience: true })
  })

  test('is nothing at all where nothing is visible', () => {
    expect(NOTHING_VISIBLE(instant(7))).toEqual({
      own: null,
      others: false,
      masked: false,
      held: false,
      hiddenFromRepresentatives: false,
      hiddenPlaces: null,
      shelteredPlaces: [],
      everyAudience: false,
      audienceTags: [],
      classTags: null,
      monthTags: null,
      documentIds: null,
      at: instant(7),
    })
  })
})
