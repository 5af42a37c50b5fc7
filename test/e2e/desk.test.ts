import { afterAll, expect, test } from 'vitest'
import { type Visitor, visit } from './browser.ts'
import { choose, insOf } from './acts.ts'
import { look, settled } from './look.ts'

/** The agents' desk on its screens: G1 to G7 (ui.md §3.5), by two agents, on somebody of the demonstration. */
const [one, two] = [await visit('coat'), await visit('jezequel')]
afterAll(async () => {
  for (const { context } of [one, two]) await context.close()
})

const NO_MEDICAL = 'Vous ne voyez aucune donnée médicale.'
const open = async ({ page }: Visitor, path: string, shows: string): Promise<void> => {
  await page.goto(path)
  await page.getByText(shows).first().waitFor()
  await page.locator('main').getByText(NO_MEDICAL).waitFor()
}
let person = ''

test('the desk finds somebody by her whole number, and says where she stands', async () => {
  const { page } = one
  await open(one, '/guichet', 'Chercher une personne')
  await page.getByLabel('Numéro de sécurité sociale').last().fill(insOf('marcel'))
  await page.getByRole('button', { name: 'Chercher', exact: true }).click()
  await page.getByRole('heading', { name: 'Personnes trouvées' }).waitFor()
  await look(one, 'desk home')
  await page.getByRole('link', { name: /GUILLOUX/ }).click()
  await page.getByRole('heading', { name: 'Situation du dossier' }).waitFor()
  person = new URL(page.url()).pathname
  expect(person).toMatch(/^\/guichet\/p\/[0-9a-f-]{36}$/)
  await page.getByText('Identité à vérifier').waitFor()
  await look(one, 'desk person')
})

test('nothing is done before the identity is verified', async () => {
  const { page } = one
  await open(one, `${person}/code`, 'Vérifiez d’abord l’identité')
  await look(one, 'desk code, unverified')
  await page.getByRole('link', { name: 'Vérifier l’identité' }).click()
  await page.getByRole('heading', { name: 'Qui est devant vous ?' }).waitFor()
  await page.getByRole('button', { name: 'Identité vérifiée' }).click()
  await page.getByRole('alert').waitFor()
  await look(one, 'desk identity')
  await page.getByText('Carte d’identité', { exact: true }).click()
  await page.getByText('La photo ressemble à la personne.').click()
  await page.getByRole('button', { name: 'Identité vérifiée' }).click()
  await page.getByText('Identité vérifiée jusqu’à').first().waitFor()
})

test('a sealed code takes a colleague', async () => {
  const { page } = one
  await open(one, `${person}/code`, 'Imprimer sous pli fermé')
  await page.getByRole('button', { name: 'Imprimer sous pli fermé' }).click()
  await page.getByRole('button', { name: 'Demander à un collègue' }).click()
  await page.getByText('La demande est partie.').waitFor()
  await look(one, 'desk code, a colleague is needed')
  await open(two, '/guichet', 'Envoyer un nouveau code')
  await two.page.getByRole('button', { name: 'Donner mon accord' }).first().click()
  await two.page.getByText('Votre réponse est enregistrée.').first().waitFor()
  await page.getByRole('button', { name: 'Imprimer sous pli fermé' }).click()
  await page.getByRole('link', { name: 'Ouvrir la feuille à plier' }).waitFor()
  await look(one, 'desk code')
})

test('a choice is read aloud, confirmed, and asks a colleague when it closes', async () => {
  const { page } = one
  await open(one, `${person}/choix`, 'Fermer le dossier')
  await page.getByText('Plus personne ne peut le lire.').first().waitFor()
  await page.getByText('La personne a entendu ce texte').click()
  await page.getByRole('button', { name: 'Enregistrer le choix' }).click()
  await page.getByRole('heading', { name: 'Cet acte se fait à deux' }).waitFor()
  await look(one, 'desk choice')
})

test('contacts are half-masked; what is wrong is said at its field', async () => {
  const { page } = one
  await open(one, `${person}/contacts`, 'Nouvelle coordonnée')
  await choose(page, 'Que faut-il changer ?', 'Adresse')
  await page.getByLabel('Code postal').fill('29')
  await page.getByRole('button', { name: 'Changer', exact: true }).click()
  await page.getByText('Le code postal a 5 chiffres.').waitFor()
  await look(one, 'desk contacts')
})

test('a request is written down, followed and answered', async () => {
  const { page } = one
  await open(one, person, 'Noter une demande')
  await page.getByText('Noter une demande').click()
  await page.getByLabel('Ce que dit la personne').fill('Je voudrais une copie de mes données.')
  await page.getByRole('button', { name: 'Enregistrer la demande' }).click()
  await page.getByRole('link', { name: 'Ouvrir le reçu' }).waitFor()
  await look(one, 'desk person, a request')
  await page
    .getByRole('link', { name: /Recevoir une copie/ })
    .first()
    .click()
  await page.getByRole('heading', { name: /^Demande n°/ }).waitFor()
  await page.getByText('Transmettre au DPO').click()
  await page.getByLabel('Texte').fill('À vérifier avec vous.')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.getByText('Transmise au DPO').waitFor()
  await look(one, 'desk request')
  const receipt = await one.context.request.get(`/api/desk${person.replace('/guichet/p', '/persons')}`)
  expect(await receipt.text()).not.toMatch(/documents|diabète|Bilan/)
})

test('nothing stands out sideways at 320 px, whatever the screen', async () => {
  const { page } = one
  await page.setViewportSize({ width: 320, height: 800 })
  for (const path of ['/guichet', person, ...['identite', 'code', 'choix', 'contacts'].map(screen => `${person}/${screen}`)]) {
    await page.goto(path)
    await page.locator('main').getByText(NO_MEDICAL).waitFor()
    await settled(page)
    expect([path, await page.evaluate<number>('document.documentElement.scrollWidth')]).toEqual([path, 320])
  }
})
