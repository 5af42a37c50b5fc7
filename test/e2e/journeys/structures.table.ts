import { expect } from 'vitest'
import { pdf } from '../../api/people.ts'
import { apiOf } from './api.ts'
import { button, heading, type Journey, link, nothing, type NotBuilt, reads } from './model.ts'
import { agreed, DESK, deposits, find, home, leaving, open, papersSeenBy, recordOf, withdrawing } from './professional.model.ts'

const ownReport = async (): Promise<string> => {
  const one = (await papersSeenBy('simonet', 'marcel')).find(({ author, status }) => author.self && status === 'current')
  if (one === undefined) throw new Error('the biologist has no report there')
  return one.id
}

export const BIOLOGIST: readonly Journey[] = [
  {
    role: 'biologist',
    // From her own page: two presses away from the finder, which every professional starts from.
    name: 'See today’s deposits and failures',
    allowed: 0,
    as: 'simonet',
    ways: DESK,
    from: async () => '/pro/lots',
    walk: ({ page }) => heading(page, 'Mes envois'),
    trace: null,
  },
  {
    role: 'biologist',
    name: 'Deposit one result by hand',
    allowed: 3,
    as: 'simonet',
    ways: DESK,
    from: open('marcel'),
    prepare: agreed('simonet', 'marcel', withdrawing('simonet', 'marcel')),
    walk: walk => deposits(walk, 'Créatinine'),
    trace: { reader: 'marcel', acts: ['deposit'] },
  },
  {
    role: 'biologist',
    name: 'Deposit it, shown to the person once it is explained',
    // The deposit (3) and the delay (2).
    allowed: 5,
    as: 'simonet',
    // The keys go through a choice by the arrows, which the hand of these journeys does not know.
    ways: ['mouse'],
    from: open('marcel'),
    prepare: agreed('simonet', 'marcel', withdrawing('simonet', 'marcel')),
    walk: async ({ page, press, give }) => {
      await press(link(page, 'Déposer').first())
      await give(button(page, 'Choisir un fichier'), 'Biopsie.pdf', 'application/pdf', Buffer.from(pdf('Compte rendu')))
      await press(page.locator('label').filter({ hasText: 'Après la consultation' }))
      await press(button(page, 'Déposer'))
      await reads(page, 'Document déposé.')
    },
    trace: null,
  },
  {
    role: 'biologist',
    name: 'Replace a result by a corrected version',
    allowed: 3,
    as: 'simonet',
    ways: DESK,
    prepare: agreed('simonet', 'marcel', async () => {
      const [api, record] = [await apiOf('simonet'), await recordOf('marcel')]
      await ownReport()
      return async () => {
        const corrected = (await papersSeenBy('simonet', 'marcel')).find(({ title, author }) => author.self && title === 'Résultat corrigé')
        if (corrected) await api.send('DELETE', `/api/records/${record}/documents/${corrected.id}`)
      }
    }),
    from: async () => `/pro/p/${await recordOf('marcel')}/documents?vue=tout&doc=${await ownReport()}`,
    walk: async ({ page, press, give }) => {
      await press(button(page, 'Remplacer'))
      await heading(page, 'Remplacer un document')
      await give(button(page, 'Choisir un fichier'), 'Résultat corrigé.pdf', 'application/pdf', Buffer.from(pdf('Version corrigee')))
      await press(button(page, 'Déposer'))
      await reads(page, 'Document déposé.')
    },
    trace: { reader: 'marcel', acts: ['replace'] },
  },
]

export const SECRETARY: readonly Journey[] = [
  {
    role: 'secretary',
    name: 'Deposit for an author, without reading',
    // Finding (1), depositing (3), naming in lists the author (2) and the type (2): nothing is guessed of a record that is not read.
    allowed: 8,
    as: 'le-bras',
    ways: DESK,
    from: home,
    walk: async walk => {
      const { page, press, give } = walk
      await find(walk, 'lucas-b')
      await press(link(page, 'Déposer sans lire'))
      await page.getByLabel(/^Qui a écrit ce document/).selectOption({ index: 1 })
      await give(button(page, 'Choisir un fichier'), 'Courrier.pdf', 'application/pdf', Buffer.from(pdf('Compte rendu')))
      if ((await page.getByLabel('Type', { exact: true }).inputValue()) === '')
        await page.getByLabel('Type', { exact: true }).selectOption({ index: 1 })
      await press(button(page, 'Déposer'))
      await reads(page, 'Document déposé.')
    },
    trace: null,
  },
  {
    role: 'secretary',
    name: 'Note an agreement for a doctor of her structure',
    // Finding (1), naming the doctor (2: a list), noting (1).
    allowed: 4,
    as: 'le-bras',
    ways: DESK,
    from: home,
    prepare: leaving('delaunay', 'lucas-b'),
    walk: async walk => {
      const { page, press } = walk
      await find(walk, 'lucas-b')
      const doctors = page.getByLabel('Professionnel qui a l’accord')
      await doctors.selectOption({ label: (await doctors.locator('option').filter({ hasText: /delaunay/i }).innerText()).trim() })
      await press(button(page, 'Noter l’accord'))
      await reads(page, /^Accord noté pour /)
    },
    trace: { reader: 'lucas-b', acts: ['open-record'] },
  },
  {
    role: 'secretary',
    name: 'Read nothing of it',
    allowed: 0,
    as: 'le-bras',
    ways: DESK,
    from: open('lucas-b'),
    prepare: async () => nothing,
    walk: async ({ page }) => {
      await reads(page, 'Aucun dossier consultable')
      const answer = await page.context().request.get(`/api/records/${await recordOf('lucas-b')}/documents`)
      expect([403, 404]).toContain(answer.status())
      expect(await answer.text()).not.toContain('"items"')
    },
    trace: null,
    expects: /status of 40[34]/,
  },
]

export const NOT_BUILT: readonly NotBuilt[] = [
  {
    role: 'hospital-doctor',
    name: 'Deposit discharge letter + prescription (2 files)',
    allowed: 4,
    reason: 'The form takes one file at a time: two deposits one after the other are six presses.',
  },
  { role: 'pharmacist', name: 'Open (Vitale)', allowed: 2, reason: 'No reader: the invented one of the demonstration asks five presses. The journey types the number.' },
  { role: 'nurse', name: 'Message the GP', allowed: 3, reason: 'Messages (M14) come later.' },
  {
    role: 'biologist',
    name: 'Correct an identity mismatch and resend',
    allowed: 3,
    reason: 'The screen is there (/pro/lots); no journey sends it a batch with a mismatch yet.',
  },
]
