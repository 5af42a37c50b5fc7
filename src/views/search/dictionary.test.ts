import { expect, test } from 'vitest'
import { dictionary } from './dictionary.ts'
import { formsOf } from '../../documents/index.ts'

const { groups, at } = dictionary()
const labels = (group: readonly { readonly label: string }[] | undefined): readonly string[] => group?.map(({ label }) => label) ?? []

test('four hundred groups and more, each of two terms and more', () => {
  expect(groups.length).toBeGreaterThanOrEqual(400)
  expect(groups.filter(group => group.length < 2).map(labels)).toEqual([])
})

test('every term has words, and stands in one group, once', () => {
  const seen = new Map<string, string>()
  const problems: string[] = []
  for (const group of groups)
    for (const { label, forms } of group) {
      const key = forms.join(' ')
      if (key === '') problems.push(`${label}: no word in it`)
      const before = seen.get(key)
      if (before !== undefined) problems.push(`${label}: as ${before}`)
      seen.set(key, `${label} (${group[0]?.label})`)
    }
  expect(problems).toEqual([])
})

test.each([
  ['prise de sang', 'biologie'],
  ['prises de sang', 'bilan sanguin'],
  ['tension', 'pression artérielle'],
  ['Doliprane', 'paracétamol'],
  ['NFS', 'hémogramme'],
  ['oeil', 'ophtalmologie'],
  ['piqure', 'vaccin'],
])('%s is also %s', (asked, other) => {
  expect(labels(at(formsOf(asked), 0)?.group)).toContain(other)
})

test('the longest term wins', () => {
  expect(labels(at(formsOf('crise cardiaque'), 0)?.group)).toContain('infarctus')
  expect(at(formsOf('tension artérielle'), 0)?.length).toBe(2)
})
