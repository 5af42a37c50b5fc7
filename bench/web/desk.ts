import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { ORIGIN } from './lab.ts'

/** A professional at her desk: this machine, its own network. */
const DESK = { width: 1_366, height: 768 }
/** Slower than who runs along the list: each document is opened. */
const BETWEEN_MS = 400
const STEPS = 10

/** From the key that is pressed to the frame in which what it asked for is painted, by the clock of the page. */
const TIMED = `(() => {
  let pressed = 0
  for (const gesture of ['keydown', 'pointerdown']) addEventListener(gesture, event => { pressed = event.timeStamp }, true)
  window.carnetSince = isThere => new Promise((done, fail) => {
    const look = () => {
      if (isThere()) requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressed)))
      else if (performance.now() - pressed > 30000) fail(new Error('not there after 30 s: ' + isThere + ' at ' + location.pathname + ': ' + document.querySelector('main')?.innerText.slice(0, 300)))
      else requestAnimationFrame(look)
    }
    look()
  })
  window.carnetRead = () => document.querySelector('.reader-title')?.textContent ?? ''
})()`

const PAINTED = '.reader .viewer :is(.text-view, .narrative, canvas, img)'

/** `emergency`: from her number typed to the panel, and from the attestation to the five blocks; what is typed and ticked between them is the rescuer's own time. */
export type AtDesk = { readonly opening: number; readonly next: number; readonly emergency: number }

const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * 0.95))] ?? 0

const openDesk = async (browser: Browser, cookie: string): Promise<Page> => {
  const context = await browser.newContext({ viewport: DESK, locale: 'fr-FR', baseURL: ORIGIN, serviceWorkers: 'block' })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: ORIGIN }])
  await context.addInitScript(TIMED)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  return page
}

const SYNTHESIS = `document.querySelectorAll('.synthesis-block').length > 0`
const ASKED = `[...document.querySelectorAll('button')].some(one => one.textContent.includes('J’ai son accord'))`

/** Her number is typed, Enter is pressed: the synthesis is painted. The first time her agreement is declared between the two, by one press. */
const openOnce = async (page: Page, ins: string): Promise<number> => {
  await page.goto('/pro')
  await page.waitForLoadState('networkidle')
  await page.getByRole('main').getByRole('textbox').first().click()
  await page.keyboard.type(ins)
  await page.keyboard.press('Enter')
  const answered = await page.evaluate<number>(`carnetSince(() => ${SYNTHESIS} || ${ASKED})`)
  if (await page.evaluate<boolean>(SYNTHESIS)) return answered
  await page.getByRole('button', { name: 'J’ai son accord' }).click()
  return answered + (await page.evaluate<number>(`carnetSince(() => ${SYNTHESIS})`))
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

const BLOCKS = 5

/** Three gestures after the number: two attestations and the press that opens. */
const breakGlassOnce = async (page: Page, ins: string): Promise<number> => {
  await page.goto('/urgence')
  await page.waitForLoadState('networkidle')
  await page.getByRole('main').getByRole('textbox').first().click()
  await page.keyboard.type(ins)
  const identified = await page.evaluate<number>(`carnetSince(() => document.querySelector('.break-glass') !== null)`)
  for (const attested of [0, 1]) await page.locator('.attest label').nth(attested).click()
  await page.locator('.break-glass').getByRole('textbox').fill('Inconscient sur la voie publique, seul.')
  await page.locator('.break-glass button[type=submit]').click()
  const shown = await page.evaluate<number>(`carnetSince(() => document.querySelectorAll('.blocks > section').length === ${BLOCKS})`)
  // Closing the file ends the access: the next time is a first time again.
  await page.getByRole('button', { name: 'Fermer le dossier' }).click()
  await page.waitForURL(/urgence$/)
  return identified + shown
}

type Who = { readonly cookie: string; readonly rescuer: string; readonly recordId: string; readonly ins: string }

export const measureDesk = async (browser: Browser, { cookie, rescuer, recordId, ins }: Who, runs: number): Promise<AtDesk> => {
  const opened: number[] = []
  const next: number[] = []
  const emergency: number[] = []
  for (let n = 0; n < runs; n += 1) {
    const page = await openDesk(browser, cookie)
    opened.push(await openOnce(page, ins))
    next.push(...(await readOn(page, recordId)))
    await page.context().close()
    const night = await openDesk(browser, rescuer)
    emergency.push(await breakGlassOnce(night, ins))
    await night.context().close()
  }
  return { opening: p95(opened), next: p95(next), emergency: p95(emergency) }
}
