import { afterAll, expect, test } from 'vitest'
import { insOf as numberOf, pdf } from '../api/people.ts'
import { choose, follow, give, heading, insOf, press, reads, write } from './acts.ts'
import { visit } from './browser.ts'
import { look } from './look.ts'

const visitor = await visit('morin')
const { page } = visitor
afterAll(() => visitor.context.close())

const find = async (ins: string): Promise<void> => {
  await write(page, 'Numéro INS ou code de la carte', ins)
  await press(page, 'Chercher')
}

test('a slip of the finger is told before anything leaves', async () => {
  await page.goto('/pro')
  await find('1440229999')
  await reads(page, 'L’INS compte 15 caractères, vous en avez saisi 10.')
  await look(visitor, 'finder, wrong number')
})

test('with the person’s agreement she opens the record, and the synthesis is there first', async () => {
  await page.goto('/pro')
  await find(insOf('lucas'))
  await heading(page, /Ouvrir/)
  await look(visitor, 'access panel')
  await press(page, /J’ai son accord/)
  await heading(page, 'Synthèse')
  await page.getByRole('region', { name: 'Allergies et alertes' }).waitFor()
  await look(visitor, 'synthesis of a record')
})

test('what the person declared she confirms in her own name, once asked', async () => {
  await press(page, /^Confirmer « Ligament croisé/)
  await page.getByRole('dialog').waitFor()
  await look(visitor, 'a declared line to confirm')
  await page.getByRole('dialog').getByRole('button', { name: 'Confirmer', exact: true }).click()
  await reads(page, 'Confirmé à votre nom.')
  await page.getByRole('button', { name: /^Confirmer « Ligament croisé/ }).waitFor({ state: 'detached' })
})

test('a doubt about who she is is noted from the open record, and the record is where it was left', async () => {
  await follow(page, 'J’ai un doute sur son identité')
  await heading(page, 'Identité dans votre structure')
  await page.getByRole('button', { name: 'Noter « douteuse »' }).waitFor()
  await look(visitor, 'a doubt from an open record')
  await follow(page, 'Revenir au dossier')
  await heading(page, 'Synthèse')
})

test('from there the documents are one press away', async () => {
  await follow(page, 'Documents')
  await page.getByRole('list', { name: 'Liste des documents' }).waitFor()
})

test('she reads by the arrow keys, list and document side by side', async () => {
  const rows = page.locator('.bench-row')
  await rows.first().click()
  await page.getByRole('region', { name: /^Lecture : / }).waitFor()
  const first = page.url()
  await page.keyboard.press('ArrowDown')
  await page.waitForURL(url => url.href !== first)
  expect(await rows.nth(1).getAttribute('aria-current')).toBe('true')
})

test('no line is shown before what orders the lines: none changes place under a finger', async () => {
  let release = (): void => undefined
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  const order = '**/api/professional/useful-types'
  await page.route(order, async route => {
    await held
    await route.continue()
  })
  const listed = page.waitForResponse(answer => answer.request().method() === 'GET' && /\/documents$/.test(new URL(answer.url()).pathname))
  await page.reload()
  await (await listed).finished()
  // Time enough to draw them, if they were not waiting.
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 500)))
  const rows = page.locator('.bench-row')
  expect(await rows.count()).toBe(0)
  release()
  await rows.first().waitFor()
  await page.unroute(order)
})

test('what she has not opened herself is marked, and can be listed alone', async () => {
  await page.getByRole('button', { name: /^Non lus par moi/ }).click()
  await page.waitForURL(/lu=non/)
  await page.reload()
  const rows = page.locator('.bench-row')
  await rows.first().waitFor()
  expect(await page.locator('.bench-row .title.is-unread').count()).toBe(await rows.count())
  await look(visitor, 'documents not read by her')
})

test('she deposits a PDF with its type, title and date', async () => {
  await follow(page, 'Déposer')
  await give(page, 'compte rendu.pdf', 'application/pdf', pdf('Compte rendu'))
  await write(page, 'Titre', 'Compte rendu de consultation')
  await page.getByLabel('Type', { exact: true }).selectOption({ index: 1 })
  await choose(page, /Quand la personne/, 'Tout de suite')
  await look(visitor, 'deposit described')
  await press(page, 'Déposer')
  await reads(page, 'Document déposé.')
  await look(visitor, 'deposited')
  await follow(page, 'Voir les documents')
  await heading(page, 'Compte rendu de consultation')
})

test('she replaces it: the first version stays, said to be replaced', async () => {
  await press(page, 'Remplacer')
  await heading(page, 'Remplacer un document')
  await give(page, 'corrige.pdf', 'application/pdf', pdf('Version corrigee'))
  await write(page, 'Titre', 'Compte rendu corrigé')
  await page.getByLabel('Type', { exact: true }).selectOption({ index: 1 })
  await press(page, 'Déposer')
  await reads(page, 'Document déposé.')
  await follow(page, 'Voir les documents')
  await heading(page, 'Compte rendu corrigé')
  await reads(page, 'Version 2')
})

test('of a number that is nobody’s, she is told what she is told of a record she may not open', async () => {
  await page.goto('/pro')
  await find(numberOf(90_417))
  await press(page, /J’ai son accord/)
  await reads(page, 'Aucun dossier consultable.')
  await look(visitor, 'no record to open')
})

test('her own accesses say what she did', async () => {
  await page.goto('/pro/mes-acces')
  await reads(page, 'Remplacement')
})
