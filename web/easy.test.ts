import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** The key screens (ui.md §5.14), by the page that shows them. */
const KEY_SCREENS = {
  P1: 'public/home.tsx',
  P3: 'public/activate/page.tsx',
  P4: 'patient/account/choices.tsx',
  P5: 'public/refuse/page.tsx',
  U1: 'patient/home.tsx',
  U3: 'patient/documents/page.tsx',
  U5: 'patient/document/page.tsx',
  U7: 'patient/health/page.tsx',
  U13: 'patient/card/page.tsx',
  U15: 'patient/health/wishes.tsx',
  U18: 'patient/access/page.tsx',
  U19: 'patient/access/emergency.tsx',
  U20: 'patient/looks/page.tsx',
  U25: 'patient/relatives/page.tsx',
}

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8')

test('the fourteen key screens have an easy beginning', () => {
  expect(Object.entries(KEY_SCREENS).filter(([, file]) => !/\beasy=\{/.test(read(file)))).toEqual([])
})

test('an easy beginning never travels with its page', () => {
  const eager = Object.values(KEY_SCREENS).filter(file => /from '[^']*easy\/(?!lazy\.tsx)/.test(read(file)))
  expect(eager).toEqual([])
})
