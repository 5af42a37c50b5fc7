import { afterAll, test } from 'vitest'
import { choose, press, reads, write } from './acts.ts'
import { visit } from './browser.ts'
import { look } from './look.ts'

const visitor = await visit('jade')
const { page } = visitor
afterAll(() => visitor.context.close())

test('she keeps a professional from who acts for her, told what that does and what it does not', async () => {
  await page.goto('/proches/discretion')
  await choose(page, 'Que voulez-vous cacher ?', 'Un soignant')
  await page.getByRole('searchbox', { name: 'Nom du soignant ou du lieu' }).fill('riou')
  await page.getByRole('radiogroup', { name: 'Lequel ?' }).locator('label').first().click()
  await reads(page, /ne verra plus rien de .*RIOU/i)
  await look(visitor, 'protected places, a professional chosen')
  await press(page, 'Protéger maintenant')
  await reads(page, 'C’est protégé.')
  await look(visitor, 'protected places, one running')
})

test('a town that the directory does not know is refused in words, and nothing is kept', async () => {
  await choose(page, 'Que voulez-vous cacher ?', 'Toute une ville')
  await write(page, 'Nom de la ville', 'Ailleurs-sur-Rien')
  await press(page, 'Protéger maintenant')
  await page.getByRole('alert').or(page.locator('.toast')).first().waitFor()
  await look(visitor, 'protected places, an unknown town')
})

test('she stops it, once asked again', async () => {
  await press(page, /^Arrêter la protection de/)
  await page.getByRole('dialog').waitFor()
  await look(visitor, 'protected places, to stop')
  await page.getByRole('dialog').getByRole('button', { name: 'Arrêter', exact: true }).click()
  await reads(page, 'La protection est arrêtée.')
  await look(visitor, 'protected places, over')
})
