import { describe, expect, test } from 'vitest'
import type { DocumentSummary } from '../../../api/types.ts'
import { seedDocuments } from '../../../fixtures/documents.ts'
import { codeOf } from '../../../ui/format/code-of.ts'
import { changed, isSame, narrowingOf, readingSearch } from './address.ts'
import { facetsOf, filterRecord, foldCopies, inOneGroup, stepFrom, unreadOf, usefulGroups } from './papers.ts'

const all: readonly DocumentSummary[] = seedDocuments().get('r-emile') ?? []
const [first] = all
if (first === undefined) throw new Error('nobody has a paper')
const paper = (id: string, change: Partial<DocumentSummary> = {}): DocumentSummary => ({ ...first, id, ...change })
const ids = (documents: readonly DocumentSummary[]): readonly string[] => documents.map(({ id }) => id)
const TODAY = '2026-11-22'

describe('filters', () => {
  test('a period keeps what is dated inside it', () => {
    const year = filterRecord('r', all, { when: 'year' }, '', TODAY)
    expect(year.length).toBeGreaterThan(0)
    expect(year.every(document => document.date >= '2025-11-22')).toBe(true)
    expect(filterRecord('r', all, {}, '', TODAY)).toEqual(all)
  })

  test('a vague date is never left out for being vague', () => {
    const vague = [paper('a', { date: '2025' })]
    expect(filterRecord('r', vague, { when: 'year' }, '', TODAY)).toHaveLength(1)
    expect(filterRecord('r', vague, { when: 'year' }, '', '2027-01-01')).toEqual([])
  })

  test('an author and a place are chosen by a code, never by a name', () => {
    const two = [paper('a', { author: { name: 'Dr Roy', structure: 'Labo Nord', self: false } }), paper('b')]
    expect(ids(filterRecord('r', two, { by: codeOf('r', 'Dr Roy') }, '', TODAY))).toEqual(['a'])
    expect(ids(filterRecord('r', two, { at: codeOf('r', 'Labo Nord') }, '', TODAY))).toEqual(['a'])
    expect(facetsOf('r', two).authors).toContainEqual({ code: codeOf('r', 'Dr Roy'), name: 'Dr Roy', count: 1 })
  })

  test('typed words begin words of the title, the type, the author or the place', () => {
    const two = [paper('a', { title: 'Échographie du cœur' }), paper('b', { title: 'Bilan' })]
    expect(ids(filterRecord('r', two, {}, 'coeur echo', TODAY))).toEqual(['a'])
    expect(filterRecord('r', two, {}, 'graphie', TODAY)).toEqual([])
  })
})

describe('what she has not read', () => {
  test('is what the list says is unread, and no more; an address that asks something else asks nothing', () => {
    const three = [paper('a', { unread: true }), paper('b', { unread: false }), paper('c')]
    expect(ids(filterRecord('r', three, { lu: 'non' }, '', TODAY, { unread: unreadOf(three), about: new Set() }))).toEqual(['a'])
    expect(ids(filterRecord('r', three, {}, '', TODAY, { unread: unreadOf(three), about: new Set() }))).toEqual(['a', 'b', 'c'])
    expect(readingSearch({ lu: 'oui' })).toEqual({})
  })

  test('a problem keeps the documents that are about it, and none while it is not known which', () => {
    const two = [paper('a'), paper('b')]
    expect(ids(filterRecord('r', two, { pb: 'p' }, '', TODAY, { unread: new Set(), about: new Set(['b']) }))).toEqual(['b'])
    expect(filterRecord('r', two, { pb: 'p' }, '', TODAY)).toEqual([])
  })
})

describe('the same paper twice', () => {
  test('is one line, which keeps the others', () => {
    const [line, ...rest] = foldCopies([paper('a'), paper('b', { title: first.title.toUpperCase() })])
    expect([line?.document.id, ids(line?.copies ?? []), rest]).toEqual(['a', ['b'], []])
  })

  test.each([
    ['another title', { title: 'Autre' }],
    ['another day', { date: '1999-01-01' }],
    ['another type', { type: { code: '0', label: '' } }],
    ['another author', { author: { name: 'Autre', self: false } }],
  ] satisfies readonly (readonly [string, Partial<DocumentSummary>])[])('is not %s', (_, change) => {
    expect(foldCopies([paper('a'), paper('b', change)])).toHaveLength(2)
  })
})

describe('what is useful', () => {
  const type = (code: string) => ({ type: { code, label: code } })
  const papers = [
    paper('old', { ...type('A'), date: '2020-01-01' }),
    paper('other', { ...type('C'), date: '2026-01-01' }),
    paper('new', { ...type('A'), date: '2026-01-01' }),
    paper('b', { ...type('B'), date: '2019-01-01' }),
  ]
  const types = ['B', 'A', 'D'].map(code => ({ code, label: `Type ${code}` }))

  test('stands under its type, in the order of the rule, the latest first; no heading without a paper', () => {
    expect(usefulGroups(papers, { types }).map(({ name, papers: in_ }) => [name, in_.map(({ document }) => document.id)])).toEqual([
      ['Type B', ['b']],
      ['Type A', ['new', 'old']],
    ])
  })

  test('hides nothing from « Tout »', () => {
    expect(inOneGroup(papers)[0]?.papers).toHaveLength(4)
  })

  test('is walked through line by line, from one heading to the next, and stops at the ends', () => {
    const groups = usefulGroups(papers, { types })
    expect(stepFrom(groups, undefined, 1)?.id).toBe('b')
    expect(stepFrom(groups, 'b', 1)?.id).toBe('new')
    expect(stepFrom(groups, 'new', -1)?.id).toBe('b')
    expect(stepFrom(groups, 'old', 1)).toBeUndefined()
  })
})

describe('the address', () => {
  const id = '7b2f6f0e-1111-4222-8333-444455556666'

  test('holds codes and numbers, and nothing else that it is given', () => {
    expect(readingSearch({ doc: id, vue: 'tout', cat: 1, when: 'year', by: 'c1a', at: 'c2', q: 'diabète', x: 1 })).toEqual({
      doc: id,
      vue: 'tout',
      cat: 1,
      when: 'year',
      by: 'c1a',
      at: 'c2',
    })
    expect(readingSearch({ doc: 'diabète', cat: 99, when: 'all', by: 'Dr Roy', vue: 'x' })).toEqual({})
  })

  test('compares with another document only, and with none alone', () => {
    expect(readingSearch({ doc: id, avec: id })).toEqual({ doc: id })
    expect(readingSearch({ avec: id })).toEqual({})
  })

  test('says the same of the lines from one document to the next, and something else once a filter changes', () => {
    const search = readingSearch({ doc: id, vue: 'tout', cat: 1 })
    expect(isSame(narrowingOf(search), narrowingOf(changed(search, { doc: 'y', avec: id })))).toBe(true)
    expect(isSame(narrowingOf(search), narrowingOf(changed(search, { cat: 2 })))).toBe(false)
  })

  test('keeps the filters when another document is chosen', () => {
    expect(changed({ cat: 1, doc: id, avec: 'x' }, { doc: 'y', avec: undefined })).toEqual({ cat: 1, doc: 'y' })
  })
})
