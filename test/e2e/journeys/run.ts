import { type BrowserContext, devices, type Page } from 'playwright-core'
import { ADDRESS, countRequests, launched, signIn } from '../browser.ts'
import { lookAs, settled } from '../look.ts'
import { apiOf } from './api.ts'
import { type Heard, listen, type Press } from './count.ts'
import { handOf, type Way, WIDTH_OF } from './hand.ts'
import { screenAt } from './screens.ts'
import type { Journey } from './model.ts'

export type Ran = {
  readonly journey: string
  readonly role: string
  readonly way: Way
  readonly width: number
  readonly clicks: number
  readonly allowed: number
  /** From the home to the end, without the time taken to look. */
  readonly seconds: number
  readonly presses: readonly Press[]
  readonly screens: readonly string[]
  /** Screens that axe looked at on this walk, light and dark, and what was wrong: nodes and anything else. */
  readonly looked: number
  readonly problems: readonly string[]
  readonly axeNodes: number
  readonly consoleMessages: readonly string[]
  readonly policyViolations: readonly string[]
  readonly foreignRequests: readonly string[]
  /** Until the journal told all of it. */
  readonly traceSeconds: number
  readonly untold: readonly string[]
}

const HEIGHT = 800
const MOST_TRACE_MS = 5_000
const LOOK_AGAIN_MS = 100

/** What the page says and asks, without exception but what the journey means to meet. */
const watch = (page: Page, expected: RegExp | undefined): { readonly said: string[]; readonly foreign: string[] } => {
  const heard = { said: [] as string[], foreign: [] as string[] }
  page.on('console', message => {
    if (expected?.test(message.text()) !== true)
      heard.said.push(`${message.type()}: ${message.text()} (${message.location().url.replace(ADDRESS, '')})`)
  })
  page.on('pageerror', error => heard.said.push(`fault: ${error.message}`))
  page.on('request', request => {
    if (![ADDRESS, `blob:${ADDRESS}`, 'data:'].some(start => request.url().startsWith(start))) heard.foreign.push(request.url())
  })
  return heard
}

const openFor = async (
  way: Way,
  persona: string,
): Promise<{ readonly context: BrowserContext; readonly page: Page; readonly heard: Heard }> => {
  const browser = await launched()
  const phone = way === 'touch' ? { ...devices['Pixel 7'], deviceScaleFactor: 1, isMobile: true, hasTouch: true } : {}
  const viewport = { width: WIDTH_OF[way], height: HEIGHT }
  const context = await browser.newContext({ ...phone, viewport, locale: 'fr-FR', baseURL: ADDRESS, reducedMotion: 'reduce' })
  const heard = await listen(context)
  await context.addInitScript('window.print = () => { window.carnetPrinted = true }')
  await signIn(context, persona)
  const page = await context.newPage()
  countRequests(page)
  page.setDefaultTimeout(15_000)
  return { context, page, heard }
}

type Line = { readonly at: string; readonly act: string }

/** Waits until the journal tells every act since `from`; which it does not after five seconds (ui.md C7). */
const told = async ({ trace }: Journey, from: number): Promise<{ readonly seconds: number; readonly untold: readonly string[] }> => {
  if (trace === null) return { seconds: 0, untold: [] }
  const api = await apiOf(trace.reader)
  const begun = performance.now()
  for (;;) {
    const { items } = await api.get<{ readonly items: readonly Line[] }>(`/api/records/${api.recordOf(trace.of)}/journal?days=1`)
    const acts = new Set(items.filter(({ at }) => Date.parse(at) >= from).map(({ act }) => act))
    const untold = trace.acts.filter(act => !acts.has(act))
    const passed = performance.now() - begun
    if (untold.length === 0 || passed > MOST_TRACE_MS) return { seconds: Math.round(passed) / 1_000, untold }
    await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

/** What has been looked at at a width, in this run: the same screen met again is not looked at again. */
export type Seen = Set<string>

/** `seen` absent: nothing is looked at by axe. */
export const run = async (journey: Journey, way: Way, seen: Seen | undefined): Promise<Ran> => {
  const restore = await journey.prepare?.()
  const { context, page, heard } = await openFor(way, journey.as)
  const { said, foreign } = watch(page, journey.expects)
  const width = WIDTH_OF[way]
  const met = new Set<string>()
  const problems: string[] = []
  let looked = 0
  let looking = 0
  const meet = async (): Promise<void> => {
    await settled(page)
    const begun = performance.now()
    const id = screenAt(page.url())
    met.add(id)
    const asked = await page.locator('dialog, [role=dialog]').getByRole('heading').allInnerTexts()
    const name = [id, ...(await page.locator('h1').allInnerTexts()), ...asked].join(' ')
    const key = `${name} ${width}`
    if (seen !== undefined && !seen.has(key)) {
      seen.add(key)
      looked += 1
      problems.push(...(await lookAs(page, name, width)))
    }
    looking += performance.now() - begun
  }
  try {
    const arriving = Date.now()
    await page.goto((await journey.from?.()) ?? '/accueil')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await meet()
    // What opening the record itself leaves in the journal is of the journey that starts there.
    const from = journey.from === undefined ? Date.now() : arriving
    const begun = performance.now()
    looking = 0
    heard.presses.length = 0
    const hand = handOf(page, way)
    const after = async (act: Promise<void>): Promise<void> => act.then(meet)
    await journey.walk({
      page,
      press: target => after(hand.press(target)),
      write: hand.write,
      give: (target, name, mime, bytes, ...more) => after(hand.give(target, name, mime, bytes, ...more)),
    })
    const seconds = Math.round(performance.now() - begun - looking) / 1_000
    const { seconds: traceSeconds, untold } = await told(journey, from)
    await meet()
    return {
      journey: journey.name,
      role: journey.role,
      way,
      width,
      clicks: heard.presses.length,
      allowed: journey.allowed,
      seconds,
      presses: [...heard.presses],
      screens: [...met],
      looked,
      problems,
      axeNodes: problems.filter(problem => problem.includes(': axe ')).length,
      consoleMessages: said,
      policyViolations: [...heard.refused],
      foreignRequests: foreign,
      traceSeconds,
      untold,
    }
  } finally {
    await context.close()
    await restore?.()
  }
}
