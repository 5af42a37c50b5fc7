import { afterAll, expect, test } from 'vitest'
import { heading, insOf, press, reads, write } from './acts.ts'
import { visit } from './browser.ts'
import { look } from './look.ts'

const visitor = await visit('vasseur')
const { page } = visitor
afterAll(() => visitor.context.close())

const identify = async (person: string): Promise<void> => {
  await page.goto('/urgence')
  await write(page, 'INS ou code de la carte d’urgence', insOf(person))
  await heading(page, 'Ouvrir sans accord (urgence)')
}

/** A box is pressed where everybody presses it: on its words. */
const tick = (words: string): Promise<void> => page.locator('label').filter({ hasText: words }).click()

const attest = async (): Promise<void> => {
  await tick('La personne ne peut pas donner son accord')
  await tick('Sa santé est en danger immédiat.')
  await write(page, 'Motif', 'Inconscient sur la voie publique, seul.')
  await press(page, /J’atteste l’urgence/)
}

test('without both attestations and a motive nothing opens', async () => {
  await identify('camille')
  await press(page, /J’atteste l’urgence/)
  await reads(page, 'Les deux conditions sont nécessaires.')
  await look(visitor, 'break-glass, not filled in')
})

test('with them, what one must know in ten seconds stands on one screen', async () => {
  await identify('camille')
  await attest()
  await heading(page, 'Traitements')
  await heading(page, 'Danger')
  await page.setViewportSize({ width: 1366, height: 768 })
  const bottoms = await page.locator('.blocks > section').evaluateAll(all => all.map(one => one.getBoundingClientRect().bottom))
  expect([bottoms.length, Math.max(...bottoms) <= 768]).toEqual([5, true])
  await look(visitor, 'emergency view')
})

test('closing the file ends the access: the same address answers as for nobody', async () => {
  const address = page.url()
  await press(page, 'Fermer le dossier')
  await heading(page, 'Identifier la personne')
  await page.goto(address)
  await heading(page, 'Aucun dossier consultable.')
})

test('who said no is refused in the words of who does not exist', async () => {
  await identify('ange')
  await attest()
  await heading(page, 'Aucun dossier consultable.')
  await look(visitor, 'emergency, refused')
})

test('she does not recognise it, he explains, and she reads why', async () => {
  const camille = await visit('camille')
  await camille.page.goto('/regards')
  await camille.page
    .getByRole('button', { name: /^Je ne reconnais pas/ })
    .first()
    .click()
  await reads(camille.page, /Une explication est demandée/)
  await look(camille, 'access not recognised')
  await page.goto('/pro/mes-acces')
  await heading(page, 'Explications demandées')
  await look(visitor, 'explanation asked')
  await write(page, 'Votre explication', 'Vous étiez inconsciente, votre amie nous a appelés.')
  await press(page, 'Répondre au patient')
  await reads(page, /Vous avez répondu/)
  await camille.page.reload()
  await reads(camille.page, 'Vous étiez inconsciente, votre amie nous a appelés.')
  await camille.context.close()
})
