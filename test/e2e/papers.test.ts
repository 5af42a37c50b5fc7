import { afterAll, expect, test } from 'vitest'
import { pdf } from '../api/people.ts'
import { give, heading, press, reads, write } from './acts.ts'
import { visit } from './browser.ts'
import { look } from './look.ts'

const visitor = await visit('marcel')
const { page } = visitor
afterAll(() => visitor.context.close())

const TITLE = 'ordonnance du pied'
const count = async (chip: string): Promise<number> =>
  Number(
    /\d+/.exec(
      await page
        .getByRole('group', { name: 'Filtrer' })
        .getByRole('button', { name: new RegExp(`^${chip}`) })
        .innerText(),
    )?.[0],
  )
const menuOf = (title: RegExp) => page.getByRole('button', { name: title }).first()
const inMenu = (name: string): Promise<void> => page.getByRole('main').getByRole('button', { name, exact: true }).click()
const toList = async (): Promise<void> => {
  await page.goto('/documents')
  await reads(page, /^\d+ documents/)
}

test('a paper is added by file, to be filed later, and waits under « À classer »', async () => {
  await page.goto('/documents/ajouter')
  await give(page, `${TITLE}.pdf`, 'application/pdf', pdf('Pied'))
  await page.getByText('À classer plus tard').click()
  await press(page, 'Enregistrer ce document')
  await reads(page, '1 enregistré, 0 échec.')
  await page.goto('/documents?show=to-file')
  await page.getByRole('link', { name: TITLE }).waitFor()
  await page.goto('/accueil')
  await page.getByRole('link', { name: /documents? à classer/ }).waitFor()
  await look(visitor, 'home with something to do')
})

test('what is opened is no longer unread; one press makes it so again', async () => {
  await page.goto('/documents?show=unread')
  await reads(page, /^\d+ documents? sur/)
  const before = await count('Non lus')
  await page.locator('.row-title a').first().click()
  await page.getByRole('region', { name: /^Lecture : / }).waitFor()
  await page.goBack()
  await expect.poll(() => count('Non lus')).toBe(before - 1)
})

test('filters come back after a reload, and the words typed are in no address', async () => {
  await toList()
  await page.getByRole('searchbox').fill('bilan sanguin')
  await reads(page, /^\d+ documents? sur \d+/)
  await page.getByText('Filtrer par famille, date, personne ou lieu').click()
  await page.getByLabel('Famille').selectOption({ index: 1 })
  await page.getByRole('list', { name: 'Filtres en cours' }).waitFor()
  await expect.poll(() => page.url()).toMatch(/\?cat=\d+$/)
  await page.reload()
  await reads(page, /^\d+ documents? sur|Aucun résultat/)
  expect(await page.getByRole('searchbox').inputValue()).toBe('bilan sanguin')
  await page.getByRole('button', { name: 'Effacer les filtres' }).first().click()
  expect(await page.getByRole('searchbox').inputValue()).toBe('')
})

test('cards, years and the list hold the same documents', async () => {
  await page.goto('/documents?show=mine')
  const titles = page.locator('.row-title a')
  await titles.first().waitFor()
  const held = await titles.count()
  for (const view of ['Cartes', 'Par année']) {
    await press(page, view)
    await page.evaluate(`document.querySelectorAll('main details').forEach(year => { year.open = true })`)
    await expect.poll(() => titles.count()).toBe(held)
    await look(visitor, `documents as ${view}`)
  }
})

test('one is hidden from its own menu, and brought back by undoing', async () => {
  await page.goto('/documents?show=mine')
  await menuOf(/^Actions pour « Mon /).click()
  await look(visitor, 'menu of a document')
  await inMenu('Cacher aux soignants')
  await reads(page, 'Document caché.')
  await expect.poll(() => count('Cachés')).toBeGreaterThan(0)
  const hidden = await count('Cachés')
  await press(page, 'Annuler')
  await expect.poll(() => count('Cachés')).toBe(hidden - 1)
})

test('several are chosen, put in a folder of a new name, then downloaded in one ZIP', async () => {
  await page.goto('/documents?show=mine')
  await press(page, 'Choisir plusieurs')
  await page.getByRole('checkbox').nth(0).check()
  await page.getByRole('checkbox').nth(1).check()
  await reads(page, '2 documents choisis')
  await look(visitor, 'documents chosen')
  await press(page, 'Ranger…')
  await write(page, 'Nom du dossier', 'Mon pied')
  await look(visitor, 'documents put in a folder')
  await page.getByRole('dialog').getByRole('button', { name: 'Ranger', exact: true }).click()
  await reads(page, '2 documents rangés dans « Mon pied ».')
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Télécharger (ZIP)')])
  expect(download.suggestedFilename()).toMatch(/\.zip$/)
  expect(await download.failure()).toBeNull()
})

test('a view is kept under a name, and leads back to its filters', async () => {
  await page.goto('/documents?show=mine')
  await reads(page, /^\d+ documents? sur/)
  await press(page, 'Organiser')
  await press(page, 'Garder cette vue')
  await write(page, 'Nom de la vue', 'Mes papiers')
  await press(page, 'Enregistrer')
  await reads(page, 'Vue « Mes papiers » gardée.')
  await toList()
  await page.getByRole('button', { name: 'Mes papiers', exact: true }).first().click()
  await expect.poll(() => page.url()).toMatch(/show=mine/)
  await look(visitor, 'documents of a view')
})

test('the view she kept is a shortcut of her home', async () => {
  await page.goto('/accueil')
  await page.getByRole('region', { name: 'Raccourcis' }).getByRole('link', { name: 'Mes papiers' }).waitFor()
  await look(visitor, 'home with a shortcut of her own')
  await page.getByRole('region', { name: 'Raccourcis' }).getByRole('link', { name: 'Mes papiers' }).click()
  await expect.poll(() => page.url()).toMatch(/\/documents\?show=mine$/)
})

test('her own is deleted and brought back; deleted again, it goes for good', async () => {
  await page.goto('/documents?show=mine')
  const mine = page.getByRole('link', { name: TITLE })
  const remove = async (): Promise<void> => {
    await menuOf(new RegExp(`^Actions pour « ${TITLE}`)).click()
    await inMenu('Supprimer')
    await mine.waitFor({ state: 'detached' })
  }
  await remove()
  await press(page, 'Annuler')
  await mine.waitFor()
  await remove()
  await page.getByRole('button', { name: 'Fermer ce message' }).first().click()
  await page.waitForLoadState('networkidle')
  await toList()
  expect(await mine.count()).toBe(0)
})

test('by the keyboard alone: from the list to its first document, a note, and the next one', async () => {
  await toList()
  await page.locator('.row-title a').first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Écrire une note' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Votre note' }).focus()
  await page.keyboard.type('À montrer mardi.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await reads(page, 'Note enregistrée.')
  await page.getByText('À montrer mardi.').waitFor()
  await look(visitor, 'document with a note')
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  await page.getByRole('navigation', { name: 'Autres documents' }).getByRole('link').last().focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.getByRole('heading', { level: 1 }).innerText()).not.toBe(title)
})

test('photos of a paper become one PDF, cut by the keyboard', async () => {
  await page.goto('/documents/ajouter')
  const photo = await page.evaluate<string>(`(async () => {
    const canvas = new OffscreenCanvas(600, 800), pen = canvas.getContext('2d')
    pen.fillStyle = '#222'; pen.fillRect(0, 0, 600, 800); pen.fillStyle = '#fff'; pen.fillRect(100, 120, 380, 540)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer())
    return btoa(String.fromCharCode(...bytes))
  })()`)
  const buffer = Buffer.from(photo, 'base64')
  const file = (name: string) => ({ name, mimeType: 'image/jpeg', buffer })
  await page
    .locator('input[type=file]')
    .nth(1)
    .setInputFiles([file('1.jpg'), file('2.jpg')])
  await reads(page, '2 pages.')
  await page.getByRole('button', { name: 'Recadrer' }).first().press('Enter')
  await page.getByRole('button', { name: 'Coin en haut à gauche' }).press('ArrowRight')
  await look(visitor, 'photos of a paper')
  await press(page, 'Utiliser ces 2 pages')
  await page.getByRole('textbox', { name: 'Titre' }).waitFor()
  await heading(page, 'Un fichier à enregistrer')
  expect(await page.getByRole('textbox', { name: 'Titre' }).inputValue()).toMatch(/^Papier photographié/)
})
