import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Line } from './slow-line.ts'

const PROGRAM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(file => existsSync(file))
/** The name people use, as the front bears it. */
export const ORIGIN = 'https://carnet.example'
const HOST = new URL(ORIGIN).host

/** A browser that finds the house at this port of this machine: the same origin, whichever line leads there. */
export const launching = (port: number, ...more: readonly string[]) => ({
  ...(PROGRAM === undefined ? {} : { executablePath: PROGRAM }),
  args: ['--no-sandbox', '--ignore-certificate-errors', `--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${port}`, ...more],
})

/** ui.md §8: a telephone four times slower than this machine, 1.6 Mbit/s, 150 ms there and back. */
const CPU_SLOWER = 4
export const PHONE_LINE: Line = { bytesASecond: 1_600_000 / 8, roundTripMs: 150 }
const PHONE = { width: 360, height: 800 }

/** A port of this machine that nobody listens at. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })

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
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER })
}

/** A telephone that has never been here, in the hands of who has this cookie. */
export const openLab = async (browser: Browser, cookie: string, isSlow = true): Promise<Lab> => {
  const context = await browser.newContext({ viewport: PHONE, locale: 'fr-FR', baseURL: ORIGIN, serviceWorkers: 'block' })
  const [name = '', value = ''] = cookie.split('=')
  if (cookie !== '') await context.addCookies([{ name, value, url: ORIGIN }])
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

export const launch = (port: number): Promise<Browser> => chromium.launch(launching(port))
