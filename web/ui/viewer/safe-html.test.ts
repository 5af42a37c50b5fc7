import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const source = readFileSync(new URL('./safe-html.tsx', import.meta.url), 'utf8')

test('nothing is ever given to the page as markup', () => {
  expect(source).not.toMatch(/dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write/)
})
