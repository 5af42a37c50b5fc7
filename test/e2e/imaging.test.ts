import { afterAll, expect, test } from 'vitest'
import { archiveOf } from '../../src/documents/dicom/testing/archive-of.ts'
import { makeDicom, makeSelection } from '../../src/documents/dicom/testing/make-dicom.ts'
import { give, heading, press, reads } from './acts.ts'
import { visit } from './browser.ts'
import { known } from './known.ts'
import { look } from './look.ts'

const [visitor, marcel] = await Promise.all([visit('nguyen'), known('marcel')])
const { page } = visitor
afterAll(() => visitor.context.close())

test('what can hurt stays in sight on every page of a record', async () => {
  await page.goto(`/pro/p/${marcel.recordId}/documents`)
  await page.locator('.person-alerts').waitFor()
  await look(visitor, 'alerts in the bar of a person')
})

test('the images of an examination open on the page of imaging', async () => {
  await page.goto(`/pro/p/${marcel.recordId}/imagerie`)
  await heading(page, 'Imagerie')
  await page
    .getByRole('button', { name: /^Ouvrir les images/ })
    .first()
    .click()
  await page.locator('.study-picture canvas').waitFor()
  await reads(page, /^Image \d+ sur 16$/)
})

test('a distance is measured by keys alone, in millimetres because the file says how large a point is', async () => {
  await page.locator('.viewer-stage.is-dark').focus()
  for (const key of ['d', 'Enter', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key)
  // Two strides of four points of 2.25 mm.
  await reads(page, /Distance 1\s: 18,0\smm/)
  await look(visitor, 'a distance on an image')
})

test('an angle by the mouse, then nothing is left of either', async () => {
  await press(page, 'Angle')
  const box = await page.locator('.study-overlay').boundingBox()
  if (box === null) throw new Error('no image')
  const places = [
    [0.6, 0.5],
    [0.5, 0.5],
    [0.5, 0.6],
  ] as const
  for (const [x, y] of places) await page.locator('.study-overlay').click({ position: { x: box.width * x, y: box.height * y } })
  await reads(page, /Angle 2\s: 90,0°/)
  await press(page, 'Effacer les mesures')
  expect(await page.locator('.study-measures li').count()).toBe(0)
})

test('a window is chosen by its name', async () => {
  await page.getByLabel('Fenêtre', { exact: true }).selectOption({ label: 'Poumon' })
  await look(visitor, 'lungs on a scanner')
})

test('of many images those that somebody marked come first, under a name of their own', async () => {
  const hers = await visit('marcel')
  await hers.page.goto('/documents/ajouter')
  const image = (n: number): Buffer => makeDicom({ number: n, sop: `1.2.3.1.${n}`, study: 'IRM du genou droit' })
  const images = Object.fromEntries([1, 2, 3, 4, 5].map(n => [`${n}.dcm`, image(n)]))
  const archive = await archiveOf({ ...images, 'marks.dcm': makeSelection('113000', ['1.2.3.1.1', '1.2.3.1.4']) })
  await give(hers.page, 'genou.zip', 'application/zip', archive)
  await press(hers.page, 'Oui, c’est pour Marcel')
  await hers.page.getByText('À classer plus tard').click()
  await press(hers.page, 'Enregistrer ce document')
  await reads(hers.page, '1 enregistré, 0 échec.')
  await hers.page.goto('/documents?show=to-file')
  await hers.page
    .getByRole('link', { name: /IRM du genou droit/ })
    .first()
    .click()
  await reads(hers.page, 'Image 1 sur 2')
  await look(hers, 'key images of an examination')
  await hers.context.close()
})
