import { describe, expect, test } from 'vitest'
import { by, personCalled, professional, signIn } from '../../test/support-door/index.ts'
import { underGrant } from '../access/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { makePdf } from './format/sniff/files.fixtures.ts'
import { searchDocuments } from './index.ts'
import { careOf, depositAs, HIDDEN, listAs, MASKED, openKit, outcomeOf, titlesAs, VISIBLE } from './testing/kit.ts'
import { copiesOf } from './testing/copies.ts'

const kit = await openKit()
const people = {
  author: professional('Dr Paul Leroy'),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  parent: personCalled('Marc Parent'),
}
const care = (name: string) => careOf(kit, name, people, { author: 'attending', doctor: 'authorised', parent: 'representative' })
type Care = Awaited<ReturnType<typeof care>>

const DOCUMENTS = 23
const VISIBILITIES = [VISIBLE, MASKED, HIDDEN]

/** Some at the same instant, some a millisecond apart; one in three masked, one in three hidden from representatives. */
const fill = async ({ as, recordId }: Care): Promise<void> => {
  for (let i = 0; i < DOCUMENTS; i++) {
    if (i % 4 === 0) kit.clock.advance(1)
    const visibility = VISIBILITIES[i % 3] ?? VISIBLE
    await depositAs(kit, as('author'), recordId, makePdf(), { title: `n${String(i).padStart(2, '0')}`, visibility })
  }
}

const pagesOf = async (
  { as, recordId }: Care,
  who: 'author' | 'doctor' | 'parent',
  limit: number,
): Promise<readonly (readonly string[])[]> => {
  const pages: string[][] = []
  let cursor: string | null = null
  do {
    const { lines, next } = await listAs(as(who), recordId, { limit, ...(cursor === null ? {} : { cursor }) })
    pages.push(lines.map(line => line.facts.title))
    cursor = next
  } while (cursor !== null && pages.length < 100)
  return pages
}

describe('a list in pages', () => {
  test.each([1, 2, 3, 7, 22, 23, 24])(
    'of %i: every visible document once, in one order, and no page but the last is short',
    async limit => {
      const kept = await care(`Pages ${limit}`)
      await fill(kept)
      for (const [who, count] of [
        ['author', 23],
        ['doctor', 15],
        ['parent', 16],
      ] as const) {
        const pages = await pagesOf(kept, who, limit)
        const all = await titlesAs(kept.as(who), kept.recordId)
        expect(all).toHaveLength(count)
        expect(pages.flat().toSorted()).toEqual(all)
        expect(pages.slice(0, -1).every(page => page.length === limit)).toBe(true)
        expect(pages.flat()).toEqual((await listAs(kept.as(who), kept.recordId)).lines.map(line => line.facts.title))
      }
    },
  )

  test('goes on from where it was, whatever is deposited meanwhile', async () => {
    const kept = await care('Meanwhile')
    await fill(kept)
    const first = await listAs(kept.as('author'), kept.recordId, { limit: 10 })
    kit.clock.advance(1)
    await depositAs(kit, kept.as('author'), kept.recordId, makePdf(), { title: 'nouveau' })
    const rest = await listAs(kept.as('author'), kept.recordId, { limit: 100, cursor: first.next ?? '' })
    expect([...first.lines, ...rest.lines].map(line => line.facts.title).toSorted()).toEqual(
      Array.from({ length: DOCUMENTS }, (_, i) => `n${String(i).padStart(2, '0')}`),
    )
  })

  test.each([
    'x',
    '~',
    'a~b',
    '2026-01-01T00:00:00.000Z~',
    '2026-01-01T00:00:00.000Z~------------------------------------',
    '+275760-09-13T00:00:00.000Z~00000000-0000-4000-8000-000000000000',
    '-000001-01-01T00:00:00.000Z~00000000-0000-4000-8000-000000000000',
    "2026-01-01~'; drop table document",
  ])('from a cursor that is not ours reads from the beginning: %s', async cursor => {
    const kept = await care(`Cursor ${cursor}`)
    await depositAs(kit, kept.as('author'), kept.recordId, makePdf(), { title: 'Un' })
    expect(await titlesAs(kept.as('author'), kept.recordId, { cursor })).toEqual(['Un'])
  })
})

test('a stranger, a person of no part in it, and no record at all: one answer to a list', async () => {
  const kept = await care('List Absent')
  await depositAs(kit, kept.as('author'), kept.recordId, makePdf())
  const stranger = by(kit, await signIn(kit, professional('Dr Jean Loin', '10', { structureNationalId: '10B0000009' })))
  const passer = by(kit, await signIn(kit, personCalled('Guy Passant')))
  for (const op of [stranger, passer])
    for (const id of [kept.recordId, kit.draw.uuid() as RecordId]) expect(await outcomeOf(listAs(op, id))).toBe('no-record')
})

test('a search looks into all that is visible, however much there is', async () => {
  const kept = await care('Very Old')
  const { documentId } = await depositAs(kit, kept.as('author'), kept.recordId, makePdf(), { title: 'Le tout premier' })
  kit.clock.advance(1)
  await copiesOf(
    kit,
    kept.recordId,
    (await depositAs(kit, kept.as('author'), kept.recordId, makePdf(), { title: 'Un autre' })).documentId,
    620,
  )
  const op = kept.as('author')
  const found = await underGrant(op, kept.recordId, 'read', { action: 'documents.search' }, grant => searchDocuments(op, grant, 'premier'))
  expect(found.map(({ id }) => id)).toEqual([documentId])
})
