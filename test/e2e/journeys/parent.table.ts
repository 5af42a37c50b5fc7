import type { Locator } from 'playwright-core'
import { apiOf } from './api.ts'
import { button, type Delegations, heading, type Journey, link, nothing, reads, traitsOf } from './model.ts'

/** A curve has two points at least: those of his last check-up. The same numbers each time, so that they are written once. */
const measuredLastYear = async (): Promise<void> => {
  const api = await apiOf('camille')
  const effective = new Date(Date.now() - 365 * 86_400_000).toISOString().slice(0, 10)
  for (const [clientId, kind, value, unit] of [
    ['6a0a7f0e-1f4b-4a55-9d0c-5d0a1a9c1d01', 'weight', 16.2, 'kg'],
    ['6a0a7f0e-1f4b-4a55-9d0c-5d0a1a9c1d02', 'height', 103, 'cm'],
  ] as const)
    await api.send('POST', `/api/records/${api.recordOf('Noé')}/profile/entries`, {
      clientId,
      body: { rubric: 'measures', kind, components: [{ name: 'value', value, unit }], effective },
    })
}

export const PARENT: readonly Journey[] = [
  {
    role: 'parent',
    name: 'Switch to my child',
    allowed: 2,
    as: 'camille',
    walk: async ({ page, press }) => {
      await press(button(page, 'Dossier de Noé'))
      await heading(page, 'Le dossier de Noé')
    },
    trace: { reader: 'camille', of: 'Noé', acts: ['list'] },
  },
  {
    role: 'parent',
    name: 'Show / print vaccination record',
    allowed: 3,
    as: 'camille',
    walk: async ({ page, press }) => {
      await press(button(page, 'Vaccins de Noé'))
      await heading(page, 'Les vaccins de Noé')
      await press(button(page, 'Imprimer'))
      await page.waitForFunction('window.carnetPrinted === true')
    },
    trace: { reader: 'camille', of: 'Noé', acts: ['read-profile'] },
  },
  {
    role: 'parent',
    name: 'Add weight and height, see the curve',
    allowed: 3,
    as: 'camille',
    prepare: async () => {
      await measuredLastYear()
      return nothing
    },
    walk: async ({ page, press, write }) => {
      await press(button(page, 'Croissance de Noé'))
      await press(link(page, 'Ajouter une mesure'))
      await write(page.getByRole('textbox', { name: 'Poids (kg)' }), '18,6')
      await write(page.getByRole('textbox', { name: 'Taille (cm)' }), '110')
      await press(button(page, 'Enregistrer'))
      await heading(page, 'Croissance de Noé')
      await page.getByRole('figure').first().waitFor()
    },
    trace: { reader: 'camille', of: 'Noé', acts: ['write-profile'] },
  },
  {
    role: 'parent',
    name: 'See the next mandatory check-up',
    allowed: 2,
    as: 'camille',
    walk: async ({ page, press }) => {
      await press(button(page, 'Croissance de Noé'))
      await page
        .getByRole('region', { name: 'Prochain examen de santé' })
        .getByText(/avant le|entre le/)
        .waitFor()
    },
    trace: { reader: 'camille', of: 'Noé', acts: ['read-profile'] },
  },
  {
    role: 'parent',
    name: 'Invite the other parent',
    allowed: 4,
    as: 'camille',
    prepare: async () => async () => {
      const api = await apiOf('camille')
      const path = `/api/records/${api.recordOf('Noé')}/delegations`
      const { items } = await api.get<Delegations>(path)
      for (const { id } of items.filter(({ state }) => state === 'pending')) await api.send('DELETE', `${path}/${id}`)
    },
    walk: async ({ page, press, write }) => {
      const { usedGiven, birthFamily, birthDate, ins } = traitsOf('theo')
      await press(link(page, 'Voir mes proches et qui agit pour eux'))
      await press(button(page, 'Voir qui agit pour Noé'))
      await press(link(page, 'Inviter le second parent'))
      const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true })
      await write(field('Prénom'), usedGiven)
      await write(field('Nom'), birthFamily)
      await write(field('Date de naissance'), birthDate.split('-').toReversed().join('/'))
      await write(field('Numéro de sécurité sociale'), ins.matricule)
      await press(button(page, 'Envoyer l’invitation'))
      await reads(page, /^Invitation envoyée/)
    },
    trace: { reader: 'camille', of: 'Noé', acts: ['change-access'] },
  },
]

