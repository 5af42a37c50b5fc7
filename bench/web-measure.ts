import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { startServer } from '../src/cli/job/server.ts'
import { Transcript } from '../src/cli/job/transcript.ts'
import { untilRead } from '../src/cli/search-check/ask.ts'
import { loadAverage } from './measure/proc.ts'
import type { Options } from './options.ts'
import { hundredth, table, whole } from './report/markdown.ts'
import { writePart } from './report/write.ts'
import { type AtDesk, measureDesk } from './web/desk.ts'
import { fill, type Filled, HOLDER, type Size } from './web/fill.ts'
import { startFront } from './web/front.ts'
import { type Acted, launch, openLab, ORIGIN, PHONE_LINE, type Vitals } from './web/lab.ts'
import { type Scores, scoresOf } from './web/lighthouse.ts'
import { openSlowLine } from './web/slow-line.ts'

/** ui.md C6: the record, and what must be reached on it. */
const SIZE: Size = { documents: 2_000, measures: 300, vaccines: 12, traces: 5_000 }
const WANTED = {
  lcp: 2_500,
  inp: 200,
  cls: 0.1,
  interactive: 3_500,
  script: 180_000,
  filter: 100,
  longTask: 100,
  opening: 2_000,
  next: 150,
  emergency: 2_000,
  performance: 90,
  accessibility: 100,
}

/** A smaller record has as much smaller a journal: that it works, not how fast. */
const sizeOf = (documents: number): Size =>
  documents < SIZE.documents ? { ...SIZE, documents, traces: Math.round((SIZE.traces * documents) / SIZE.documents) } : SIZE

const THROUGH =
  'Behind the front of docs/front (nginx, TLS, HTTP/2); the telephone’s line is slow byte by byte, its connections too (bench/web/slow-line.ts).'

/** Openings at a desk are many, so that a p95 means something. */
const DESK_RUNS = 4

type Who = 'nobody' | 'person' | 'doctor'
type Screen = {
  readonly id: string
  readonly as: Who
  readonly path: (recordId: string) => string
  /** What is there once it can be used. */
  readonly shows: string
  readonly acts: (page: Page) => Promise<void>
  /** Lighthouse is asked for its speed too, not for its accessibility alone. */
  readonly isFast: boolean
}

const typeIn = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('main').getByRole('textbox').or(page.getByRole('main').getByRole('searchbox')).first().click()
  await page.keyboard.type(text, { delay: 60 })
}
/** The menu of who is at the screen: opened, then shut. */
const openMenu = async (page: Page): Promise<void> => {
  const menu = page.getByRole('banner').locator('.menu-button').last()
  await menu.click()
  await menu.click()
}
const pressKeys = (page: Page): Promise<void> => page.keyboard.press('Tab')

// biome-ignore format: a table looks like a table
const SCREENS: readonly Screen[] = [
  { id: 'P1 door', as: 'nobody', path: () => '/', shows: 'h1', acts: pressKeys, isFast: true },
  { id: 'P3 activation', as: 'nobody', path: () => '/activer', shows: 'h1', acts: pressKeys, isFast: false },
  { id: 'U1 home', as: 'person', path: () => '/accueil', shows: '#shortcuts', acts: openMenu, isFast: true },
  { id: 'U3 documents', as: 'person', path: () => '/documents', shows: '.rows .row', acts: page => typeIn(page, 'radio'), isFast: true },
  { id: 'U12 timeline', as: 'person', path: () => '/temps', shows: 'h1', acts: openMenu, isFast: false },
  { id: 'U18 access', as: 'person', path: () => '/acces', shows: '#emergency', acts: openMenu, isFast: false },
  { id: 'U20 looks', as: 'person', path: () => '/regards', shows: 'main .card, main .event', acts: openMenu, isFast: false },
  { id: 'M2 finder', as: 'doctor', path: () => '/pro', shows: 'h1', acts: page => typeIn(page, '2600'), isFast: true },
  { id: 'M5 synthesis', as: 'doctor', path: recordId => `/pro/p/${recordId}`, shows: 'main h1', acts: openMenu, isFast: true },
]

type Measured = { readonly screen: Screen; readonly vitals: Vitals; readonly acted: Acted }

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const medianOf = <T extends Readonly<Record<string, number>>>(all: readonly T[], key: keyof T & string): number =>
  median(all.map(each => each[key] ?? 0))

const cookieOf = ({ dossier, doctor }: Filled, who: Who): string => ({ nobody: '', person: dossier.person.cookie, doctor })[who]

/** Loaded as by somebody who has never been here, `runs` times; the median of each figure. */
const measureScreen = async (browser: Browser, filled: Filled, screen: Screen, runs: number): Promise<Measured> => {
  const vitals: Vitals[] = []
  const acted: Acted[] = []
  for (let n = 0; n < runs; n += 1) {
    const lab = await openLab(browser, cookieOf(filled, screen.as))
    await lab.page.goto(screen.path(filled.dossier.recordId))
    await lab.page.locator(screen.shows).first().waitFor()
    await lab.page.waitForLoadState('networkidle')
    vitals.push(await lab.vitals())
    acted.push(await lab.acted(() => screen.acts(lab.page)))
    await lab.close()
  }
  const of = (key: keyof Vitals): number => medianOf(vitals, key)
  return {
    screen,
    vitals: { lcp: of('lcp'), cls: of('cls'), interactive: of('interactive'), script: of('script') },
    acted: { inp: medianOf(acted, 'inp'), longTask: medianOf(acted, 'longTask') },
  }
}

type List = { readonly filter: number; readonly longTask: number }

/** The list of two thousand: narrowed by a chip, widened again, and scrolled from one end towards the other. */
const measureList = async (browser: Browser, filled: Filled, isSlow: boolean): Promise<List> => {
  const lab = await openLab(browser, filled.dossier.person.cookie, isSlow)
  await lab.page.goto('/documents')
  await lab.page.locator('.rows .row').first().waitFor()
  await lab.page.waitForLoadState('networkidle')
  const chip = lab.page
    .getByRole('group')
    .getByRole('button', { name: /^Ajoutés par moi/ })
    .or(lab.page.getByText(/^Ajoutés par moi/))
    .first()
  const filtered = await lab.acted(async () => {
    for (let n = 0; n < 4; n += 1) {
      await chip.click()
      await pause(400)
    }
  })
  await lab.page.mouse.move(180, 500)
  const scrolled = await lab.acted(async () => {
    for (let n = 0; n < 60; n += 1) {
      await lab.page.mouse.wheel(0, 1_500)
      await pause(50)
    }
  })
  await lab.close()
  return { filter: filtered.inp, longTask: scrolled.longTask }
}

const verdict = (isReached: boolean): string => (isReached ? 'reached' : 'missed')

const vitalsTable = (measured: readonly Measured[]): string =>
  table(
    [
      'screen',
      `LCP ≤ ${whole(WANTED.lcp)} ms`,
      `INP ≤ ${WANTED.inp} ms`,
      `CLS ≤ ${WANTED.cls}`,
      `interactive ≤ ${whole(WANTED.interactive)} ms`,
      `script ≤ ${WANTED.script / 1_000} kB`,
      '',
    ],
    measured.map(({ screen, vitals, acted }) => {
      const { lcp, cls, interactive, script } = vitals
      const isReached =
        lcp <= WANTED.lcp && acted.inp <= WANTED.inp && cls <= WANTED.cls && interactive <= WANTED.interactive && script <= WANTED.script
      return [screen.id, whole(lcp), whole(acted.inp), hundredth(cls), whole(interactive), `${whole(script / 1_000)}`, verdict(isReached)]
    }),
  )

const listTable = (lists: readonly (readonly [string, List])[]): string =>
  table(
    ['list of 2,000 documents', `filter ≤ ${WANTED.filter} ms`, `longest task, scrolling ≤ ${WANTED.longTask} ms`, ''],
    lists.map(([name, { filter, longTask }]) => [
      name,
      whole(filter),
      whole(longTask),
      verdict(filter <= WANTED.filter && longTask <= WANTED.longTask),
    ]),
  )

const deskTable = ({ opening, next, emergency }: AtDesk): string =>
  table(
    [
      'a professional at her desk, p95',
      `from identity typed to synthesis ≤ ${whole(WANTED.opening)} ms`,
      `next document (text) ≤ ${WANTED.next} ms`,
      `emergency view ≤ ${whole(WANTED.emergency)} ms`,
      '',
    ],
    [
      [
        'this machine',
        whole(opening),
        whole(next),
        whole(emergency),
        verdict(opening <= WANTED.opening && next <= WANTED.next && emergency <= WANTED.emergency),
      ],
    ],
  )

const lighthouseTable = (scored: readonly (readonly [Screen, Scores])[]): string =>
  table(
    ['Lighthouse, telephone', `performance ≥ ${WANTED.performance}`, `accessibility ${WANTED.accessibility}`, '', 'faults'],
    scored.map(([screen, { performance, accessibility, faults }]) => [
      screen.id,
      `${performance}${screen.isFast ? '' : ' (not judged)'}`,
      String(accessibility),
      verdict((!screen.isFast || performance >= WANTED.performance) && accessibility >= WANTED.accessibility),
      faults.join(' '),
    ]),
  )

/** The pages of a record of twenty years on the telephone of ui.md C6. */
export const measureWeb = async (folder: string, { plan, samples, only }: Options): Promise<void> => {
  const server = await startServer({ home: folder, settings: { PUBLIC_URL: ORIGIN } })
  const front = await startFront(ORIGIN, server.url)
  const line = await openSlowLine(front.socket, PHONE_LINE)
  const transcript = new Transcript(server.url)
  const [browser, phone] = [await launch(front.port), await launch(line.port)]
  const isChosen = ({ id }: Screen): boolean => only.length === 0 || only.some(name => id.split(' ')[0] === name)
  try {
    const filled = await fill(transcript, folder, sizeOf(samples))
    await untilRead(transcript, filled.dossier)
    const measured: Measured[] = []
    const tables: string[] = []
    for (const screen of SCREENS.filter(isChosen)) {
      const one = await measureScreen(phone, filled, screen, plan.repeats)
      console.log(
        `${screen.id}: LCP ${whole(one.vitals.lcp)} ms, INP ${whole(one.acted.inp)} ms, CLS ${hundredth(one.vitals.cls)}, load ${loadAverage()}`,
      )
      measured.push(one)
    }
    const { dossier, doctor, rescuer } = filled
    if (only.length === 0 || only.includes('desk')) {
      const who = { cookie: doctor, rescuer, recordId: dossier.recordId, ins: HOLDER.ins }
      tables.push(deskTable(await measureDesk(browser, who, DESK_RUNS * plan.repeats)))
      console.log(tables.at(-1), `load ${loadAverage()}`)
    }
    if (only.length === 0 || only.includes('list')) {
      const lists = [
        ['lab profile', await measureList(phone, filled, true)],
        ['this machine', await measureList(browser, filled, false)],
      ] as const
      tables.push(listTable(lists))
    }
    const scored: (readonly [Screen, Scores])[] = []
    for (const screen of SCREENS.filter(isChosen)) {
      const scores = await scoresOf(front.port, screen.path(filled.dossier.recordId), cookieOf(filled, screen.as))
      console.log(`${screen.id}: Lighthouse ${scores.performance} ${scores.accessibility} ${scores.faults.join(' ')} (${scores.made})`)
      scored.push([screen, scores])
    }
    const text = [vitalsTable(measured), ...tables, lighthouseTable(scored)].join('\n\n')
    console.log(text)
    const record = `A record of ${whole(SIZE.documents)} documents, ${SIZE.measures} measures, ${SIZE.vaccines} vaccines and ${whole(SIZE.traces)} lines of its journal.`
    const at = `Measured ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, median of ${plan.repeats} runs, load of the machine at the end ${loadAverage().toFixed(2)}.`
    if (only.length === 0 && samples >= SIZE.documents) writePart('web', `${at} ${record} ${THROUGH}\n\n${text}`)
  } finally {
    await Promise.all([browser.close(), phone.close()])
    transcript.close()
    line.close()
    await front.stop()
    await server.stop()
  }
}
