import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { verifyTrace } from '../../verifier/verify-trace.mjs'
import { pdf } from '../api/people.ts'
import { choose, follow, give, heading, press, reads, write } from './acts.ts'
import { visit } from './browser.ts'
import { known } from './known.ts'
import { look } from './look.ts'

const marcel = await known('marcel')
const visitor = await visit(null)
const { page } = visitor
afterAll(() => visitor.context.close())

const open = (documentId: string): Promise<unknown> => page.goto(`/documents/${documentId}`)
const reading = page.getByRole('region', { name: /^Lecture : / })

test('he comes in by the door as Marcel, and lands on his home', async () => {
  await page.goto('/')
  await press(page, /Marcel GUILLOUX/)
  await heading(page, 'Bonjour Marcel')
})

test('a medical document is text with headings and tables, in the page', async () => {
  await follow(page, 'Voir tous les documents')
  await follow(page, /Bilan sanguin de suivi du diabète/)
  await reading.getByRole('table').first().waitFor()
  expect(await reading.getByRole('heading').count()).toBeGreaterThan(0)
})

test('a PDF and a picture are drawn in the page', async () => {
  await open(marcel.documentOf('pdf').id)
  await reading.locator('canvas').first().waitFor()
  await open(marcel.documentOf('image').id)
  await reading.getByRole('img').first().waitFor()
})

test('what is hidden says so, and one press brings it back', async () => {
  await open(marcel.documentOf('cda').id)
  await press(page, 'Cacher')
  await reads(page, 'Document caché.')
  await reads(page, 'Seuls vous, la personne qui l’a déposé et votre médecin traitant peuvent le voir.')
  await look(visitor, 'document hidden')
  await press(page, 'Ne plus cacher')
  await reads(page, /à nouveau visible/)
})

test('he chooses who sees one document', async () => {
  await open(marcel.documentOf('cda').id)
  await page.getByRole('main').getByRole('link', { name: 'Choisir qui le voit' }).first().click()
  await choose(page, /Ce document est visible par/, 'Seulement les soignants que je choisis')
  await page.locator('fieldset label').filter({ hasText: 'NGUYEN' }).click()
  await look(visitor, 'audience chosen')
  await press(page, 'Enregistrer')
  await reads(page, 'Votre choix est enregistré.')
  await reads(page, /^Seulement /)
})

test('he blocks a professional, and unblocks her', async () => {
  await page.goto('/acces')
  await page.getByRole('button', { name: /^Bloquer .*LAGADEC/ }).click()
  await page.getByRole('dialog').waitFor()
  await look(visitor, 'block')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Bloquer / })
    .click()
  await reads(page, /est bloqué\./)
  await page.getByRole('button', { name: /^Débloquer .*LAGADEC/ }).click()
  await reads(page, /n’est plus bloqué/)
})

test('he hides everything, and goes back', async () => {
  await page.goto('/acces')
  await press(page, 'Tout cacher')
  await press(page, 'Ne plus tout cacher')
  await page.getByRole('button', { name: 'Tout cacher' }).waitFor()
})

test('he answers the three questions of an emergency', async () => {
  await page.goto('/acces/urgence')
  await choose(page, /documents cachés/, 'Non')
  await press(page, 'Enregistrer mes choix')
  await reads(page, /^Vos choix sont enregistrés le /)
})

test('a file is added: chosen, described, sent, and found among his documents', async () => {
  await page.goto('/documents/ajouter')
  await give(page, 'radio du genou.pdf', 'application/pdf', pdf('Genou'))
  await heading(page, 'Un fichier à enregistrer')
  await look(visitor, 'add with a file')
  await press(page, 'Enregistrer ce document')
  await reads(page, '1 enregistré, 0 échec.')
  await look(visitor, 'added')
  await follow(page, 'Voir mes documents')
  await reads(page, 'radio du genou')
})

test('what is not what it says is refused in words, and nothing is added', async () => {
  await page.goto('/documents/ajouter')
  await give(page, 'photo.jpg', 'image/jpeg', Buffer.from('MZ not a picture at all\0\x01\x02'))
  await reads(page, /^Non envoyé\. \S/)
  await look(visitor, 'refused file')
})

test('he writes a document', async () => {
  await page.goto('/documents/ecrire')
  await write(page, 'Titre', 'Mes questions pour mardi')
  await write(page, 'Texte', 'Pourquoi ai-je des vertiges le matin ?')
  await press(page, 'Enregistrer')
  await heading(page, 'Mes questions pour mardi')
  await reading.getByText('Pourquoi ai-je des vertiges le matin ?').waitFor()
})

test('he sees who looked, and checks in his browser that the list is whole', async () => {
  await page.goto('/regards')
  await page.getByText('Mes propres gestes').click()
  await reads(page, /avez ajouté|avez déposé/)
  await press(page, 'Vérifier maintenant')
  await reads(page, 'La liste est intacte.')
  await look(visitor, 'looks checked')
})

test('the proof that he downloads is checked without us; one word of it changed is told', async () => {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Télécharger la preuve')])
  expect(download.suggestedFilename()).toMatch(/^carnet-\d{4}-\d{2}-\d{2}\.json$/)
  const text = readFileSync(await download.path(), 'utf8')
  const verdictOf = async (proof: string) => (await verifyTrace(JSON.parse(proof))).valid
  expect([await verdictOf(text), await verdictOf(text.replace('documents.submit', 'documents.listed'))]).toEqual([true, false])
})

test('he takes a copy of his record with him, told how far it is, and deletes it', async () => {
  await page.goto('/mes-donnees')
  await choose(page, /Que voulez-vous télécharger/, 'Certaines familles de documents')
  await page.getByText(/^Analyses \(/).click()
  await look(visitor, 'export of a family')
  await press(page, 'Préparer la copie')
  await reads(page, /^Votre copie est prête\./)
  await look(visitor, 'export ready')
  const [download] = await Promise.all([page.waitForEvent('download'), follow(page, /^Télécharger la copie/)])
  expect(download.suggestedFilename()).toMatch(/^dossier-\d{4}-\d{2}-\d{2}\.zip$/)
  expect(await download.failure()).toBeNull()
  await press(page, 'Supprimer la copie')
  await page.getByText(/^Votre copie est prête\./).waitFor({ state: 'detached' })
})
