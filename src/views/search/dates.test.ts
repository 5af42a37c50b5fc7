import { expect, test } from 'vitest'
import { readPeriod, touches } from './dates.ts'

const TODAY = '2026-11-22'

test.each([
  ['prise de sang mai 2024', '2024-05-01', '2024-05-31', 'prise de sang'],
  ['radio du 12 mai 2024', '2024-05-12', '2024-05-12', 'radio du'],
  ['radio 12/05/2024', '2024-05-12', '2024-05-12', 'radio'],
  ['radio 05/2024', '2024-05-01', '2024-05-31', 'radio'],
  ['vaccins 2019', '2019-01-01', '2019-12-31', 'vaccins'],
  ['scanner de l’an dernier', '2025-01-01', '2025-12-31', 'scanner de'],
  ['l’année dernière', '2025-01-01', '2025-12-31', ''],
  ['cette année', '2026-01-01', '2026-12-31', ''],
  ['le mois dernier', '2026-10-01', '2026-10-31', ''],
  ['la semaine dernière', '2026-11-09', '2026-11-15', ''],
  ['cette semaine', '2026-11-16', '2026-11-22', ''],
  ['hier', '2026-11-21', '2026-11-21', ''],
  ['il y a deux ans', '2024-01-01', '2024-12-31', ''],
  ['il y a 3 mois', '2026-08-01', '2026-08-31', ''],
  ['en décembre', '2025-12-01', '2025-12-31', ''],
  ['été 2023', '2023-06-01', '2023-08-31', ''],
  ['hiver 2023', '2023-12-01', '2024-02-29', ''],
  ['depuis 2022', '2022-01-01', undefined, ''],
  ['avant 2020', undefined, '2019-12-31', ''],
])('« %s » is from %s to %s', (text, from, to, rest) => {
  const dated = readPeriod(text, TODAY)
  expect([dated.period?.from, dated.period?.to, dated.rest.trim()]).toEqual([from, to, rest])
})

test.each(['mai', 'mal de mars', 'TSH', 'les 12 travaux', '31/02/2024', 'vitamine D 25'])('« %s » is no date', text => {
  expect(readPeriod(text, TODAY).period).toBeUndefined()
})

test('a date known in part touches the periods it may be in', () => {
  const may = { from: '2024-05-01', to: '2024-05-31' }
  expect(['2024-05-31', '2024-05', '2024', '2024-05-02T10:00:00Z'].map(date => touches(may, date))).toEqual([true, true, true, true])
  expect(['2024-06-01', '2024-04', '2023', '2024-04-30T23:00:00Z'].map(date => touches(may, date))).toEqual([false, false, false, false])
})
