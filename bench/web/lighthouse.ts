import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { freePort, launching, ORIGIN } from './lab.ts'

export type Scores = {
  readonly performance: number
  readonly accessibility: number
  readonly faults: readonly string[]
  /** What the first of the two is made of, as Lighthouse tells it. */
  readonly made: string
}

const MADE_OF = {
  FCP: 'first-contentful-paint',
  SI: 'speed-index',
  LCP: 'largest-contentful-paint',
  TBT: 'total-blocking-time',
  CLS: 'cumulative-layout-shift',
}

/** Lighthouse on one address, as it is on a telephone, in the hands of who has this cookie. */
export const scoresOf = async (house: number, address: string, cookie: string): Promise<Scores> => {
  const home = mkdtempSync(path.join(tmpdir(), 'carnet-lighthouse-'))
  const port = await freePort()
  const context = await chromium.launchPersistentContext(home, launching(house, `--remote-debugging-port=${port}`))
  try {
    const [name = '', value = ''] = cookie.split('=')
    if (cookie !== '') await context.addCookies([{ name, value, url: ORIGIN }])
    const result = await lighthouse(`${ORIGIN}${address}`, {
      port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: ['performance', 'accessibility'],
      disableStorageReset: true,
    })
    const lhr = result?.lhr
    if (lhr === undefined) throw new Error(`no answer of Lighthouse for ${address}`)
    const score = (category: string): number => Math.round((lhr.categories[category]?.score ?? 0) * 100)
    const refs = lhr.categories['accessibility']?.auditRefs ?? []
    const faults = refs.filter(({ id, weight }) => weight > 0 && lhr.audits[id]?.score === 0).map(({ id }) => id)
    const made = Object.entries(MADE_OF)
      .map(([name, id]) => `${name} ${lhr.audits[id]?.displayValue ?? '–'}`)
      .join(', ')
    return { performance: score('performance'), accessibility: score('accessibility'), faults, made }
  } finally {
    await context.close()
    rmSync(home, { recursive: true, force: true })
  }
}
