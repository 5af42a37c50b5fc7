import { describe, expect, test } from 'vitest'
import { freshDatabase, seededDraw } from '../../test/support/index.ts'
import { VISIBLE_PARAMETERS, visibleShape, visibleSql, visibleValues } from '../documents/visible.ts'
import type { DocumentId, Tag } from '../kernel/ids.ts'
import { fromIso, toIso } from '../kernel/instant.ts'
import { DOCUMENT_RIGHTS } from '../kernel/rights.ts'
import { decide } from './decide.ts'
import { SHIPPED_DECISION_POLICY } from './decide-csv.ts'
import {
  ACTOR_KINDS,
  type ActorFacts,
  DECISION_PARAMETERS,
  type DecisionPolicy,
  type DocumentFacts,
  MODES,
  RELATIONS,
  STATES,
} from './facts.ts'
import type { Scope } from './model.ts'
import { reach, type Tagging, visibilityOf } from './visibility.ts'

/** The WHERE clause that PostgreSQL runs against the decision, on random rows and random actors: no row too many, none too few. */
const { owner } = await freshDatabase()
const draw = seededDraw('visible rows')
const RECORD = draw.uuid()
const NOW = fromIso('2026-11-22T12:00:00Z')
const DOCUMENTS = 400
const ACTORS = 600

const pick = <T>(values: readonly T[]): T => values[(draw.bytes(1)[0] ?? 0) % values.length] as T
const bit = (): boolean => pick([true, false])

const ME = '100' as Tag
const OTHERS = ['200', '201', '-9223372036854775808'] as Tag[]
/** Where she is not to know of. */
const PLACES = ['201', '-9223372036854775808'] as Tag[]
const CLASSES = ['1', '2', '3', '4', '5', '6'] as Tag[]
const MATRIX = CLASSES.slice(0, 4)
const CATEGORIES = CLASSES.slice(2)
const MONTHS = ['71', '72', '73'] as Tag[]
const PERIOD = MONTHS.slice(0, 2)

type Row = {
  readonly id: DocumentId
  readonly own: 'author' | 'depositor' | 'structure' | null
  readonly classTag: Tag
  readonly monthTag: Tag
  readonly masked: boolean
  readonly heldUntil: string | null
  readonly hidden: boolean
  readonly chosen: readonly Tag[] | null
  readonly by: readonly (Tag | null)[]
}

const rows: readonly Row[] = Array.from({ length: DOCUMENTS }, () => {
  const masked = bit()
  const own = pick(['author', 'depositor', 'structure', null, null, null] as const)
  return {
    id: draw.uuid() as DocumentId,
    own,
    by: (['author', 'depositor', 'structure'] as const).map(place =>
      own === place ? ME : pick(place === 'structure' ? [null, ...OTHERS] : OTHERS),
    ),
    classTag: pick(CLASSES),
    monthTag: pick(MONTHS),
    masked,
    // at the very instant a document is no longer held
    heldUntil: masked ? null : pick([null, null, toIso(NOW), '2026-11-01T00:00:00Z', '2026-11-22T12:00:00.001Z', '2027-01-01T00:00:00Z']),
    hidden: pick([true, false, false]),
    chosen: pick([null, null, [], [ME], OTHERS, [ME, ...OTHERS]]),
  }
})
const CHOSEN_DOCUMENTS = rows.filter(() => bit()).map(row => row.id)

const insert = async (row: Row): Promise<void> => {
  const [author, depositor, structure] = row.by
  await owner.rows({
    name: 'test.document',
    text: `insert into document (record_id, document_id, series_id, version, status, masked, holder_from, hidden_from_representatives, audience, class_tag, month_tag,
        author_tag, depositor_tag, structure_tag, unique_tag, content_tag, submission_id, submitted_at, bytes, body_in_row, wrapped_key, facts, metadata)
      values ($1, $2, $2, 1, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $1, '2026-10-01', 1, true, '', '', '')`,
    values: [
      RECORD,
      row.id,
      row.masked,
      row.heldUntil,
      row.hidden,
      row.chosen === null ? 0 : 1,
      row.classTag,
      row.monthTag,
      author,
      depositor,
      structure,
      String(Buffer.from(draw.bytes(6)).readUIntBE(0, 6)),
    ],
  })
  for (const tag of row.chosen ?? [])
    await owner.rows({ name: 'test.audience', text: 'insert into document_audience values ($1, $2, $3)', values: [RECORD, row.id, tag] })
}

const SCOPES: readonly Scope[] = [
  { kind: 'all' },
  { kind: 'categories', classCodes: ['some'] },
  { kind: 'period', from: '2026-01', to: '2026-02' },
  { kind: 'documents', documentIds: CHOSEN_DOCUMENTS },
]

const tagging: Tagging = {
  own: ME,
  audience: [ME, '101' as Tag],
  at: NOW,
  hiddenPlaces: PLACES,
  classTags: (restricted, scope) =>
    restricted || scope?.kind === 'categories'
      ? CLASSES.filter(tag => (!restricted || MATRIX.includes(tag)) && (scope?.kind !== 'categories' || CATEGORIES.includes(tag)))
      : null,
  monthTags: scope => (scope?.kind === 'period' ? PERIOD : null),
}

const isInside = (row: Row, scope: Scope): boolean => {
  switch (scope.kind) {
    case 'all':
      return true
    case 'categories':
      return CATEGORIES.includes(row.classTag)
    case 'period':
      return PERIOD.includes(row.monthTag)
    case 'documents':
      return scope.documentIds.includes(row.id)
  }
}

const factsOf = (row: Row, scope: Scope): DocumentFacts => ({
  own: row.own !== null,
  scope: isInside(row, scope) ? 'inside' : 'outside',
  matrix: MATRIX.includes(row.classTag),
  masked: row.masked,
  held: row.heldUntil !== null && fromIso(row.heldUntil) > NOW,
  hiddenFromRepresentatives: row.hidden,
  hiddenPlace: row.by.some(tag => tag !== null && PLACES.includes(tag)),
  audience: row.chosen === null ? 'all' : row.chosen.includes(ME) ? 'chosen-in' : 'chosen-out',
})

const POLICIES: readonly DecisionPolicy[] = [
  SHIPPED_DECISION_POLICY,
  ...DECISION_PARAMETERS.map(name => ({ ...SHIPPED_DECISION_POLICY, [name]: !SHIPPED_DECISION_POLICY[name] })),
]

const someone = (): ActorFacts => ({
  actor: pick([...ACTOR_KINDS, 'professional', 'professional', 'professional', 'representative']),
  doctor: bit(),
  relation: pick(RELATIONS.filter(relation => relation !== 'author')),
  mode: pick([...MODES, 'normal', 'normal']),
  samu: bit(),
  breakGlass: bit(),
  maskedInEmergency: bit(),
  blockInEmergency: bit(),
  depositsOpposed: bit(),
  state: pick([...STATES, 'active', 'active', 'active', 'active']),
  right: pick([...DOCUMENT_RIGHTS.filter(right => right !== 'deposit'), 'read', 'read', 'read']),
  policy: pick(POLICIES),
})

const selected = async (facts: ActorFacts, everythingHidden: boolean, scope: Scope): Promise<ReadonlySet<DocumentId>> => {
  const visibility = visibilityOf(reach(facts, everythingHidden), scope, tagging)
  const found = await owner.rows<{ document_id: DocumentId }>({
    name: `test.visible${visibleShape(visibility)}`,
    text: `select d.document_id from document d where d.record_id = $${VISIBLE_PARAMETERS + 1} and ${visibleSql(index => `$${index}`, visibility)}`,
    values: [...visibleValues(visibility), RECORD],
  })
  return new Set(found.map(row => row.document_id))
}

describe('the WHERE clause of a Visibility', () => {
  test('selects in PostgreSQL exactly the documents that the decision allows', async () => {
    await owner.rows({ name: 'test.head', text: 'insert into record_head (record_id) values ($1)', values: [RECORD] })
    for (const row of rows) await insert(row)
    let compared = 0
    let allowed = 0
    const wrong: string[] = []
    for (let i = 0; i < ACTORS; i++) {
      const [facts, everythingHidden, scope] = [someone(), bit(), pick(SCOPES)]
      const found = await selected(facts, everythingHidden, scope)
      for (const row of rows) {
        const document = factsOf(row, scope)
        const expected = decide({ ...facts, ...document, masked: document.masked || everythingHidden }).answer === 'allow'
        compared++
        if (expected) allowed++
        if (found.has(row.id) !== expected) wrong.push(JSON.stringify({ expected, scope: scope.kind, everythingHidden, ...facts, ...row }))
      }
    }
    console.log(`visibility in SQL: rows=${DOCUMENTS} actors=${ACTORS} compared=${compared} allowed=${allowed}`)
    expect(wrong.slice(0, 10)).toEqual([])
    expect(allowed).toBeGreaterThan(compared / 20)
  }, 120_000)
})
