import { expect, test } from 'vitest'
import type { BatchItem } from '../../api/batches.ts'
import { csvOf } from '../../ui/format/csv.ts'
import { resultRows } from './result-rows.ts'
import { fr } from './words/fr.ts'

const item = (line: number | undefined, changes: Partial<BatchItem> = {}): BatchItem => ({
  itemId: `id-${line}`,
  ...(line === undefined ? {} : { line }),
  title: 'Bilan de Marie Martin',
  fileName: 'MARTIN_290019900081234.pdf',
  namelessFile: '….pdf',
  ins: '290019900081234',
  size: 12,
  answeredAt: '2026-11-22T10:00:00Z',
  state: 'deposited',
  kept: false,
  ...changes,
})

test('the result of a batch tells each line in the order of the sending, its state and its cause in plain words', () => {
  const refused = { state: 'refused', cause: 'identity-conflict', message: 'x' } as const
  const other = { state: 'refused', cause: 'file-unreadable', message: 'Ce fichier est illisible.' } as const
  expect(
    resultRows([item(undefined), item(3, refused), item(1), item(2, { heldUntil: '2026-12-22T10:00:00Z' }), item(4, other)], fr),
  ).toEqual([
    ['Ligne', 'Fichier', 'État', 'Cause', 'Numéro du document'],
    ['1', '….pdf', 'Déposé', '', 'id-1'],
    ['2', '….pdf', 'Déposé, en attente d’annonce', '', 'id-2'],
    ['3', '….pdf', 'Refusé', 'L’identité du document n’est pas celle du numéro donné. Le dépôt est arrêté.', 'id-3'],
    ['4', '….pdf', 'Refusé', 'Ce fichier est illisible.', 'id-4'],
    ['', '….pdf', 'Déposé', '', 'id-undefined'],
  ])
})

test('it holds no number of identity, no name, no title', () => {
  const text = csvOf(resultRows([item(1), item(2, { state: 'refused', cause: 'x', message: 'Illisible.' })], fr))
  expect(text).not.toMatch(/2900199|martin|marie|bilan/i)
})
