import { afterAll, expect, test } from 'vitest'
import { insKey } from '../../src/kernel/ins.ts'
import { heading, press, reads, write } from './acts.ts'
import { visit, type Visitor } from './browser.ts'
import { look } from './look.ts'

const visitors: Visitor[] = []
afterAll(async () => {
  for (const { context } of visitors) await context.close()
})

const THIRTEEN = '2880775042789'

test('at her word, a professional creates a record and hands over a code on paper', async () => {
  const visitor = await visit('nguyen')
  visitors.push(visitor)
  const { page } = visitor
  await page.goto('/pro/creer')
  await heading(page, 'À lui dire d’abord')
  await write(page, 'Numéro INS', `${THIRTEEN}${insKey(THIRTEEN)}`)
  await write(page, 'Nom de naissance', 'Kerlo')
  await write(page, 'Tous les prénoms', 'Nolwenn Marie')
  await write(page, 'Date de naissance', '14/07/1988')
  await page.locator('label').filter({ hasText: 'Féminin' }).click()
  await press(page, 'Créer le dossier')
  // Without her agreement nothing is asked of the server.
  await heading(page, 'Son accord')
  await page.locator('label').filter({ hasText: 'La personne a compris' }).click()
  const answered = page.waitForResponse(response => response.url().endsWith('/api/records/on-demand'))
  await press(page, 'Créer le dossier')
  await heading(page, 'Code à remettre')
  await reads(page, /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  expect(await page.getByRole('link', { name: 'Imprimer le papier' }).getAttribute('href')).toMatch(/^blob:/)
  const { paper } = (await (await answered).json()) as { paper: string }
  expect(Buffer.from(paper, 'base64').toString('latin1', 0, 5)).toBe('%PDF-')
  await look(visitor, 'code to hand over')
})
