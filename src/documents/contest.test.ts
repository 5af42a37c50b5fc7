import { expect, test } from 'vitest'
import { personCalled, professional } from '../../test/support-door/index.ts'
import { LOOP } from '../accounts/index.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { makePdf } from './format/sniff/files.fixtures.ts'
import { contestDocument, settleDocument } from './index.ts'
import { actAs, careOf, depositAs, openKit, opensAs, outcomeOf, titlesAs } from './testing/kit.ts'

const kit = await openKit()
const people = {
  author: professional('Dr Paul Leroy'),
  attending: professional('Dr Nadia Benali', '10', { structureNationalId: '10B0000002', structureName: 'Lieu' }),
  parent: personCalled('Marc Parent'),
}
const EVERYBODY = ['author', 'attending', 'parent', 'holder'] as const

const care = async (name: string) => {
  const one = await careOf(kit, name, people, { attending: 'attending', parent: 'representative' })
  const file = makePdf({ page: `BT (${name}) Tj ET` })
  const { documentId } = await depositAs(kit, one.as('author'), one.recordId, file, { title: name })
  const contest = (who: (typeof EVERYBODY)[number], beside: () => Promise<unknown> = async () => undefined) =>
    actAs(one.as(who), one.recordId, 'mask', documentId, (op, grant, id) => contestDocument(op, grant, id, beside))
  return { ...one, documentId, contest }
}
const seenBy = async ({ as, recordId, documentId }: Awaited<ReturnType<typeof care>>): Promise<readonly string[]> => {
  const seen: string[] = []
  for (const who of EVERYBODY) {
    const listed = (await titlesAs(as(who), recordId).catch(() => [])).length > 0
    if (listed !== ((await opensAs(as(who), recordId, documentId as DocumentId)) === 'done')) seen.push(`${who} half`)
    else if (listed) seen.push(who)
  }
  return seen
}
const settle = ({ as, recordId, documentId }: Awaited<ReturnType<typeof care>>, how: 'restored' | 'withdrawn'): Promise<void> => {
  const op = as('holder')
  return settleDocument({ ...op, caller: { ...LOOP, authenticatedAt: op.instant } }, recordId, documentId, { as: how, hersAlone: false })
}

test('a document that is not hers is nobody’s to see, its author and attending doctor too; given back, it is as it was', async () => {
  const one = await care('Not Hers')
  expect(await seenBy(one)).toEqual(EVERYBODY)
  await one.contest('holder')
  expect(await seenBy(one)).toEqual([])
  expect(await outcomeOf(one.contest('holder'))).toBe('document-absent')
  await settle(one, 'restored')
  expect(await seenBy(one)).toEqual(EVERYBODY)
})

test('withdrawn, it is gone for everybody', async () => {
  const one = await care('Somebody Else’s')
  await one.contest('parent')
  await settle(one, 'withdrawn')
  await settle(one, 'restored')
  expect(await seenBy(one)).toEqual([])
})

test('what follows it fails: nothing is hidden', async () => {
  const one = await care('Half Way')
  await expect(one.contest('holder', () => Promise.reject(new Error('no case')))).rejects.toThrow('no case')
  expect(await seenBy(one)).toEqual(EVERYBODY)
})
