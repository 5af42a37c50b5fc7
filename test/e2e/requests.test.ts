import { afterAll, expect, test, vi } from 'vitest'
import { choose, heading, press, reads, write } from './acts.ts'
import { ADDRESS, visit, type Visitor } from './browser.ts'
import { known } from './known.ts'
import { look } from './look.ts'

const marcel = await known('marcel')
const [person, doctor, protector] = await Promise.all(['marcel', 'nguyen', 'jezequel'].map(who => visit(who)))
if (person === undefined || doctor === undefined || protector === undefined) throw new Error('three people came')
afterAll(() => Promise.all([person, doctor, protector].map(({ context }) => context.close())))

const asked = (of: Visitor, path: string): Promise<unknown> =>
  of.context.request.get(`${ADDRESS}${path}`, { headers: { 'x-carnet-client': '1' } }).then(answer => answer.json())

type Line = { readonly id: string; readonly outcome: string; readonly who: { readonly name: string; readonly kind: string } }
const lineOf = async (name: string): Promise<string> => {
  const { items } = (await asked(person, `/api/records/${marcel.recordId}/journal?days=365`)) as { readonly items: readonly Line[] }
  const found = items.find(({ outcome, who }) => outcome === 'allowed' && who.name.includes(name))
  if (found === undefined) throw new Error(`nothing by ${name}`)
  return found.id
}

/** Each look is four screens, read by axe. */
vi.setConfig({ testTimeout: 180_000 })

test('he does not recognise an access, and follows it until somebody answers', async () => {
  const { page } = person
  await asked(doctor, `/api/records/${marcel.recordId}/documents`)
  await page.goto('/regards')
  await reads(page, 'Comment nous disons')
  await page.goto(`/regards/${(await lineOf('NGUYEN')).replace('.', '-')}`)
  await heading(page, /NGUYEN/)
  await page.getByRole('button', { name: /^Je ne reconnais pas/ }).click()
  await reads(page, 'Réponse attendue du soignant')
  await look(person, 'access contested')
})

test('the professional answers, within her month', async () => {
  const { page } = doctor
  await page.goto('/pro/mes-acces')
  await heading(page, 'Explications demandées')
  await write(page, 'Votre explication', 'Vous étiez en consultation avec moi ce jour-là.')
  await press(page, 'Répondre au patient')
  await reads(page, 'Votre réponse est enregistrée.')
})

test('he reads the answer, and it is enough: the request is closed', async () => {
  const { page } = person
  await page.goto('/demandes')
  await reads(page, 'Vous étiez en consultation avec moi ce jour-là.')
  await look(person, 'requests, one answered')
  await press(page, 'Cette réponse me suffit')
  await reads(page, 'Terminée par vous')
})

test('what is not his is hidden from everybody at once, and comes back when it was his after all', async () => {
  const { page } = person
  const { id } = marcel.documentOf('cda')
  await page.goto(`/documents/${id}/signaler`)
  await choose(page, 'Qu’est-ce qui ne va pas', 'Ce document n’est pas à moi')
  await press(page, 'Cacher et signaler')
  await heading(page, 'Mes demandes')
  await reads(page, 'Document qui n’est pas à moi')
  const gone = await doctor.context.request.get(`${ADDRESS}/api/records/${marcel.recordId}/documents/${id}`)
  expect(gone.status()).toBe(404)
  await press(page, 'Ce document est bien à moi')
  await reads(page, 'Terminée par vous')
  await expect
    .poll(async () => (await person.context.request.get(`${ADDRESS}/api/records/${marcel.recordId}/documents/${id}`)).status(), {
      timeout: 20_000,
    })
    .toBe(200)
})

test('whoever protects the data answers what nobody else can, and sees nothing of health', async () => {
  await person.page.goto('/demandes/soignant')
  await write(person.page, 'Qui voulez-vous signaler ?', 'Dr Inconnu')
  await write(person.page, 'Dites-nous ce qui ne va pas', 'Il a lu mon dossier sans raison.')
  await press(person.page, 'Envoyer')
  await heading(person.page, 'Mes demandes')
  const { page } = protector
  await page.goto('/guichet')
  await page.getByRole('link', { name: 'Demandes', exact: true }).first().click()
  await reads(page, 'Il a lu mon dossier sans raison.')
  await page.getByText('Répondre', { exact: true }).first().click()
  await look(protector, 'requests to decide')
  await choose(page, 'Votre décision', 'L’accès n’était pas justifié')
  await write(page, 'Votre réponse à la personne', 'Cet accès n’avait pas de raison de soin.')
  await press(page, 'Envoyer la réponse')
  await reads(page, 'La réponse est envoyée.')
  await person.page.goto('/demandes')
  await reads(person.page, 'L’accès n’était pas justifié')
})

test('a search of the trace tells pseudonyms, checks the chains, and is kept', async () => {
  const { page } = protector
  const { items } = (await asked(person, `/api/records/${marcel.recordId}/journal?days=365`)) as {
    readonly items: readonly { readonly who: { readonly name: string; readonly actorId?: string } }[]
  }
  const actor = items.find(({ who }) => who.name.includes('NGUYEN'))?.who.actorId ?? ''
  await page.goto('/admin/audit')
  await write(page, 'Numéro du professionnel', actor)
  const days = [Date.now() - 300 * 86_400_000, Date.now()].map(at => new Date(at).toISOString().slice(0, 10).split('-').reverse().join('/'))
  await write(page, 'Du', days[0] ?? '')
  await write(page, 'Au', days[1] ?? '')
  await write(page, 'Raison de la recherche', 'Demande d’une personne sur ses accès.')
  await press(page, 'Chercher')
  await reads(page, /vérifiées?, intactes?\./)
  expect(await page.getByText('GUILLOUX').count()).toBe(0)
  await reads(page, 'Demande d’une personne sur ses accès.')
  await look(protector, 'search of the trace')
})
