import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Visitor, visit } from './browser.ts'
import { known } from './known.ts'
import { look, settled } from './look.ts'
import { faultsOf, walkByKeyboard, ZOOMED } from './reflow.ts'

const camille = await known('camille')

/** The key screens (ui.md §5.14), and a fact that each must still tell in easy words. */
const SCREENS = [
  { name: 'P1', path: '/', shows: 'Carnet, c’est quoi' },
  { name: 'P3', path: '/activer', shows: 'Prenez la carte Vitale' },
  { name: 'P4', path: '/activer/choix', shows: 'Vous choisissez qui lit votre dossier.' },
  { name: 'P5', path: '/refuser', shows: 'On vous soigne pareil.' },
  { name: 'U1', path: '/accueil', shows: 'Appuyez sur un papier pour le lire.' },
  { name: 'U3', path: '/documents', shows: /Il y a \d+ papiers/ },
  { name: 'U5', path: `/documents/${camille.documentOf('cda').id}`, shows: 'Qui peut le lire' },
  { name: 'U7', path: '/sante', shows: 'Vous avez dit : il n’y en a pas.' },
  { name: 'U13', path: '/carte', shows: 'Ce qui est écrit sur la carte' },
  { name: 'U15', path: '/volontes', shows: 'Seul ce registre compte vraiment.' },
  { name: 'U18', path: '/acces', shows: 'Le SAMU peut lire.' },
  { name: 'U19', path: '/acces/urgence', shows: 'Le SAMU peut vous sauver.' },
  { name: 'U20', path: '/regards', shows: 'Chaque visite est notée.' },
  { name: 'U25', path: '/proches', shows: 'Ouvrir le dossier de Noé' },
] as const

const STEPS = 16

describe('easy to read', () => {
  let visitor: Visitor
  beforeAll(async () => {
    visitor = await visit('camille')
    await visitor.page.goto('/facile')
    await visitor.page.getByRole('button', { name: 'Tout lire en version facile' }).click()
  })
  afterAll(() => visitor.context.close())

  test.each(SCREENS)('$name begins in easy words, and holds the usual page behind', async ({ name, path, shows }) => {
    const { page } = visitor
    await page.goto(path)
    await page.getByText(shows).first().waitFor()
    expect(await page.getByText('Lecture facile, à relire avec les personnes concernées.').count()).toBe(1)
    await look(visitor, `easy ${name}`)
    await page.setViewportSize(ZOOMED)
    await settled(page)
    expect({ narrow: await faultsOf(page), keyboard: await walkByKeyboard(page, STEPS) }).toEqual({ narrow: [], keyboard: [] })
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test('« Plus » holds what the usual page shows, and one press leaves the easy words', async () => {
    const { page } = visitor
    await page.goto('/acces')
    await page.locator('summary').filter({ hasText: 'Plus' }).click()
    await page.getByText('6. Par métier').waitFor()
    await page.getByRole('button', { name: 'Revenir à la lecture habituelle' }).click()
    await page.getByText('Le SAMU peut lire.').waitFor({ state: 'detached' })
    expect(await page.evaluate<string | null>('localStorage.getItem("carnet.display")')).toContain('"easy":"no"')
  })
})
