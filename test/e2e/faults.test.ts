import { expect, test } from 'vitest'
import { visit } from './browser.ts'
import { FAULTS, type Fault } from './faults.table.ts'
import { known } from './known.ts'

const marcel = await known('marcel')
const cda = marcel.documentOf('cda').id
const record = `**/api/records/${marcel.recordId}`

/** A screen, and what it cannot do without. `part`: the rest of it stands, and only a block says that it is missing. */
const SCREENS: readonly {
  readonly name: string
  readonly path: string
  readonly asks: string
  readonly part?: true
  readonly all?: true
}[] = [
  { name: 'home', path: '/accueil', asks: `${record}/shelf\\?only=news`, part: true, all: true },
  { name: 'documents', path: '/documents', asks: `${record}/shelf`, all: true },
  { name: 'document', path: `/documents/${cda}`, asks: `${record}/documents/${cda}` },
  { name: 'visibility', path: `/documents/${cda}/visibilite`, asks: `${record}/documents/${cda}` },
  { name: 'add', path: '/documents/ajouter', asks: '**/api/document-types' },
]

/** In a part, every trouble that is not waiting is told as a missing part. */
const expectedIn = (fault: Fault, part: boolean): RegExp =>
  part && fault.name !== 'timeout' ? /Cette partie n’est pas disponible/ : fault.says

test.each(SCREENS)('$name says what happened and the way out, whatever goes wrong', async ({ path, asks, part = false, all = false }) => {
  const { page, context } = await visit('marcel')
  await page.clock.install()
  const missed: string[] = []
  for (const fault of FAULTS.filter(({ alike = false }) => all || !alike)) {
    await page.route(asks, fault.answer)
    await page.goto(path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    // Silence and faults are first tried again: the clock of the page passes over it.
    for (let step = 0; step < 4; step++) await page.clock.fastForward(3_000)
    const told = page.getByText(expectedIn(fault, part)).first()
    const out = page.getByRole('button', { name: part ? /^Réessayer$/ : fault.out }).or(page.getByRole('link', { name: fault.out }))
    const shown = await Promise.all([told.waitFor({ timeout: 5_000 }), out.first().waitFor({ timeout: 5_000 })]).then(
      () => true,
      () => false,
    )
    if (!shown) missed.push(`${fault.name}: ${(await page.getByRole('main').innerText()).slice(0, 200)}`)
    await page.unroute(asks)
  }
  await context.close()
  expect(missed).toEqual([])
})

test('a document being written is not lost when saving it fails, in any way', async () => {
  const { page, context } = await visit('marcel')
  await page.goto('/documents/ecrire')
  await page.getByRole('textbox', { name: 'Titre', exact: true }).fill('Mes vertiges')
  await page.getByRole('textbox', { name: 'Texte', exact: true }).fill('Le matin surtout.')
  for (const fault of FAULTS.filter(({ name }) => !['timeout', '401'].includes(name))) {
    await page.route(`${record}/documents/written`, fault.answer)
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
    await page.locator('.toast.is-warning').first().waitFor()
    expect([fault.name, await page.getByRole('textbox', { name: 'Texte', exact: true }).inputValue()]).toEqual([
      fault.name,
      'Le matin surtout.',
    ])
    await page.getByRole('button', { name: 'Fermer ce message' }).first().click()
    await page.unroute(`${record}/documents/written`)
  }
  await context.close()
})
