import { afterAll, describe, expect, test } from 'vitest'
import { type Visitor, visit } from './browser.ts'
import { known } from './known.ts'
import { look } from './look.ts'
import { SCREENS } from './screens.table.ts'

const marcel = await known('marcel')
const windows = new Map<string | null, Promise<Visitor>>()
const windowOf = (persona: string | null): Promise<Visitor> => {
  const open = windows.get(persona) ?? visit(persona)
  windows.set(persona, open)
  return open
}

describe('every screen, narrow and wide, light and dark: no fault for axe, nothing sideways, no error, no other origin', () => {
  afterAll(async () => {
    for (const open of windows.values()) await (await open).context.close()
  })
  test.each(SCREENS)('$name', async ({ name, as, path, shows }) => {
    const visitor = await windowOf(as)
    await visitor.page.goto(typeof path === 'string' ? path : path(marcel))
    await visitor.page.getByText(shows).first().waitFor({ state: 'attached' })
    await look(visitor, name)
    expect(visitor.page.url()).not.toBe('')
  })
})
