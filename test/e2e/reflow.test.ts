import { afterAll, describe, expect, test } from 'vitest'
import { type Visitor, visit } from './browser.ts'
import { known } from './known.ts'
import { settled } from './look.ts'
import { faultsOf, SPACED, walkByKeyboard, ZOOMED } from './reflow.ts'
import { SCREENS } from './screens.table.ts'

const marcel = await known('marcel')
const windows = new Map<string | null, Promise<Visitor>>()
const windowOf = (persona: string | null): Promise<Visitor> => {
  const open = windows.get(persona) ?? visit(persona, ZOOMED.width)
  windows.set(persona, open)
  return open
}

/** Tab presses: past the header, into the content and through its first choices. */
const STEPS = 24

describe('every screen at 400 %, with wide spacing, by keyboard alone', () => {
  afterAll(async () => {
    for (const open of windows.values()) await (await open).context.close()
  })
  test.each(SCREENS)('$name', async ({ as, path }) => {
    const { page } = await windowOf(as)
    await page.setViewportSize(ZOOMED)
    await page.goto(typeof path === 'string' ? path : path(marcel))
    await settled(page)
    const narrow = await faultsOf(page)
    const keyboard = await walkByKeyboard(page, STEPS)
    await page.evaluate(SPACED)
    expect({ narrow, keyboard, spaced: await faultsOf(page) }).toEqual({ narrow: [], keyboard: [], spaced: [] })
  })
})

/** One fault of each kind. Runs in the page. */
const SPOILT = `(() => {
  const add = (tag, id, text) => document.querySelector('main').prepend(Object.assign(document.createElement(tag), { id, textContent: text }))
  add('button', 'bare', 'Sans anneau')
  add('p', 'cut', 'Un texte que sa boîte coupe')
  add('p', 'wide', 'Trop large')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('#wide { width: 900px; max-width: none } #cut { width: 40px; overflow: hidden; white-space: nowrap } #bare:focus { outline: none !important; box-shadow: none !important }')
  document.adoptedStyleSheets = [sheet]
  document.querySelector('#bare').addEventListener('blur', event => event.target.focus())
})()`

test('a spoilt page is seen: what sticks out, what is cut, a focus without ring, a trap', async () => {
  const { page, context } = await visit(null, ZOOMED.width)
  await page.setViewportSize(ZOOMED)
  await page.goto('/mentions')
  await settled(page)
  await page.evaluate(SPOILT)
  const faults = (await faultsOf(page)).join()
  const keyboard = (await walkByKeyboard(page, STEPS)).join()
  expect(faults).toMatch(/scrolls sideways by \d+: p.*text is cut in p/)
  expect(keyboard).toMatch(/no ring: BUTTON Sans anneau.*a trap: BUTTON Sans anneau/)
  await context.close()
})
