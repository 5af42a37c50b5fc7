import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const PROGRAM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(file => existsSync(file))
export const LAUNCH = { ...(PROGRAM === undefined ? {} : { executablePath: PROGRAM }), args: ['--no-sandbox'] }

/** ui.md §8: a telephone four times slower than this machine, 1.6 Mbit/s, 150 ms there and back. */
const CPU_SLOWER = 4
const BYTES_A_SECOND = 1_600_000 / 8
const ROUND_TRIP_MS = 150
const PHONE = { width: 360, height: 800 }

/** Hears the page from its first byte. */
const OBSERVERS = `(() => {
  const seen = window.carnetSeen = { lcp: 0, cls: 0, tasks: [], events: [] }
  const on = (type, act, more) => new PerformanceObserver(list => list.getEntries().forEach(act)).observe({ type, buffered: true, ...more })
  on('largest-contentful-paint', entry => { seen.lcp = entry.startTime })
  on('layout-shift', entry => { if (!entry.hadRecentInput) seen.cls += entry.value })
  on('longtask', entry => { seen.tasks.push([entry.startTime, entry.duration]) })
  on('event', entry => { if (entry.interactionId > 0) seen.events.push(entry.duration) }, { durationThreshold: 16 })
})()`

type Seen = {
  readonly lcp: number
  readonly cls: number
  readonly tasks: readonly (readonly [number, number])[]
  readonly events: readonly number[]
}

export type Acted = { readonly inp: number; readonly longTask: number }

export type Vitals = {
  readonly lcp: number
  readonly cls: number
  /** The end of the last task of more than 50 ms, or the largest paint: what is pressed then is answered. */
  readonly interactive: number
  /** Of JavaScript, gzipped. */
  readonly script: number
}

export type Lab = {
  readonly page: Page
  vitals(): Promise<Vitals>
  acted(act: () => Promise<void>): Promise<Acted>
  close(): Promise<void>
}

const slowDown = async (context: BrowserContext, page: Page): Promise<void> => {
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: ROUND_TRIP_MS,
    downloadThroughput: BYTES_A_SECOND,
    uploadThroughput: BYTES_A_SECOND,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
}

/** A telephone that has never been here, in the hands of who has this cookie. */
export const openLab = async (browser: Browser, url: string, cookie: string, isSlow = true): Promise<Lab> => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'fr-FR', baseURL: url, serviceWorkers: 'block' })
  const [name = '', value = ''] = cookie.split('=')
  if (cookie !== '') await context.addCookies([{ name, value, url }])
  await context.addInitScript(OBSERVERS)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const scripts: Promise<number>[] = []
  page.on('response', response => {
    if (response.request().resourceType() === 'script')
      scripts.push(
        response.body().then(
          body => gzipSync(body).length,
          () => 0,
        ),
      )
  })
  if (isSlow) await slowDown(context, page)
  const seen = (): Promise<Seen> => page.evaluate<Seen>('structuredClone(carnetSeen)')
  return {
    page,
    vitals: async () => {
      const { lcp, cls, tasks } = await seen()
      const script = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0)
      return { lcp, cls, interactive: Math.max(lcp, ...tasks.map(([start, duration]) => start + duration)), script }
    },
    acted: async act => {
      await page.evaluate('carnetSeen.events.length = 0, carnetSeen.tasks.length = 0')
      await act()
      // An entry of event timing comes after the paint that ends it.
      await page.evaluate('new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 300))))')
      const { events, tasks } = await seen()
      return { inp: Math.max(0, ...events), longTask: Math.max(0, ...tasks.map(([, duration]) => duration)) }
    },
    close: () => context.close(),
  }
}

export const launch = (): Promise<Browser> => chromium.launch(LAUNCH)
