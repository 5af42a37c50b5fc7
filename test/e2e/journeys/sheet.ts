/** `node sheet.ts FOLDER`: all the pictures of FOLDER/pictures on one sheet, as a page (`sheet.html`) and as a picture (`sheet.png`). */
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const [folder = '.'] = process.argv.slice(2)
const NAME = /^(.*)-(360|1280|1366)-(light|dark)\.png$/

type Picture = { readonly file: string; readonly name: string; readonly width: string; readonly theme: string }

const pictures: readonly Picture[] = readdirSync(path.join(folder, 'pictures'))
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  .flatMap(file => {
    const [, name, width, theme] = NAME.exec(file) ?? []
    return name === undefined || width === undefined || theme === undefined ? [] : [{ file, name, width, theme }]
  })

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const figure = ({ file, width, theme }: Picture): string =>
  `<a class="w${width}" href="pictures/${encodeURIComponent(file)}"><img loading="eager" src="pictures/${encodeURIComponent(file)}" alt="${width}, ${theme}"></a>`

const rows = [...new Set(pictures.map(({ name }) => name))].map(name => {
  const own = pictures.filter(picture => picture.name === name)
  return `<section><h2>${escaped(name.replaceAll('-', ' '))}</h2><div>${own.map(figure).join('')}</div></section>`
})

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Every screen</title><style>
body { margin: 16px; font: 12px system-ui; background: #ddd; color: #111; display: grid; grid-template-columns: repeat(4, 1fr); gap: 14px }
h1 { grid-column: 1 / -1; font-size: 18px; margin: 0 } h2 { font-size: 12px; margin: 0 0 4px }
section > div { display: flex; gap: 4px } a { overflow: hidden; height: 180px; background: #fff; border: 1px solid #999 }
a.w360 { flex: 9 } a.w1280, a.w1366 { flex: 24 } img { display: block; width: 100% }
</style><h1>${pictures.length} pictures of ${rows.length} screens, 360 and 1280 px, light and dark</h1>${rows.join('\n')}</html>`

const sheet = path.join(folder, 'sheet.html')
writeFileSync(sheet, page)

const PROGRAM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(file => existsSync(file))
const browser = await chromium.launch({ ...(PROGRAM === undefined ? {} : { executablePath: PROGRAM }), args: ['--no-sandbox'] })
try {
  const tab = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
  await tab.goto(pathToFileURL(path.resolve(sheet)).href, { waitUntil: 'load', timeout: 300_000 })
  await tab.screenshot({ path: path.join(folder, 'sheet.png'), fullPage: true, timeout: 300_000 })
} finally {
  await browser.close()
}
console.log(`sheet: ${pictures.length} pictures of ${rows.length} screens, ${sheet}`)
