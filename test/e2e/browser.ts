import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core'
import { afterAll, inject } from 'vitest'

export const ADDRESS = inject('address')

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const program = PROGRAMS.find(file => existsSync(file))

export const WIDTHS = [360, 1280] as const
const HEIGHT = 800

/** Somebody in front of the browser: a window of her own, signed in, and all that went wrong in it. */
export type Visitor = {
  readonly page: Page
  readonly context: BrowserContext
  /** What no page may do: write an error to the console, fail, ask another origin. Emptied by reading. */
  complaints(): readonly string[]
}

let browser: Promise<Browser> | undefined
export const launched = (): Promise<Browser> => {
  browser ??= chromium.launch({ ...(program === undefined ? {} : { executablePath: program }), args: ['--no-sandbox'] })
  return browser
}
afterAll(async () => (await browser)?.close())

/** The server's « no » is an answer, and Chromium writes it to the console: each screen judges it by what it shows. */
const EXPECTED_NO = /status of 4\d\d/

const asked = new WeakMap<Page, Set<Request>>()

/** What is asked of the server and not answered is counted from now on. */
export const countRequests = (page: Page): void => {
  const pending = new Set<Request>()
  asked.set(page, pending)
  page.on('request', request => void pending.add(request))
  page.on('requestfinished', request => void pending.delete(request))
  page.on('requestfailed', request => void pending.delete(request))
}

export const isWaiting = (page: Page): boolean => (asked.get(page)?.size ?? 0) > 0

const watched = (page: Page): (() => readonly string[]) => {
  const heard: string[] = []
  countRequests(page)
  page.on('console', message => {
    if (message.type() === 'error' && !EXPECTED_NO.test(message.text())) heard.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => heard.push(`fault: ${error.message}`))
  page.on('request', request => {
    const url = request.url()
    if (![ADDRESS, `blob:${ADDRESS}`, 'data:'].some(start => url.startsWith(start))) heard.push(`another origin: ${url}`)
  })
  page.on('response', response => {
    if (response.status() >= 500) heard.push(`${response.status()} ${response.request().method()} ${response.url()}`)
  })
  return () => heard.splice(0)
}

/** By her key in the demonstration, or by the number a structure is known by (`10B…`). */
export const asSomebody = (who: string): { readonly personaId: string } | { readonly nationalId: string } =>
  /^\d/.test(who) ? { nationalId: who } : { personaId: who }

export const signIn = async (context: BrowserContext, personaId: string): Promise<void> => {
  const answer = await context.request.post(`${ADDRESS}/api/demonstration/sessions`, {
    data: asSomebody(personaId),
    headers: { 'x-carnet-client': '1' },
  })
  if (!answer.ok()) throw new Error(`${personaId} is not signed in: ${answer.status()}`)
}

/** A window for `personaId`, or for nobody. Close it by `context.close()`. */
export const visit = async (personaId: string | null, width: number = WIDTHS[1]): Promise<Visitor> => {
  const context = await (await launched()).newContext({ viewport: { width, height: HEIGHT }, locale: 'fr-FR', baseURL: ADDRESS })
  if (personaId !== null) await signIn(context, personaId)
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return { page, context, complaints: watched(page) }
}

/** Whom the server knows as signed in, asked by her own page: her session is of this browser, and no other client may ask. */
export const sessionOf = async (page: Page): Promise<unknown> => {
  const asking = page.waitForResponse(answer => answer.url().endsWith('/api/session') && answer.request().method() === 'GET')
  await page.reload()
  return (await asking).json()
}

export const hasSession = async (context: BrowserContext): Promise<boolean> =>
  (await context.cookies()).some(({ name }) => name === 'carnet' || name === '__Host-carnet')
