import { expect, test } from 'vitest'
import { heading, press, reads, write } from './acts.ts'
import { visit } from './browser.ts'
import { look } from './look.ts'

test('two minutes before the end she is asked, and stays by one press', async () => {
  const visitor = await visit('ines')
  const { page } = visitor
  await page.clock.install()
  await page.goto('/accueil')
  await heading(page, 'Bonjour Inès')
  // What the page still asks is a sign of life.
  await page.waitForLoadState('networkidle')
  await page.clock.fastForward('26:00')
  expect(await page.getByRole('alertdialog').count()).toBe(0)
  await page.clock.fastForward('01:30')
  await page.getByRole('alertdialog', { name: 'Êtes-vous toujours là ?' }).waitFor()
  await page.clock.resume()
  await look(visitor, 'session about to end')
  await press(page, 'Rester connecté')
  await page.getByRole('alertdialog').waitFor({ state: 'detached' })
  await visitor.context.close()
})

test('without an answer nothing of hers stays in sight, and what she wrote waits for her', async () => {
  const { page, context } = await visit('ines')
  await page.clock.install()
  await page.goto('/documents/ecrire')
  await write(page, 'Titre', 'Mes contractions')
  await page.clock.fastForward('30:00')
  await reads(page, 'Votre session est terminée.')
  expect(new URL(page.url()).pathname).toBe('/')
  // Of the people of the demonstration, not of the bar of the page that is going.
  await page.getByRole('main').getByRole('button', { name: /Inès/ }).click()
  await heading(page, 'Bonjour Inès')
  await page.evaluate(`history.pushState({}, '', '/documents/ecrire'); dispatchEvent(new PopStateEvent('popstate'))`)
  expect(await page.getByRole('textbox', { name: 'Titre', exact: true }).inputValue()).toBe('Mes contractions')
  await context.close()
})
