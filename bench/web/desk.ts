import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'

/** A professional at her desk: this machine, its own network. */
const DESK = { width: 1_366, height: 768 }
/** Slower than who runs along the list: each document is opened. */
const BETWEEN_MS = 400
const STEPS = 10

/** From the key that is pressed to the frame in which what it asked for is painted, by the clock of the page. */
const TIMED = `(() => {
  let pressed = 0
  addEventListener('keydown', event => { pressed = event.timeStamp }, true)
  window.carnetSince = isThere => new Promise(done => {
    const look = () => (isThere() ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressed))) : requestAnimationFrame(look))
    look()
  })
  window.carnetRead = () => document.querySelector('.reader-title')?.textContent ?? ''
})()`

const PAINTED = '.reader .viewer :is(.text-view, .narrative, canvas, img)'

export type AtDesk = { readonly opening: number; readonly next: number }

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * 0.95))] ?? 0

const openDesk = async (browser: Browser, url: string, cookie: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: DESK, locale: 'fr-FR', baseURL: url, serviceWorkers: 'block' })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url }])
  await context.addInitScript(TIMED)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  return page
}

/** Her number is typed, Enter is pressed: the synthesis is painted. */
const openOnce = async (page: Page, ins: string): Promise<number> => {
  await page.goto('/pro')
  await page.waitForLoadState('networkidle')
  await page.getByRole('main').getByRole('textbox').first().click()
  await page.keyboard.type(ins)
  await page.keyboard.press('Enter')
  return page.evaluate<number>(`carnetSince(() => document.querySelectorAll('.synthesis-block').length > 0)`)
}

/** From one document of the pane to the next, each a press of J. */
const readOn = async (page: Page, recordId: string): Promise<readonly number[]> => {
  await page.goto(`/pro/p/${recordId}/documents?vue=tout`)
  await page.locator('.bench-row').first().click()
  await page.locator(PAINTED).first().waitFor()
  const times: number[] = []
  for (let n = 0; n < STEPS; n += 1) {
    await pause(BETWEEN_MS)
    const before = await page.evaluate<string>('carnetRead()')
    await page.keyboard.press('j')
    times.push(
      await page.evaluate<number>(
        `carnetSince(() => carnetRead() !== ${JSON.stringify(before)} && document.querySelector(${JSON.stringify(PAINTED)}) !== null)`,
      ),
    )
  }
  return times
}

export const measureDesk = async (
  browser: Browser,
  url: string,
  { cookie, recordId, ins }: { readonly cookie: string; readonly recordId: string; readonly ins: string },
  runs: number,
): Promise<AtDesk> => {
  const opened: number[] = []
  const next: number[] = []
  for (let n = 0; n < runs; n += 1) {
    const page = await openDesk(browser, url, cookie)
    opened.push(await openOnce(page, ins))
    next.push(...(await readOn(page, recordId)))
    await page.context().close()
  }
  return { opening: p95(opened), next: p95(next) }
}
