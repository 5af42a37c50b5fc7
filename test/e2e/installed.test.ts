import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Visitor, visit } from './browser.ts'

type InstallabilityErrors = { readonly installabilityErrors: readonly { readonly errorId: string }[] }
/** What a window does not say of itself: one of Playwright's is always a private one. */
const OF_THE_TEST = 'in-incognito'

/** The worker answers for this page. Runs in the page. */
const CONTROLLED = `navigator.serviceWorker.ready.then(async () => {
  while (navigator.serviceWorker.controller === null) await new Promise(resolve => setTimeout(resolve, 50))
})`

/** Every entry of every cache. Runs in the page. */
const KEPT = `(async () => {
  const kept = []
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) kept.push(name + ' ' + new URL(url).pathname)
  return kept.sort()
})()`

const SHELL = ['carnet-shell /carnet.svg', 'carnet-shell /hors-connexion.css', 'carnet-shell /hors-connexion.html']

/** Another application gives a file: the form that the manifest promises. Runs in the page. */
const SHARE = `(() => {
  const form = document.createElement('form')
  Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action: '/documents/ajouter?partage' })
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', name: 'files' })
  const files = new DataTransfer()
  files.items.add(new File(['Analyse du 3 mai'], 'prise de sang é.txt', { type: 'text/plain' }))
  input.files = files.files
  form.append(input)
  document.body.append(form)
  form.submit()
})()`

describe('installed on a phone', () => {
  let marcel: Visitor
  beforeAll(async () => {
    marcel = await visit('marcel', 360)
    await marcel.page.goto('/accueil')
    await marcel.page.getByText('Raccourcis').first().waitFor()
    await marcel.page.evaluate(CONTROLLED)
  })
  afterAll(() => marcel.context.close())

  test('Chromium finds nothing that forbids installing it', async () => {
    const devtools = await marcel.context.newCDPSession(marcel.page)
    const { installabilityErrors } = (await devtools.send('Page.getInstallabilityErrors')) as InstallabilityErrors
    expect(installabilityErrors.filter(({ errorId }) => errorId !== OF_THE_TEST)).toEqual([])
    const { data = '', errors } = await devtools.send('Page.getAppManifest')
    expect(errors).toEqual([])
    expect(JSON.parse(data)).toMatchObject({ short_name: 'Carnet', share_target: { method: 'POST' } })
  })

  test('a visit leaves in the caches the page without network, and nothing of her', async () => {
    for (const path of ['/documents', '/sante', '/regards', '/carte']) {
      await marcel.page.goto(path)
      await marcel.page.waitForLoadState('networkidle')
    }
    expect(await marcel.page.evaluate<readonly string[]>(KEPT)).toEqual(SHELL)
  })

  test('what another application shares is taken at once, and stays nowhere', async () => {
    await marcel.page.goto('/sante')
    await marcel.page.evaluate(SHARE)
    await marcel.page.waitForURL('**/documents/ajouter?partage')
    await marcel.page.getByText('prise de sang é').first().waitFor()
    expect(await marcel.page.evaluate<readonly string[]>(KEPT)).toEqual(SHELL)
  })

  test('without network, it says so instead of showing something old', async () => {
    await marcel.context.setOffline(true)
    await marcel.page.goto('/documents')
    expect(await marcel.page.locator('h1').textContent()).toBe('Vous êtes hors connexion')
    expect(await marcel.page.getByText('Bilan sanguin').count()).toBe(0)
    await marcel.context.setOffline(false)
    await marcel.page.getByRole('link', { name: 'Réessayer' }).click()
    await marcel.page.getByText('Bilan sanguin').first().waitFor()
    expect(marcel.page.url()).toContain('/documents')
  })
})
