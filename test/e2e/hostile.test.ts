import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { hostileMarkup, hostileNarratives, renderHostile } from '../../src/documents/format/render/hostile.fixtures.ts'
import { ADDRESS, visit } from './browser.ts'
import { known } from './known.ts'

const NARRATIVES = 2_000
const TOGETHER = 50
const marcel = await known('marcel')
const model = marcel.documentOf('cda').id
const DOCUMENT = `/api/records/${marcel.recordId}/documents/`

const portions = (all: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(all.length / TOGETHER) }, (_, index) => all.slice(index * TOGETHER, (index + 1) * TOGETHER))

/** Ids that no document has, one a page to read. */
const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`

/** Runs in the page: what stands in the reader that a document must never bring. */
const BROUGHT = `(() => {
  const region = document.querySelector('.narrative')
  const elements = [...region.querySelectorAll('*')]
  const bad = elements.filter(element => /^(script|style|img|iframe|object|embed|form|input|video|audio|link|meta|base|svg|math|template|textarea|select|dialog|portal|marquee|body)$/.test(element.localName) && !element.closest('button, summary'))
  const on = elements.flatMap(element => [...element.attributes].filter(({ name }) => /^(on|style$|src|srcdoc|action|formaction|data$)/.test(name)).map(({ name }) => name))
  const links = [...region.querySelectorAll('a')].map(link => link.getAttribute('href')).filter(href => !/^(#|https?:\\/\\/)/i.test(href))
  const seen = (region.textContent.match(/reached-\\d+/g) ?? []).length
  return { seen, bad: bad.map(element => element.outerHTML.slice(0, 80)), on, links, length: region.textContent.length }
})()`

type Brought = {
  readonly bad: readonly string[]
  readonly on: readonly string[]
  readonly links: readonly string[]
  readonly length: number
  readonly seen: number
}

/** Answers for the server: a document like another, whose text is the portion of this page. */
const answerFor = async (page: Page, pages: readonly string[]): Promise<void> => {
  const detail = (await (await page.request.get(`${ADDRESS}${DOCUMENT}${model}`)).json()) as object
  await page.route(new RegExp(`${DOCUMENT}00000000-`), (route: Route) => {
    const [, index = '', kind] = /0{8}-0000-4000-8000-(\d{12})(\/html)?/.exec(route.request().url()) ?? []
    const body = kind
      ? { title: 'x', lang: 'fr', html: pages[Number(index)] ?? '' }
      : { ...detail, id: idOf(Number(index)), title: `Document ${Number(index)}` }
    return route.fulfill({ json: body })
  })
}

/** Goes from one document to the next inside the page, as a link would, so that one life of the page reads them all. */
const readAll = async (page: Page, pages: readonly string[]): Promise<readonly Brought[]> => {
  const found: Brought[] = []
  await page.goto(`/documents/${idOf(0)}`)
  for (const index of pages.keys()) {
    if (index > 0)
      await page.evaluate(`history.pushState({}, '', '/documents/${idOf(index)}'); dispatchEvent(new PopStateEvent('popstate'))`)
    await page.getByRole('heading', { level: 1, name: `Document ${index}`, exact: true }).waitFor()
    await page.locator('.narrative').waitFor({ state: 'attached' })
    found.push(await page.evaluate<Brought>(BROUGHT))
  }
  return found
}

/** What a page of a document may ask: our own files and our own API. */
const isOurs = (url: string): boolean => new RegExp(`^${ADDRESS}/(?:assets/|api/|documents/[0-9a-f-]{36}$|carnet\\.svg)`).test(url)

/** Chromium reports a handler or a style as it reads it, even in a document that nobody shows and where nothing runs. */
const BLOCKED = /violates the following Content Security Policy directive.*The action has been blocked/

const judge = async (pages: readonly string[], mayBlock = false): Promise<readonly Brought[]> => {
  const { page, context, complaints } = await visit('marcel')
  const asked: string[] = []
  const dialogs: string[] = []
  page.on('request', request => isOurs(request.url()) || asked.push(request.url()))
  page.on('dialog', dialog => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await answerFor(page, pages)
  const brought = await readAll(page, pages)
  await context.close()
  const said = complaints().filter(complaint => !(mayBlock && BLOCKED.test(complaint)))
  expect({ asked, dialogs, said }).toEqual({ asked: [], dialogs: [], said: [] })
  expect(brought.flatMap(({ bad, on, links }) => [...bad, ...on, ...links])).toEqual([])
  return brought
}

test(`${NARRATIVES} hostile narratives, as the server renders them: no script runs, nothing is asked of anyone`, async () => {
  const brought = await judge(portions(hostileNarratives(NARRATIVES)).map(renderHostile))
  expect(brought.every(({ length }) => length > 0)).toBe(true)
})

/** Ends what a piece may have left open, so that the next one is markup again; a word tells that it was reached. */
const apart = (piece: string, index: number): string =>
  `<section>${piece}</section></textarea></title></xmp></style></script></noscript></template></select></iframe>--><p>reached-${index}</p>`

test(`${NARRATIVES} pieces of hostile markup that reach the page unrendered: the second door holds alone`, async () => {
  const endless = /<plaintext/i
  const pieces = hostileMarkup(NARRATIVES).filter(piece => !endless.test(piece))
  const alone = hostileMarkup(NARRATIVES).filter(piece => endless.test(piece))
  const brought = await judge([...portions(pieces.map(apart)).map(page => page.join('')), ...new Set(alone)], true)
  expect(brought.reduce((sum, { seen }) => sum + seen, 0)).toBeGreaterThan(pieces.length * 0.8)
})
