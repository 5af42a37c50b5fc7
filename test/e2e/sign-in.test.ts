import { afterAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { heading, press, reads, write } from './acts.ts'
import { ADDRESS, visit, type Visitor } from './browser.ts'
import { look } from './look.ts'

/** A passkey belongs to a name, not to a number: the pages are asked for by theirs. */
const HOME = ADDRESS.replace('127.0.0.1', 'localhost')
const visitors: Visitor[] = []
const enter = async (): Promise<Visitor> => {
  const visitor = await visit(null)
  visitors.push(visitor)
  return visitor
}
afterAll(async () => {
  for (const { context } of visitors) await context.close()
})
const seen = (visitor: Visitor): Visitor => ({ ...visitor, complaints: () => visitor.complaints().filter(one => !one.includes(HOME)) })

/** A face or a finger in the machine, as a telephone has. */
const plug = async ({ page, context }: Visitor): Promise<void> => {
  const devices = await context.newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

const textsOf = async ({ context }: Visitor): Promise<readonly string[]> => {
  const answer = await context.request.get(`${HOME}/api/demonstration/texts`)
  const { items } = (await answer.json()) as { items: readonly { text: string }[] }
  return items.map(({ text }) => text)
}
const fill = (page: Page): Promise<void> => press(page, 'Remplir pour moi')

test('from the letter to her home, then a passkey, then back by it', { timeout: 240_000 }, async () => {
  const visitor = await enter()
  const { page } = visitor
  await plug(visitor)
  await page.goto(`${HOME}/activer`)
  await reads(page, 'Lucie Marchand')
  await look(seen(visitor), 'activation who')
  await fill(page)
  await press(page, 'Continuer')
  await heading(page, 'Je n’ai pas de code')
  await page.locator('label').filter({ hasText: 'Par SMS' }).click()
  await press(page, 'Recevoir un code')
  await reads(page, /un code part maintenant/)
  await expect.poll(() => textsOf(visitor), { timeout: 10_000 }).toContainEqual(expect.stringContaining('code provisoire'))
  await look(seen(visitor), 'activation code')
  await write(page, 'Code provisoire', '0000-0000-0000')
  await press(page, 'Continuer')
  await reads(page, /ne vont pas ensemble/)
  const [text = ''] = await textsOf(visitor)
  await write(page, 'Code provisoire', /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? '')
  await press(page, 'Continuer')
  await heading(page, 'Choisissez comment entrer')
  await look(seen(visitor), 'activation means')
  await write(page, 'Identifiant', 'lucie.marchand')
  await page.getByLabel('Mot de passe', { exact: true }).fill('azertyuiop')
  await press(page, 'Créer mon accès et activer')
  await reads(page, /trop courant/)
  await page.getByLabel('Mot de passe', { exact: true }).fill('trois petits cochons bleus')
  await press(page, 'Créer mon accès et activer')
  await heading(page, 'Qui pourra voir votre dossier')
  await look(seen(visitor), 'activation choices')
  await press(page, 'Ajouter cet appareil')
  await reads(page, 'Cet appareil vous connecte maintenant.')
  await page.locator('label').filter({ hasText: 'Analyses' }).click()
  const kept = page.waitForResponse(answer => answer.request().method() === 'PUT' && answer.url().endsWith('/hidden-categories'))
  await press(page, 'Garder ces choix')
  expect((await kept).ok()).toBe(true)
  expect((await kept).request().postDataJSON()).toEqual({ categories: ['biology'] })
  await heading(page, 'Et si vous disiez l’essentiel ?')
  await look(seen(visitor), 'activation proposals')
  await page.getByRole('link', { name: 'Plus tard' }).click()
  await page.waitForURL(`${HOME}/accueil`)

  await visitor.context.request.delete(`${HOME}/api/session`, { headers: { 'x-carnet-client': '1' } })
  await page.goto(`${HOME}/connexion`)
  await look(seen(visitor), 'sign-in')
  const answered = page.waitForRequest(request => request.url().endsWith('/api/sign-in/passkeys'))
  await press(page, 'Continuer avec mon visage ou mon empreinte')
  await page.waitForURL(`${HOME}/accueil`)
  // What a passkey answered once is worth nothing twice.
  const replayed = await visitor.context.request.post(`${HOME}/api/sign-in/passkeys`, {
    data: (await answered).postDataJSON() as object,
    headers: { 'x-carnet-client': '1', origin: HOME },
  })
  expect(replayed.status()).toBe(400)
  expect(['ticket-over', 'passkey-refused']).toContain(((await replayed.json()) as { code: string }).code)
  await page.goto(`${HOME}/compte`)
  await reads(page, 'lucie.marchand')
  await reads(page, /Sessions ouvertes/)
  await look(seen(visitor), 'account')
})

test('identifier, password and a code by text; a wrong pair says nothing of which is wrong', async () => {
  const visitor = await enter()
  const { page } = visitor
  await page.goto(`${HOME}/connexion`)
  await write(page, 'Identifiant', 'nobody.of.them')
  await page.getByLabel('Mot de passe', { exact: true }).fill('mauvais mot de passe')
  await press(page, 'Continuer')
  await reads(page, 'Identifiant ou mot de passe inexact.')
  await fill(page)
  await press(page, 'Continuer')
  await heading(page, 'Votre code')
  await page.locator('label').filter({ hasText: 'Par SMS' }).click()
  await press(page, 'Recevoir un code')
  await reads(page, 'Le code est parti.')
  await look(seen(visitor), 'sign-in code')
  const [text = ''] = await textsOf(visitor)
  await write(page, 'Code à 6 chiffres', /\b\d{6}\b/.exec(text)?.[0] ?? '')
  await press(page, 'Me connecter')
  await page.waitForURL(`${HOME}/accueil`)
})

test('what was lost is asked for in one way', async () => {
  const visitor = await enter()
  const { page } = visitor
  await page.goto(`${HOME}/codes`)
  await page.locator('label').filter({ hasText: 'Mon mot de passe' }).click()
  await look(seen(visitor), 'lost password')
  await heading(page, 'J’ai perdu mes codes')
})
