import { expect, test } from 'vitest'
import { visit } from './browser.ts'

/** The addresses whose questions leave before the page is there, and how many there are with the one about the session. */
const AHEAD = [
  ['/accueil', 5],
  ['/documents', 2],
  ['/temps', 2],
  ['/acces', 2],
] as const

test.each(AHEAD)('what %s asks ahead of its page is asked once, so that it leaves one trace', async (address, ahead) => {
  const { page, context } = await visit('ines')
  const asked: string[] = []
  page.on('request', request => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.push(`${request.method()} ${pathname}${search}`)
  })
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  expect(asked.filter((one, n) => asked.indexOf(one) !== n)).toEqual([])
  const whole = new Set(asked)

  // The page itself never comes, from the network or from what the browser keeps of it.
  await page.evaluate('navigator.serviceWorker.getRegistrations().then(all => Promise.all(all.map(one => one.unregister())))')
  await page.route(/\/assets\/index-/, route => route.abort())
  asked.length = 0
  await page.goto(address)
  await page.waitForLoadState('networkidle')
  expect(asked).toHaveLength(ahead)
  expect(asked.filter(one => !whole.has(one))).toEqual([])
  await context.close()
})
