import { expect, test } from 'vitest'
import type { Treated } from '../../api/types.ts'
import { type Decided, isDecided, textOf, UNDECIDED } from './reconciled.ts'
import { fr } from './words/fr.ts'

const treated = (id: string, name: string, dose: string): Treated => ({
  id,
  name,
  joins: [],
  flags: [],
  said: [{ id: `${id}-1`, source: 'prescribed', text: name, dose, date: '2026-10-12', isCurrent: true, standing: 'read', by: 'Dr Roy' }],
})
const TREATED = [treated('a', 'Metformine', '1 matin et soir'), treated('b', 'Bisoprolol', '5 mg'), treated('c', 'Ibuprofène', '')]
const write = (decided: Readonly<Record<string, Decided>>, added = ''): string =>
  textOf(
    { title: 'Conciliation', by: 'Dr Roy', date: '22/11/2026', treated: TREATED, decided: new Map(Object.entries(decided)), added },
    fr.reconcile,
  )

test('each treatment stands under what was decided of it, with its dose or its new one, and why', () => {
  const text = write(
    {
      a: { ...UNDECIDED, decision: 'keep' },
      b: { decision: 'change', how: '2,5 mg le matin', why: 'pouls lent' },
      c: { decision: 'stop', how: '', why: 'rein fragile' },
    },
    'Magnésium, 1 par jour\n\n',
  )
  expect(text.split('\n\n')).toEqual([
    'Conciliation\nFaite par Dr Roy le 22/11/2026, à partir de ce que ce soignant voit du dossier.',
    'À continuer\n- Metformine\u00a0: 1 matin et soir.',
    'À modifier\n- Bisoprolol\u00a0: 2,5 mg le matin. Motif\u00a0: pouls lent.',
    'Arrêtés\n- Ibuprofène. Motif\u00a0: rein fragile.',
    'Ajoutés\n- Magnésium, 1 par jour',
  ])
})

test('what nobody decided is not written, and a part in which nothing stands has no heading', () => {
  const text = write({ a: { ...UNDECIDED, decision: 'keep' } })
  expect(text).not.toContain('Bisoprolol')
  expect(text).not.toContain('Arrêtés')
})

test('a change is told with how it is now taken and why, an end with why, and neither without', () => {
  expect(isDecided(UNDECIDED)).toBe(false)
  expect(isDecided({ ...UNDECIDED, decision: 'keep' })).toBe(true)
  expect(isDecided({ decision: 'change', how: '5 mg', why: ' ' })).toBe(false)
  expect(isDecided({ decision: 'change', how: '5 mg', why: 'poids' })).toBe(true)
  expect(isDecided({ ...UNDECIDED, decision: 'stop' })).toBe(false)
  expect(isDecided({ decision: 'stop', how: '', why: 'allergie' })).toBe(true)
})
