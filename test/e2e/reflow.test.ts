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
