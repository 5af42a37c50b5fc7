import { mkdirSync } from 'node:fs'
import path from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { isWaiting, type Visitor, WIDTHS } from './browser.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const THEMES = ['light', 'dark'] as const
const HEIGHT = 800

/** `npm run e2e -- --screenshots DIR` says where; otherwise no picture is taken. */
const PICTURES = process.env['CARNET_SCREENSHOTS']

/** `axe.run` in the page itself, once in it: a builder opens a blank page for each answer, and costs twice as much. It does not enter frames: ours have none. */
const lookedAt = (
  runOnly: object,
): string => `axe.run(document, { runOnly: ${JSON.stringify(runOnly)}, resultTypes: ['violations'] }).then(({ violations, passes }) => ({
  nodes: passes.length,
  found: violations.map(({ id, nodes }) => 'axe ' + id + ': ' + nodes.map(node => node.target.join(' ')).join(' | ')),
}))`
const EVERYTHING = lookedAt({ type: 'tag', values: TAGS })
/** All that axe says of colours; everything else it says follows from elements and places. */
const COLOURS = lookedAt({ type: 'rule', values: ['color-contrast', 'link-in-text-block'] })

/** Whether the page has the same elements, attributes and texts as when it was last asked, each shown at the same place and size. */
const STANDS_AS_BEFORE = `(() => {
  const places = [...document.querySelectorAll('*')].map(element => {
    const { x, y, width, height } = element.getBoundingClientRect()
    const { visibility, opacity } = getComputedStyle(element)
    return [x, y, width, height, visibility, opacity]
  })
  const now = document.documentElement.outerHTML + places.join(' ')
  const isSame = now === globalThis.stoodBefore
  globalThis.stoodBefore = now
  return isSame
})()`

type Looked = { readonly nodes: number; readonly found: readonly string[] }

/** `hasLooked`: at everything that stands as it does now, in other colours. */
const axeProblems = async (page: Page, hasLooked: boolean): Promise<readonly string[]> => {
  if (page.frames().length > 1) return ['a frame: axe does not look into it']
  if (!(await page.evaluate<boolean>("typeof axe === 'object'"))) await page.evaluate(axe.source)
  const { nodes, found } = await page.evaluate<Looked>(hasLooked ? COLOURS : EVERYTHING)
  return nodes === 0 && found.length === 0 ? ['axe looked at nothing'] : found
}

/** What sticks out to the right, by name, so that a failure says where to look. Runs in the page, whose globals the server's types do not have. */
const STICKS_OUT = `(() => {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return null
  const out = [...document.querySelectorAll('body *')].filter(element => element.getBoundingClientRect().right > clientWidth + 1)
  const names = out.slice(0, 4).map(element => element.tagName + ' .' + element.className)
  return 'scrolls sideways by ' + (scrollWidth - clientWidth) + ': ' + names.join(' | ')
})()`

/** Fonts are there and nothing moves any more; what was taken away while it moved never says that it is done. */
const DRAWN = `(async () => {
  await document.fonts.ready
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const moved = Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => undefined)))
  await Promise.race([moved, new Promise(resolve => setTimeout(resolve, 2000))])
})()`

const shape = async (page: Page): Promise<readonly string[]> => {
  const headings = await page.locator('h1').count()
  const out = await page.evaluate<string | null>(STICKS_OUT)
  return [...(headings === 1 ? [] : [`${headings} level-1 headings`]), ...(out === null ? [] : [out])]
}

/**
 * Nothing has changed in the page for a while: React shows what was late 300 ms after it showed that something was missing. `networkidle` would say this of
 * the first page of a window and never again.
 */
const STILL = `new Promise(resolve => {
  const end = () => { observer.disconnect(); resolve() }
  // What counts down or turns never stands still.
  setTimeout(end, 5000)
  let timer = setTimeout(end, 320)
  const observer = new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(end, 320) })
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
})`

const MOST_MS = 30_000

/** Nothing asked of the server is on its way, nothing is being drawn. */
export const settled = async (page: Page): Promise<void> => {
  const begun = performance.now()
  do {
    await page.locator('h1').first().waitFor({ state: 'attached' })
    await page.evaluate(STILL)
    if (performance.now() - begun > MOST_MS) throw new Error(`${page.url()} does not come to rest`)
  } while (isWaiting(page) || (await page.locator('h1').count()) === 0)
  await page.evaluate(DRAWN)
}

/** After it was looked at in every light: a picture of the whole page moves it. */
const takePictures = async (page: Page, name: string, width: number, themes: readonly (typeof THEMES)[number][]): Promise<void> => {
  if (!PICTURES) return
  mkdirSync(PICTURES, { recursive: true })
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(DRAWN)
    const file = `${name.replaceAll(/[^\p{L}\d]+/gu, '-')}-${width}-${colorScheme}.png`
    await page.screenshot({ path: path.join(PICTURES, file), fullPage: true })
  }
}

/** The screen as it stands, at the width it has, light and dark. */
export const lookAs = async (page: Page, name: string, width: number, isNight = false): Promise<readonly string[]> => {
  const problems: string[] = []
  // From its top: what the bar that stays covers by half is too small a target for axe, wherever the page was left.
  await page.evaluate('scrollTo(0, 0)')
  // By night the page is dark whatever the machine prefers.
  const themes = isNight ? (['dark'] as const) : THEMES
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(DRAWN)
    const isSame = await page.evaluate<boolean>(STANDS_AS_BEFORE)
    const found = [...(await shape(page)), ...(await axeProblems(page, isSame && colorScheme === 'dark' && !isNight))]
    problems.push(...found.map(problem => `${name}, ${width}, ${colorScheme}: ${problem}`))
  }
  await takePictures(page, name, width, themes)
  await page.emulateMedia({ colorScheme: 'light' })
  return problems
}

/** What is wrong with the screen as it stands, narrow and wide, light and dark: for axe, sticking out, complained of. */
export const problemsOf = async ({ page, complaints }: Visitor, name: string): Promise<readonly string[]> => {
  const before = page.viewportSize()
  const problems: string[] = []
  await settled(page)
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT })
    problems.push(...(await lookAs(page, name, width)))
  }
  if (before !== null) await page.setViewportSize(before)
  return [...problems, ...complaints()]
}

export const look = async (visitor: Visitor, name: string): Promise<void> => {
  expect(await problemsOf(visitor, name)).toEqual([])
}
