import { type BrowserContext, devices, type Page } from 'playwright-core'
import { demonstrationWorld, professionalOf, structureOf } from '../../../src/demonstration/index.ts'
import { instant } from '../../../src/kernel/instant.ts'
import { register } from '../../api/people.ts'
import { clientOf } from '../../api/client.ts'
import { ADDRESS, countRequests, launched } from '../browser.ts'
import { lookAs, settled } from '../look.ts'
import { type Heard, listen, type Press } from './count.ts'
import { type Hand, handOf, type Way, WIDTH_OF } from './hand.ts'
import { screenAt } from './screens.ts'

export const EMERGENCY_ROLES = ['parm', 'samu-regulator', 'emergency-doctor'] as const
export type EmergencyRole = (typeof EMERGENCY_ROLES)[number]

/** What came back from the server to this page, as it left it. */
export type Answered = { readonly method: string; readonly path: string; readonly status: number; readonly body: string }

export type EmergencyWalk = Hand & { readonly page: Page; readonly way: Way; readonly answers: readonly Answered[] }

export type EmergencyJourney = {
  readonly role: EmergencyRole
  readonly name: string
  /** Presses that ui.md §2 and C5 allow, from the typed identity. */
  readonly allowed: number
  /** At three in the morning, on the screen of the wireframe (1366 × 768). */
  readonly isNight?: true
  readonly walk: (walk: EmergencyWalk) => Promise<void>
}

const world = demonstrationWorld({ seed: 'e2e', today: instant(Date.now()) })
const castaing = professionalOf(world, 'castaing').nationalId
const samu = structureOf(world, 'samu')
const PARM = '30B9000029PARM001'

const ensureParm = (): Promise<string> =>
  register(clientOf(ADDRESS), { nationalId: PARM, family: 'PARM', kind: 'secretary', structure: samu.nationalId, regulation: true })

const signInAs = async (context: BrowserContext, role: EmergencyRole): Promise<void> => {
  const who = {
    parm: { nationalId: PARM, structure: samu.nationalId },
    'samu-regulator': { nationalId: castaing, structure: samu.nationalId },
    'emergency-doctor': { nationalId: castaing, structure: structureOf(world, 'hospital').nationalId },
  }[role]
  if (role === 'parm') await ensureParm()
  const answer = await context.request.post(`${ADDRESS}/api/demonstration/sessions`, { data: who, headers: { 'x-carnet-client': '1' } })
  if (!answer.ok()) throw new Error(`${role} is not signed in: ${answer.status()}`)
}

/** A place on earth where it is between two and three in the morning. */
const nightZone = (): string => {
  const ahead = (26 - new Date().getUTCHours()) % 24
  return ahead > 12 ? `Etc/GMT+${24 - ahead}` : `Etc/GMT-${ahead}`
}

const openFor = async ({ role, isNight }: EmergencyJourney, way: Way) => {
  const phone = way === 'touch' ? { ...devices['Pixel 7'], deviceScaleFactor: 1, isMobile: true, hasTouch: true } : {}
  const viewport = isNight ? { width: 1366, height: 768 } : { width: WIDTH_OF[way], height: way === 'touch' ? 640 : 800 }
  const context = await (await launched()).newContext({
    ...phone,
    viewport,
    locale: 'fr-FR',
    baseURL: ADDRESS,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...(isNight ? { timezoneId: nightZone() } : {}),
  })
  const heard = await listen(context)
  await signInAs(context, role)
  const page = await context.newPage()
  countRequests(page)
  page.setDefaultTimeout(15_000)
  return { context, page, heard, width: viewport.width }
}

/** The browser writes of a « no », and of a telephone that a machine has not. */
const EXPECTED = /status of 40[49]|Failed to launch 'tel:/

const watch = (page: Page) => {
  const [said, foreign, answers, reading] = [[] as string[], [] as string[], [] as Answered[], [] as Promise<unknown>[]]
  page.on('console', message => {
    if (!EXPECTED.test(message.text())) said.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', error => said.push(`fault: ${error.message}`))
  page.on('request', request => {
    if (![ADDRESS, `blob:${ADDRESS}`, 'data:', 'tel:', 'sms:'].some(start => request.url().startsWith(start))) foreign.push(request.url())
  })
  page.on('response', response => {
    const { pathname } = new URL(response.url())
    if (!pathname.startsWith('/api/')) return
    const one = response.text().then(
      body => void answers.push({ method: response.request().method(), path: pathname, status: response.status(), body }),
      () => undefined,
    )
    reading.push(one)
  })
  return { said, foreign, answers, read: () => Promise.all(reading) }
}

export type EmergencyRan = {
  readonly role: EmergencyRole
  readonly journey: string
  readonly way: Way
  readonly width: number
  readonly clicks: number
  readonly allowed: number
  readonly seconds: number
  readonly presses: readonly Press[]
  readonly screens: readonly string[]
  readonly problems: readonly string[]
  readonly consoleMessages: readonly string[]
  readonly policyViolations: readonly string[]
  readonly foreignRequests: readonly string[]
}

/** `seen` absent: nothing is looked at by axe. */
export const runEmergency = async (journey: EmergencyJourney, way: Way, seen: Set<string> | undefined): Promise<EmergencyRan> => {
  const { context, page, heard, width } = await openFor(journey, way)
  const { said, foreign, answers, read } = watch(page)
  const met = new Set<string>()
  const problems: string[] = []
  let looking = 0
  const meet = async (): Promise<void> => {
    const begun = performance.now()
    await arrived(page)
    const id = screenAt(page.url())
    met.add(id)
    const name = [id, ...(await page.locator('h1, dialog h2, [role=dialog] h2').allInnerTexts())].join(' ')
    if (seen !== undefined && !seen.has(`${name} ${width}`)) {
      seen.add(`${name} ${width}`)
      problems.push(...(await lookAs(page, name, width, journey.isNight === true)))
    }
    looking += performance.now() - begun
  }
  const after = (act: Promise<void>): Promise<void> => act.then(meet)
  try {
    await page.goto('/urgence')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await meet()
    const begun = performance.now()
    looking = 0
    heard.presses.length = 0
    const hand = handOf(page, way)
    await journey.walk({
      page,
      way,
      answers,
      press: target => after(hand.press(target)),
      write: hand.write,
      give: (target, name, mime, bytes) => after(hand.give(target, name, mime, bytes)),
    })
    await read()
    const seconds = Math.round(performance.now() - begun - looking) / 1_000
    await meet()
    return told(journey, way, { width, seconds, heard, met, problems, said, foreign })
  } finally {
    await context.close()
  }
}

/** An address changes before the page of it is there: its title stands still too. */
const arrived = async (page: Page): Promise<void> => {
  const title = async (): Promise<string> => {
    await settled(page)
    return (await page.locator('h1').allInnerTexts()).join()
  }
  for (let before = await title(), now = await title(); now !== before; now = await title()) before = now
}

type Made = {
  readonly width: number
  readonly seconds: number
  readonly heard: Heard
  readonly met: ReadonlySet<string>
  readonly problems: readonly string[]
  readonly said: readonly string[]
  readonly foreign: readonly string[]
}

const told = ({ role, name, allowed }: EmergencyJourney, way: Way, made: Made): EmergencyRan => ({
  role,
  journey: name,
  way,
  width: made.width,
  clicks: made.heard.presses.length,
  allowed,
  seconds: made.seconds,
  presses: [...made.heard.presses],
  screens: [...made.met],
  problems: made.problems,
  consoleMessages: made.said,
  policyViolations: [...made.heard.refused],
  foreignRequests: made.foreign,
})
