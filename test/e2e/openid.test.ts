import { afterAll, describe, expect, test } from 'vitest'
import { ADDRESS, sessionOf, visit, type Visitor } from './browser.ts'
import { look, settled } from './look.ts'

/** The provider knows Carnet by its published name: the window asks for that one, so that nothing of it is another origin. */
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
const problems = (visitor: Visitor): readonly string[] => visitor.complaints().filter(one => !one.includes(HOME))

describe('a professional, in a real browser', () => {
  test('signs in at the provider, chooses where she works, opens the finder; the next time that place is proposed', async () => {
    const visitor = await enter()
    const { page } = visitor
    await page.goto(`${HOME}/pro/connexion`)
    await page.getByRole('button', { name: 'Continuer avec mon identité professionnelle' }).click()
    await page.getByRole('heading', { name: 'Identité professionnelle' }).waitFor()
    expect(page.url()).toMatch(/\/identites\/professionnels\/choix\//)
    await page.getByRole('button', { name: /Paul ABGRALL/ }).click()
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    expect(page.url()).toBe(`${HOME}/pro/connexion`)
    await page.getByText('Cabinet médical des Remparts').click()
    await page.getByRole('button', { name: 'Commencer' }).click()
    await page.getByRole('heading', { name: 'Trouver un patient' }).waitFor()
    await page.goto(`${HOME}/pro/connexion`)
    await page.getByRole('radio', { name: 'Cabinet médical des Remparts', checked: true }).waitFor({ state: 'attached' })
    await page.getByText('EHPAD').first().click()
    await page.getByRole('button', { name: 'Changer de lieu' }).click()
    await page.getByRole('heading', { name: 'Trouver un patient' }).waitFor()
    expect(problems(visitor)).toEqual([])
  })

  test('signs out here and at the provider: the next sign-in asks again who she is', async () => {
    const visitor = await enter()
    const { page } = visitor
    await page.goto(`${HOME}/pro/connexion`)
    await page.getByRole('button', { name: 'Continuer avec mon identité professionnelle' }).click()
    await page.getByRole('button', { name: /Anne LE GOFF/ }).click()
    await page.getByRole('heading', { name: 'Trouver un patient' }).waitFor()
    await page.getByRole('button', { name: /Anne LE GOFF/ }).click()
    await page.getByRole('button', { name: 'Me déconnecter' }).click()
    await page.getByRole('heading', { name: 'Identité professionnelle : vous déconnecter ?' }).waitFor()
    await page.getByRole('button', { name: 'Me déconnecter' }).click()
    await page.waitForURL(`${HOME}/`)
    await page.goto(`${HOME}/pro/connexion`)
    await page.getByRole('button', { name: 'Continuer avec mon identité professionnelle' }).click()
    await page.getByRole('heading', { name: 'Identité professionnelle' }).waitFor()
    expect(problems(visitor)).toEqual([])
  })

  test('who cancels at the provider is told what to do', async () => {
    const visitor = await enter()
    const { page } = visitor
    await page.goto(`${HOME}/pro/connexion`)
    await page.getByRole('button', { name: 'Continuer avec mon identité professionnelle' }).click()
    await page.getByRole('button', { name: 'Annuler et revenir' }).click()
    await page.getByText('La connexion n’a pas abouti.').waitFor()
    expect(problems(visitor)).toEqual([])
  })
})

describe('a person, in a real browser', () => {
  test('signs in with her national identity, without typing anything of hers here', async () => {
    const visitor = await enter()
    const { page } = visitor
    await page.goto(`${HOME}/connexion/identite`)
    await page.getByRole('button', { name: 'Continuer avec mon identité nationale' }).click()
    await page.getByRole('button', { name: /Marcel GUILLOUX/ }).click()
    await page.getByText('Raccourcis').first().waitFor()
    expect(page.url()).toBe(`${HOME}/accueil`)
    expect(problems(visitor)).toEqual([])
  })

  test('activates her record with her national identity and her card, without a code', async () => {
    const visitor = await enter()
    const { page } = visitor
    await page.goto(`${HOME}/activer`)
    await page.getByRole('button', { name: 'Continuer avec mon identité nationale' }).click()
    await page.getByRole('button', { name: /Malo TANGUY/ }).click()
    await page.getByRole('heading', { name: 'Activer mon dossier' }).waitFor()
    await page.getByText('Vous venez de prouver que vous êtes MALO TANGUY.').waitFor()
    await look({ ...visitor, complaints: () => problems(visitor) }, 'activation by identity')
    const [card, serial] = [page.getByLabel('Numéro de sécurité sociale'), page.getByLabel('Numéro de série de la carte')]
    await page.getByRole('button', { name: 'Remplir pour moi' }).click()
    const right = await serial.inputValue()
    // Another card than his: one answer, whatever is wrong.
    await serial.fill('80250000123')
    await page.getByRole('button', { name: 'Activer mon dossier' }).click()
    await page.getByText('Ces informations ne vont pas ensemble').first().waitFor()
    expect(await card.inputValue()).toMatch(/^178/)
    await serial.fill(right)
    await page.getByRole('button', { name: 'Activer mon dossier' }).click()
    await page.getByRole('heading', { name: 'Qui pourra voir votre dossier ?' }).waitFor()
    expect(await sessionOf(page)).toMatchObject({ kind: 'person', name: 'MALO TANGUY' })
    await page.getByRole('button', { name: 'Décider plus tard' }).click()
    await page.waitForURL(`${HOME}/activer/essentiel`)
    await page.getByRole('link', { name: 'Plus tard' }).click()
    await page.waitForURL(`${HOME}/accueil`)
    // And from now on it signs in.
    const again = await enter()
    await again.page.goto(`${HOME}/connexion/identite`)
    await again.page.getByRole('button', { name: 'Continuer avec mon identité nationale' }).click()
    await again.page.getByRole('button', { name: /Malo TANGUY/ }).click()
    await again.page.waitForURL(`${HOME}/accueil`)
  })

  test('a means that is not safe enough is refused, in words', async () => {
    const visitor = await enter()
    const { page } = visitor
    await page.goto(`${HOME}/connexion/identite`)
    await page.getByRole('button', { name: 'Continuer avec mon identité nationale' }).click()
    await page.getByText('Un simple mot de passe').click()
    await page.getByRole('button', { name: /Marcel GUILLOUX/ }).click()
    await page.getByText('Ce moyen n’est pas assez sûr').waitFor()
    expect(problems(visitor)).toEqual([])
  })
})

describe('the screens of a sign-in', () => {
  test('the choice of a place, and the provider’s own pages', async () => {
    const visitor = await enter()
    const { page } = visitor
    await page.goto(`${HOME}/pro/connexion`)
    await page.getByRole('button', { name: 'Continuer avec mon identité professionnelle' }).click()
    await page.getByRole('heading', { name: 'Identité professionnelle' }).waitFor()
    visitor.complaints()
    await look({ ...visitor, complaints: () => problems(visitor) }, 'provider')
    await page.getByRole('button', { name: /CASTAING/ }).click()
    await page.getByRole('heading', { name: /Bonjour/ }).waitFor()
    await settled(page)
    await look({ ...visitor, complaints: () => problems(visitor) }, 'place of work')
  })
})
