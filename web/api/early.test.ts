import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let asked: string[] = []
/** What the page asks is one page's: each test is a page anew. */
let page: typeof import('./early.ts')

const turn = (): Promise<void> => new Promise(resolve => void setImmediate(resolve))

beforeEach(async () => {
  asked = []
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    return path === '/away' ? Promise.reject(new TypeError('away')) : Promise.resolve(new Response(`"${path}"`))
  })
  vi.resetModules()
  page = await import('./early.ts')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what was asked ahead is asked once: its answer goes to the first who asks the same, and the second asks anew', async () => {
  void page.askEarly('/session', async answer => [`/record?of=${await answer.text()}`])
  const session = await page.takeEarly('/session')
  expect(await session?.response.text()).toBe('"/session"')
  const record = await page.takeEarly('/record?of="/session"')
  expect(await record?.response.text()).toBe('"/record?of="/session""')
  expect(await page.takeEarly('/session')).toBeUndefined()
  expect(asked).toEqual(['/session', '/record?of="/session"'])
})

test('the page that asks while it is not yet known what will be asked ahead waits to know it, and asks nothing twice', async () => {
  let tell = (_: readonly string[]): void => undefined
  void page.askEarly('/session', () => new Promise(resolve => (tell = resolve)))
  const record = page.takeEarly('/record')
  await turn()
  tell(['/record'])
  expect(await (await record)?.response.text()).toBe('"/record"')
  expect(asked).toEqual(['/session', '/record'])
})

test('an answer that nobody took is not given to who asks later', async () => {
  void page.askEarly('/session', async () => [])
  vi.advanceTimersByTime(10_000)
  expect(await page.takeEarly('/session')).toBeUndefined()
})

test('of what was asked for one person nothing is given to the next', async () => {
  void page.askEarly('/session', async () => [])
  page.forgetEarly()
  expect(await page.takeEarly('/session')).toBeUndefined()
})

test('when no answer comes, who asks the same asks anew', async () => {
  void page.askEarly('/away', async () => ['/never'])
  expect(await page.takeEarly('/away')).toBeUndefined()
  expect(await page.takeEarly('/never')).toBeUndefined()
  expect(asked).toEqual(['/away'])
})
