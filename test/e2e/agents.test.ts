import { afterAll, expect, test } from 'vitest'
import type { CDPSession } from 'playwright-core'
import { ADDRESS, hasSession, sessionOf, visit, type Visitor } from './browser.ts'
import { look } from './look.ts'

/** A passkey belongs to a name, not to a number: the pages are asked for by theirs. */
const HOME = ADDRESS.replace('127.0.0.1', 'localhost')
const visitors: Visitor[] = []
const enter = async (persona: string | null = null): Promise<Visitor> => {
  const visitor = await visit(null)
  visitors.push(visitor)
  if (persona !== null) await become(visitor, persona)
  return visitor
}
const become = async ({ context }: Visitor, personaId: string): Promise<void> => {
  await context.request.post(`${HOME}/api/demonstration/sessions`, { data: { personaId }, headers: { 'x-carnet-client': '1' } })
}
afterAll(async () => {
  for (const { context } of visitors) await context.close()
})
const problems = (visitor: Visitor) => (): readonly string[] => visitor.complaints().filter(one => !one.includes(HOME))

/** A key in the machine. `isCopied`: one that its maker may keep a copy of elsewhere. */
const plugKey = async ({ page, context }: Visitor, isCopied = false): Promise<CDPSession> => {
  const devices = await context.newCDPSession(page)
  await devices.send('WebAuthn.enable')
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      defaultBackupEligibility: isCopied,
      defaultBackupState: isCopied,
    },
  })
  return devices
}

const post = async ({ context }: Visitor, path: string, data: unknown): Promise<Record<string, string>> => {
  const answer = await context.request.post(`${HOME}${path}`, { data, headers: { 'x-carnet-client': '1' } })
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return answer.status() === 204 ? {} : ((await answer.json()) as Record<string, string>)
}

const NEW_AGENT = 'a4b0d6de-3c8f-4f0e-8f43-0c62a5b7f0aa'

/** Two agents make a third: one asks, the other agrees on her screen, the first does it. */
const invitation = async (agentId: string): Promise<string> => {
  const one = await enter('coat')
  await post(one, '/api/agents/acts', { kind: 'create-agent', subject: agentId })
  const refused = await one.context.request.post(`${HOME}/api/agents`, {
    data: { agentId, name: 'Tanguy LE MEUR' },
    headers: { 'x-carnet-client': '1' },
  })
  expect(refused.status()).toBe(403)
  const two = await enter('jezequel')
  await two.page.goto(`${HOME}/guichet`)
  await two.page.getByRole('heading', { name: 'Créer un compte d’agent' }).first().waitFor()
  await two.page.locator('main').getByText('Vous ne voyez aucune donnée médicale.').waitFor()
  if (agentId === NEW_AGENT) await look({ ...two, complaints: problems(two) }, 'desk')
  await two.page.getByRole('button', { name: 'Donner mon accord' }).first().click()
  await two.page.getByText('Votre réponse est enregistrée.').first().waitFor()
  const { code } = await post(one, '/api/agents', { agentId, name: 'Tanguy LE MEUR' })
  const again = await one.context.request.post(`${HOME}/api/agents`, { data: { agentId, name: 'X' }, headers: { 'x-carnet-client': '1' } })
  expect(again.status()).toBe(403)
  return code ?? ''
}

test('an agent made by two others registers a key of hardware, signs in with it, and sees nothing medical', async () => {
  const code = await invitation(NEW_AGENT)
  const visitor = await enter()
  const { page } = visitor
  await plugKey(visitor)
  await page.goto(`${HOME}/guichet/cle`)
  await look({ ...visitor, complaints: problems(visitor) }, 'agent key')
  await page.getByLabel('Code d’invitation').fill(code)
  await page.getByRole('button', { name: 'Enregistrer cette clé' }).click()
  await page.getByRole('heading', { name: 'Connexion des agents' }).waitFor()
  await look({ ...visitor, complaints: problems(visitor) }, 'agent sign-in')
  await page.getByRole('button', { name: 'Utiliser ma clé de sécurité' }).click()
  await page.getByRole('heading', { name: 'Guichet' }).waitFor()
  expect(await sessionOf(page)).toMatchObject({ kind: 'agent', name: 'Tanguy LE MEUR' })
  await page.goto(`${HOME}/pro`)
  await page.waitForURL(`${HOME}/`)
  const used = await visitor.context.request.post(`${HOME}/api/agents/keys/options`, {
    data: { code },
    headers: { 'x-carnet-client': '1' },
  })
  expect(used.status()).toBe(400)
})

test('a key that can be copied elsewhere is refused, and the invitation still stands', async () => {
  const code = await invitation('b4b0d6de-3c8f-4f0e-8f43-0c62a5b7f0ab')
  const visitor = await enter()
  const { page } = visitor
  await plugKey(visitor, true)
  await page.goto(`${HOME}/guichet/cle`)
  await page.getByLabel('Code d’invitation').fill(code)
  await page.getByRole('button', { name: 'Enregistrer cette clé' }).click()
  await page.getByText('Cette clé peut être copiée sur un autre appareil.').waitFor()
  const asked = await visitor.context.request.post(`${HOME}/api/agents/keys/options`, {
    data: { code },
    headers: { 'x-carnet-client': '1' },
  })
  expect(asked.status()).toBe(200)
})

test('a key that nobody registered opens nothing', async () => {
  const visitor = await enter()
  const { page } = visitor
  await plugKey(visitor)
  await page.goto(`${HOME}/guichet/connexion`)
  await page.getByRole('button', { name: 'Utiliser ma clé de sécurité' }).click()
  await page.getByText('Cette clé n’a pas été reconnue.').waitFor()
  expect(await hasSession(visitor.context)).toBe(false)
})
