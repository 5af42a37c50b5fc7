import { afterAll, describe, expect, test } from 'vitest'
import { hasSession, type Visitor, visit } from './browser.ts'
import { look } from './look.ts'

const visitors: Visitor[] = []
const enter = async (): Promise<Visitor> => {
  const visitor = await visit(null)
  visitors.push(visitor)
  await visitor.page.goto('/demo')
  await visitor.page.getByRole('heading', { name: 'Essayer sans compte' }).waitFor()
  return visitor
}
afterAll(async () => {
  for (const { context } of visitors) await context.close()
})

describe('the demonstration', () => {
  test.each([
    ['Entrer comme patiente', '/accueil'],
    ['Entrer comme parent', '/accueil'],
    ['Entrer comme médecin', '/pro'],
    ['Entrer au SAMU', '/urgence'],
    ['Entrer au guichet', '/guichet'],
  ])('%s', async (button, path) => {
    const { page, complaints } = await enter()
    await page.getByRole('button', { name: button }).click()
    await page.waitForURL(url => url.pathname === path)
    await page.getByText('Démonstration').first().waitFor()
    expect(complaints()).toEqual([])
  })

  test('has a tour of five stops, each under its own strip, which ends where it began', async () => {
    const visitor = await enter()
    const { page } = visitor
    await page.getByRole('button', { name: 'Commencer la visite' }).click()
    for (const [index, path] of ['/documents', '/acces', '/regards', '/pro', '/urgence'].entries()) {
      await page.waitForURL(url => url.pathname === path)
      await page.getByText(`Étape ${index + 1} sur 5`).waitFor()
      if (index === 0) {
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        await look(visitor, 'tour')
      }
      if (index < 4) await page.getByRole('button', { name: 'Étape suivante' }).click()
    }
    await page.getByRole('button', { name: 'Terminer la visite' }).click()
    await page.waitForURL(url => url.pathname === '/demo')
    expect(await page.getByText(/Étape \d sur 5/).count()).toBe(0)
  })

  test('may be left at any stop, taken up at any other, and goes on after the page is loaded again', async () => {
    const { page } = await enter()
    await page.getByRole('button', { name: 'La médecin ouvre un dossier' }).click()
    await page.getByText('Étape 4 sur 5').waitFor()
    await page.reload()
    await page.getByText('Étape 4 sur 5').waitFor()
    await page.getByRole('button', { name: 'Quitter la visite' }).click()
    await page.waitForURL(url => url.pathname === '/demo')
    await page.getByRole('button', { name: 'Tout oublier' }).click()
    await page.getByText('Ce navigateur ne garde plus rien de l’essai.').first().waitFor()
    expect(await hasSession(page.context())).toBe(false)
  })
})
