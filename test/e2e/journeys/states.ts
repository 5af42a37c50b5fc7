import type { BrowserContext, Page } from 'playwright-core'
import { Desk, isOpened } from '../../../src/cli/job/desk.ts'
import { SOMEBODY } from '../../../src/cli/job/people.ts'
import { CAST } from '../../../src/cli/job/professionals.ts'
import { register, Sessions } from '../../../src/cli/job/sign-in.ts'
import { Transcript } from '../../../src/cli/job/transcript.ts'
import { ADDRESS, countRequests, launched, signIn, WIDTHS } from '../browser.ts'
import type { Known } from '../known.ts'
import { lookAs, settled } from '../look.ts'

export const STATES = ['filled', 'empty', 'error'] as const
export type State = (typeof STATES)[number]

/** Where a screen is seen with everything in it; `absent`: the address of what is not there, when a screen is of one thing and is never empty. */
export type Screen = {
  readonly id: string
  readonly as: string
  readonly path: string | ((marcel: Known) => string)
  readonly absent?: string
  /** What it cannot do without, when that is not of a record. */
  readonly needs?: string
}

const NOWHERE = '00000000-0000-4000-8000-000000000000'

// biome-ignore format: a table looks like a table
export const STATE_SCREENS: readonly Screen[] = [
  { id: 'U1', as: 'marcel', path: '/accueil' },
  { id: 'U2', as: 'marcel', path: '/recherche' },
  { id: 'U3', as: 'marcel', path: '/documents' },
  { id: 'U4', as: 'marcel', path: '/documents/ajouter', needs: '**/api/document-types' },
  { id: 'U5', as: 'marcel', path: m => `/documents/${m.documentOf('cda').id}`, absent: `/documents/${NOWHERE}` },
  { id: 'U6', as: 'marcel', path: m => `/documents/${m.documentOf('cda').id}/visibilite`, absent: `/documents/${NOWHERE}/visibilite` },
  { id: 'U7', as: 'marcel', path: '/sante' },
  { id: 'U8', as: 'marcel', path: '/sante/allergies' },
  { id: 'U9', as: 'marcel', path: '/sante/mesures' },
  { id: 'U10', as: 'marcel', path: '/sante/vaccins' },
  { id: 'U11', as: 'marcel', path: '/sante/croissance' },
  { id: 'U12', as: 'marcel', path: '/temps' },
  { id: 'U13', as: 'marcel', path: '/carte' },
  { id: 'U14', as: 'marcel', path: '/entourage' },
  { id: 'U15', as: 'marcel', path: '/volontes' },
  { id: 'U16', as: 'marcel', path: '/professionnels' },
  { id: 'U17', as: 'marcel', path: m => `/professionnels/${m.carerId}`, absent: `/professionnels/${NOWHERE}` },
  { id: 'U18', as: 'marcel', path: '/acces' },
  { id: 'U19', as: 'marcel', path: '/acces/urgence' },
  { id: 'U20', as: 'marcel', path: '/regards' },
  { id: 'U21', as: 'marcel', path: '/demandes' },
  { id: 'U25', as: 'camille', path: '/proches', needs: '**/api/delegations' },
  { id: 'U27', as: 'marcel', path: '/notifications', needs: '**/api/notices**' },
  { id: 'U28', as: 'marcel', path: '/mes-donnees' },
  { id: 'U29', as: 'marcel', path: '/compte', needs: '**/api/account**' },
  { id: 'U30', as: 'marcel', path: '/partage' },
]

/** Somebody whose record was opened a minute ago: her cookie. */
export const somebodyNew = async (): Promise<string> => {
  const transcript = new Transcript(ADDRESS)
  try {
    await register(transcript, CAST.attending)
    const dossier = await new Desk(transcript, new Sessions(transcript)).open(SOMEBODY)
    if (!isOpened(dossier)) throw new Error(`no record: ${dossier.refused}`)
    return dossier.person.cookie
  } finally {
    transcript.close()
  }
}

const fails = async (page: Page, needs: string): Promise<void> => {
  const json = { code: 'fault', message: 'Message du serveur.', correlationId: 'c0ffee' }
  await page.route(needs, route => route.fulfill({ status: 500, json }))
}

const enter = async (context: BrowserContext, persona: string, state: State, cookie: string): Promise<void> => {
  if (state !== 'empty') return signIn(context, persona)
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: ADDRESS }])
}

export type StateSeen = {
  readonly id: string
  readonly state: State
  readonly path: string
  readonly isThere: boolean
  readonly problems: readonly string[]
}

/** A screen in one of its states, narrow and wide, light and dark; and whether there is such a screen at all. */
export const seeState = async (screen: Screen, state: State, marcel: Known, cookie: string): Promise<StateSeen> => {
  const browser = await launched()
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    baseURL: ADDRESS,
    reducedMotion: 'reduce',
  })
  try {
    await enter(context, screen.as, state, cookie)
    const page = await context.newPage()
    countRequests(page)
    const filled = typeof screen.path === 'string' ? screen.path : screen.path(marcel)
    const path = state === 'empty' ? (screen.absent ?? filled) : filled
    if (state === 'error') await fails(page, screen.needs ?? '**/api/records/**')
    await page.goto(path)
    await settled(page)
    // What fails is first tried again.
    await page.locator('main [aria-busy=true]').first().waitFor({ state: 'detached', timeout: 60_000 })
    await settled(page)
    const isNowhere = (await page.getByRole('heading', { level: 1, name: /n’existe pas/ }).count()) > 0
    const problems: string[] = []
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      problems.push(...(await lookAs(page, `${screen.id} ${state}`, width)))
    }
    return { id: screen.id, state, path, isThere: !isNowhere || (state === 'empty' && screen.absent !== undefined), problems }
  } finally {
    await context.close()
  }
}
