import { afterAll, describe, expect, test } from 'vitest'
import { type Visitor, visit } from './browser.ts'
import { known } from './known.ts'
import { look, problemsOf } from './look.ts'
import { type Screen, SCREENS } from './screens.table.ts'

const marcel = await known('marcel')

/** Windows of each persona, signed in once; a free one is taken again. Nothing moves in them: what is looked at stands still. */
const free = new Map<string | null, Visitor[]>()
const opened: Promise<Visitor>[] = []
const inWindow = async (persona: string | null, act: (visitor: Visitor) => Promise<void>): Promise<void> => {
  const waiting = free.get(persona) ?? []
  free.set(persona, waiting)
  const taken = waiting.pop()
  const opening = taken === undefined ? visit(persona) : Promise.resolve(taken)
  if (taken === undefined) opened.push(opening)
  const visitor = await opening
  await visitor.page.emulateMedia({ reducedMotion: 'reduce' })
  await act(visitor)
  waiting.push(visitor)
}

const PROFESSIONAL = /^\/(?:pro(?:\/|$)|urgence)/
const addressOf = ({ path }: Screen): string => (typeof path === 'string' ? path : path(marcel))
/** `npm run e2e -- professional` looks at the screens of that space alone. */
const isAsked = (screen: Screen): boolean => process.env['CARNET_SCREENS_OF'] !== 'professional' || PROFESSIONAL.test(addressOf(screen))

/** Persona by persona, so that few windows are open at once. */
const ROWS = SCREENS.filter(isAsked).sort((a, b) => String(a.as).localeCompare(String(b.as)))

describe.concurrent('every screen, narrow and wide, light and dark: no fault for axe, nothing sideways, no error, no other origin', () => {
  afterAll(async () => {
    for (const open of opened) await (await open).context.close()
  })
  test.each(ROWS)('$name', ({ name, as, path, shows }) =>
    inWindow(as, async visitor => {
      await visitor.page.goto(typeof path === 'string' ? path : path(marcel))
      await visitor.page.getByText(shows).first().waitFor({ state: 'attached' })
      await look(visitor, name)
    }),
  )
})

/** What only the dark shows has a place there: everything is looked at again. Runs in the page. */
const SPOIL_THE_NIGHT = `(() => {
  const button = Object.assign(document.createElement('button'), { id: 'night' })
  document.querySelector('main').append(button)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('#night { inline-size: 40px; block-size: 40px } @media not (prefers-color-scheme: dark) { #night { display: none } }')
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
})()`

/** Faults of each kind, of which one shows in the dark only and one on a telephone only. Runs in the page. */
const SPOIL = `(() => {
  const main = document.querySelector('main')
  const add = (tag, style, text) => {
    const element = document.createElement(tag)
    element.style.cssText = style
    element.textContent = text
    main.append(element)
  }
  add('h1', '', 'Un second titre')
  add('button', '', '')
  add('p', 'color: light-dark(#000, #333); background: light-dark(#fff, #222)', 'illisible la nuit')
  add('p', 'inline-size: 900px', 'trop large')
  console.error('plainte')
})()`

test('control: a screen that is spoilt is told, each fault where it shows', async () => {
  const visitor = await visit(null)
  await visitor.page.goto('/aide')
  await visitor.page.locator('h1').waitFor()
  await visitor.page.evaluate(SPOIL)
  const told = await problemsOf(visitor, 'spoilt')
  await visitor.page.goto('/aide')
  await visitor.page.locator('h1').waitFor()
  await visitor.page.evaluate(SPOIL_THE_NIGHT)
  const toldOfNight = await problemsOf(visitor, 'spoilt')
  await visitor.context.close()
  const of = (fault: RegExp, lines = told): readonly string[] =>
    lines.filter(line => fault.test(line)).map(line => line.replace(/^spoilt, (\d+), (\w+): .*/, '$1 $2'))
  const everywhere = ['360 light', '360 dark', '1280 light', '1280 dark']
  expect(of(/axe button-name/)).toEqual(['360 light', '1280 light'])
  expect(of(/axe button-name/, toldOfNight)).toEqual(['360 dark', '1280 dark'])
  expect(of(/2 level-1 headings/)).toEqual(everywhere)
  expect(of(/axe color-contrast/)).toEqual(['360 dark', '1280 dark'])
  expect(of(/scrolls sideways/)).toEqual(['360 light', '360 dark'])
  expect(of(/^console: plainte/)).toEqual(['console: plainte'])
})
