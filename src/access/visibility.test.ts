import { describe, expect, test } from 'vitest'
import type { DocumentId, Tag } from '../kernel/ids.ts'
import { instant } from '../kernel/instant.ts'
import { DOCUMENT_RIGHTS } from '../kernel/rights.ts'
import type { Visibility } from '../kernel/visibility.ts'
import { decide } from './decide.ts'
import { ACTOR_KINDS, type ActorFacts, AUDIENCES, type DocumentFacts, MODES, RELATIONS, SCOPES, STATES } from './facts.ts'
import type { Scope } from './model.ts'
import { reach, type Tagging, visibilityOf } from './visibility.ts'

const BITS = [false, true] as const
const OWN = '1' as Tag
const MATRIX_TAGS = ['10', '11'] as Tag[]
const SCOPE_TAGS = ['10', '20'] as Tag[]

/** A record in which the class tag says both whether the matrix allows the type and whether the scope holds it. */
const tagging: Tagging = {
  own: OWN,
  audience: ['1' as Tag],
  at: instant(0),
  classTags: (restricted, scope) => {
    const all = ['10', '11', '20', '21'] as Tag[]
    if (!restricted && scope === null) return null
    return all.filter(tag => (!restricted || MATRIX_TAGS.includes(tag)) && (scope === null || SCOPE_TAGS.includes(tag)))
  },
  monthTags: () => null,
}
const SCOPE: Scope = { kind: 'categories', classCodes: ['any'] }

const classTagOf = ({ matrix, scope }: DocumentFacts): Tag => `${matrix ? '1' : '2'}${scope === 'outside' ? '1' : '0'}` as Tag

/** `src/documents/visible.ts` once more, on facts instead of columns. */
const sees = (v: Visibility, document: DocumentFacts): boolean =>
  (v.held || !document.held) &&
  (v.hiddenFromRepresentatives || !document.hiddenFromRepresentatives) &&
  ((v.own !== null && document.own) ||
    (v.others &&
      (v.masked || !document.masked) &&
      (v.everyAudience || document.audience !== 'chosen-out') &&
      (v.classTags === null || v.classTags.includes(classTagOf(document)))))

const DOCUMENTS: readonly DocumentFacts[] = BITS.flatMap(own =>
  SCOPES.flatMap(scope =>
    AUDIENCES.flatMap(audience =>
      BITS.flatMap(matrix =>
        BITS.flatMap(masked =>
          BITS.flatMap(held =>
            BITS.map(hiddenFromRepresentatives => ({ own, scope, audience, matrix, masked, held, hiddenFromRepresentatives })),
          ),
        ),
      ),
    ),
  ),
)

/** Every actor the door can put to the decision (`author` is said document by document) and every right on a document that exists. */
function* everyActor(): Generator<ActorFacts> {
  const relations = RELATIONS.filter(relation => relation !== 'author')
  const rights = DOCUMENT_RIGHTS.filter(right => right !== 'deposit')
  for (const actor of ACTOR_KINDS)
    for (const doctor of BITS)
      for (const relation of relations)
        for (const mode of MODES)
          for (const state of STATES)
            for (const right of rights)
              for (const samu of BITS)
                for (const breakGlass of BITS)
                  for (const maskedInEmergency of BITS)
                    for (const blockInEmergency of BITS)
                      yield {
                        actor,
                        doctor,
                        relation,
                        mode,
                        state,
                        right,
                        samu,
                        breakGlass,
                        maskedInEmergency,
                        blockInEmergency,
                        depositsOpposed: false,
                      }
}

describe('what a store selects', () => {
  test('is what the decision allows, for every actor, every right and every document', () => {
    let count = 0
    const wrong: string[] = []
    for (const facts of everyActor()) {
      for (const everythingHidden of BITS) {
        const visibility = visibilityOf(reach(facts, everythingHidden), SCOPE, tagging)
        for (const document of DOCUMENTS) {
          count++
          const allowed = decide({ ...facts, ...document, masked: document.masked || everythingHidden }).answer === 'allow'
          if (sees(visibility, document) !== allowed && wrong.length < 20)
            wrong.push(JSON.stringify({ allowed, everythingHidden, ...facts, ...document }))
        }
      }
    }
    console.log(`visibility: combinations=${count}`)
    expect(wrong).toEqual([])
    expect(count).toBe(9 * 2 * 6 * 3 * 5 * 6 * 2 ** 4 * 2 * 288)
  }, 600_000)

  test('is nothing but her own for somebody who may not be told that the record exists', () => {
    const isOutside = ({ actor, relation, mode }: ActorFacts): boolean =>
      (relation === 'none' || relation === 'blocked') && mode === 'normal' && !['person', 'representative', 'helper'].includes(actor)
    const reaching = [...everyActor()].filter(facts => isOutside(facts) && reach(facts, false).others)
    expect(reaching).toEqual([])
  })

  test('does not depend on whether she opposes deposits', () => {
    for (const facts of everyActor()) {
      if (facts.state !== 'active' || facts.samu || facts.breakGlass) continue
      expect(reach({ ...facts, depositsOpposed: true }, false)).toEqual(reach(facts, false))
    }
  })

  test('is narrowed by the scope, whatever its kind', () => {
    const facts: ActorFacts = {
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
    }
    const months = ['7' as Tag]
    const ids = ['b0a4e6d2-3c1f-4f8e-8a77-5d2c9e0b6f13' as DocumentId]
    const see = (scope: Scope) =>
      visibilityOf(reach(facts, false), scope, { ...tagging, monthTags: given => (given?.kind === 'period' ? months : null) })
    expect(see({ kind: 'documents', documentIds: ids })).toMatchObject({ documentIds: ids, monthTags: null })
    expect(see({ kind: 'period', from: '2026-01', to: '2026-01' })).toMatchObject({ documentIds: null, monthTags: months })
    const leading = visibilityOf(reach({ ...facts, relation: 'attending' }, false), { kind: 'documents', documentIds: ids }, tagging)
    expect(leading).toMatchObject({ documentIds: null, classTags: null, masked: true, everyAudience: true })
  })
})
