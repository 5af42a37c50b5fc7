import { afterAll, expect, test } from 'vitest'
import { heading, press, reads, write } from './acts.ts'
import { ADDRESS, visit } from './browser.ts'
import { look } from './look.ts'

const visitor = await visit('marcel')
const reader = await visit(null)
afterAll(() => Promise.all([visitor.context.close(), reader.context.close()]))

const made = { link: '', passcode: '' }

test('he makes a link to a few facts of his card, warned first of what the law forbids', async () => {
  const { page, context } = visitor
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: ADDRESS })
  await page.goto('/carte')
  await press(page, 'Préparer un lien')
  await look(visitor, 'link to a card, chosen')
  await page.getByText('J’ai lu. Je ne le donne qu’à qui me soigne.').click()
  await press(page, 'Créer le lien')
  await heading(page, 'Votre lien est prêt')
  await page.getByRole('img', { name: /^Lien de la carte/ }).waitFor()
  await look(visitor, 'link to a card, made')
  await press(page, 'Copier le lien')
  await reads(page, 'Lien copié.')
  made.link = await page.evaluate<string>('navigator.clipboard.readText()')
  made.passcode = (await page.locator('.link-passcode').innerText()).replaceAll(' ', '')
  await press(page, 'J’ai noté le code')
  await reads(page, 'Jamais lu.')
  expect(made).toEqual({ link: expect.stringContaining('/lien#shlink:/') as string, passcode: expect.stringMatching(/^\d{6}$/) as string })
})

test('somebody without an account reads it by the secret code, and by no other', async () => {
  const { page } = reader
  await page.goto(made.link)
  await write(page, 'Qui êtes-vous ?', 'Dr Ana Costa, Lisboa')
  await write(page, 'Code secret', made.passcode === '000000' ? '000001' : '000000')
  await press(page, 'Lire la carte')
  await reads(page, /^Ce code n’est pas le bon\./)
  await look(reader, 'link to a card, wrong code')
  await write(page, 'Code secret', made.passcode)
  await press(page, 'Lire la carte')
  await reads(page, 'Amoxicilline')
  await look(reader, 'link to a card, read')
})

test('he sees that it was read, stops it, and it opens nothing more', async () => {
  await visitor.page.goto('/carte')
  await reads(visitor.page, /^Lu une fois/)
  await look(visitor, 'link to a card, live')
  await press(visitor.page, /^Arrêter ce lien/)
  await reads(visitor.page, 'Ce lien n’ouvre plus rien.')
  const { page } = reader
  await page.reload()
  await write(page, 'Qui êtes-vous ?', 'Dr Ana Costa, Lisboa')
  await write(page, 'Code secret', made.passcode)
  await press(page, 'Lire la carte')
  await reads(page, /^Ce lien n’ouvre rien, ou plus rien\./)
})
