import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { heading, press } from './acts.ts'
import { ADDRESS, visit } from './browser.ts'

/** The provider knows Carnet by its published name. */
const HOME = ADDRESS.replace('127.0.0.1', 'localhost')
const ACCESSES = '/api/professional/journal'

/** What a program that read the cookie jar sends, under the browser’s own name. */
const replayed = async (context: BrowserContext, path: string, proof?: string) => {
  const answer = await context.request.get(`${HOME}${path}`, { headers: proof === undefined ? {} : { 'x-carnet-proof': proof } })
  return { status: answer.status(), code: ((await answer.json()) as { code?: string }).code }
}

const UNPROVED = { status: 401, code: 'session-unproved' }

const accesses = async (page: Page): Promise<string> => {
  const asked = page.waitForRequest(request => new URL(request.url()).pathname === ACCESSES)
  await page.goto(`${HOME}/pro/mes-acces`)
  await heading(page, 'Mes accès')
  const request = await asked
  expect((await request.response())?.status()).toBe(200)
  return request.headers()['x-carnet-proof'] ?? ''
}

test('a doctor’s cookies open nothing elsewhere, and she notices nothing: two tabs, a page loaded again, a nap of ten minutes', async () => {
  const { page, context, complaints } = await visit(null)
  await page.goto(`${HOME}/pro/connexion`)
  await press(page, 'Continuer avec mon identité professionnelle')
  await page.getByRole('button', { name: /Anne LE GOFF/ }).click()
  await heading(page, 'Trouver un patient')

  const served = await accesses(page)
  expect(served).not.toBe('')
  expect(await replayed(context, ACCESSES)).toEqual(UNPROVED)
  expect(await replayed(context, ACCESSES, served)).toEqual(UNPROVED)

  const second = await context.newPage()
  await Promise.all([accesses(second), page.reload().then(() => heading(page, 'Mes accès'))])
  // Asleep: her clock has gone on, every window is closed.
  await second.clock.install({ time: Date.now() + 600_000 })
  await Promise.all([accesses(second), accesses(page)])
  await Promise.all([accesses(page), accesses(second)])
  expect(complaints().filter(one => !one.includes(HOME))).toEqual([])
  await context.close()
})

test('a copied proof shown for something else ends the session for both, and she signs in again', async () => {
  const { page, context } = await visit(null)
  await page.goto(`${HOME}/pro/connexion`)
  await press(page, 'Continuer avec mon identité professionnelle')
  await page.getByRole('button', { name: /Anne LE GOFF/ }).click()
  await heading(page, 'Trouver un patient')
  const copied = await accesses(page)
  expect(await replayed(context, '/api/professional/records', copied)).toEqual({ status: 401, code: 'session-ended' })
  await page.goto(`${HOME}/pro/mes-acces`)
  await page.waitForURL(`${HOME}/`)
  await context.close()
})
