import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { pdf } from '../../api/people.ts'
import { apiOf } from './api.ts'
import { button, heading, type Journey, link, nothing, type NotBuilt, reads, traitsOf } from './model.ts'
import { agreed, DESK, deposits, find, home, leaving, open, papersSeenBy, recordOf, withdrawing } from './professional.model.ts'

const ownReport = async (): Promise<string> => {
  const one = (await papersSeenBy('simonet', 'marcel')).find(({ author, status }) => author.self && status === 'current')
  if (one === undefined) throw new Error('the biologist has no report there')
  return one.id
}

type Line = { readonly of: string; readonly under: string; readonly title: string; readonly typeCode?: string }

/** A batch of loose results as the laboratory’s software sends it; what it files is taken back. */
const sentBatch = (name: string, lines: readonly Line[]) =>
  agreed('simonet', 'marcel', async () => {
    const back = await withdrawing('simonet', 'marcel')()
    const frames = lines.flatMap(({ of, under, title, typeCode = '11502-2' }) => {
      const bytes = Buffer.from(pdf(title))
      const { birthFamily, birthGivens, sex, birthDate } = traitsOf(of)
      const person = { birthName: birthFamily, firstNames: birthGivens, sex, birthDate }
      const said = { title, typeCode, fileName: `=${title}.pdf`, mediaType: 'application/pdf', person, ins: traitsOf(under).ins.matricule }
      return [Buffer.from(`${JSON.stringify({ id: randomUUID(), length: bytes.length, ...said })}\n`), bytes]
    })
    const head = Buffer.from(`${JSON.stringify({ name, documents: lines.length })}\n`)
    await (await apiOf('simonet')).putFrames(`/api/batches/${randomUUID()}`, Buffer.concat([head, ...frames]))
    return back
  })

/** What failed of one sending. */
const failedOf = (page: Page, name: string): Locator => page.locator('.card').filter({ has: page.getByRole('heading', { name, level: 3 }) })

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
      await give(button(page, 'Choisir des fichiers'), 'Biopsie.pdf', 'application/pdf', Buffer.from(pdf('Compte rendu')))
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
  {
    role: 'biologist',
    name: 'Correct an identity mismatch and resend',
    allowed: 3,
    as: 'simonet',
    ways: DESK,
    from: async () => '/pro/lots',
    prepare: sentBatch('Tournée à corriger', [
      { of: 'marcel', under: 'marcel', title: 'Natrémie' },
      { of: 'marcel', under: 'lucas-b', title: 'Kaliémie' },
    ]),
    walk: async ({ page, press, write }) => {
      const failed = failedOf(page, 'Tournée à corriger').first()
      await press(failed.getByRole('button', { name: 'Voir les documents' }))
      await press(failed.getByRole('button', { name: /^Corriger et renvoyer/ }))
      const dialog = page.getByRole('dialog')
      await write(dialog.getByLabel(/^Numéro INS/), traitsOf('marcel').ins.matricule)
      await press(dialog.getByRole('button', { name: 'Corriger et renvoyer' }))
      await reads(page, 'Document déposé.')
    },
    trace: { reader: 'marcel', acts: ['deposit'] },
  },
  {
    role: 'biologist',
    name: 'Try again what failed for one cause, and take the result away',
    // Trying again (1), the table (1).
    allowed: 2,
    as: 'simonet',
    ways: DESK,
    from: async () => '/pro/lots',
    prepare: sentBatch('Tournée à réessayer', [
      { of: 'marcel', under: 'marcel', title: 'Ferritine' },
      { of: 'marcel', under: 'lucas-b', title: 'Magnésium' },
    ]),
    walk: async ({ page, press }) => {
      const failed = failedOf(page, 'Tournée à réessayer').first()
      await press(failed.getByRole('button', { name: 'Réessayer (1)' }))
      await reads(page, 'Nouvel essai terminé.')
      const coming = page.waitForEvent('download')
      await press(button(page, 'Télécharger (CSV) le résultat de « Tournée à réessayer »').first())
      const table = readFileSync(await (await coming).path(), 'utf8')
      const rows = table.split('\r\n')
      expect(rows[0]).toBe('\ufeff"Ligne";"Fichier";"État";"Cause";"Numéro du document"')
      expect(rows[1]).toMatch(/^"1";"'=….pdf";"Déposé";"";"[0-9a-f-]{36}"$/)
      expect(rows[2]).toMatch(/^"2";"'=….pdf";"Refusé";"L’identité du document n’est pas celle du numéro donné\. .*";"[0-9a-f-]{36}"$/)
      expect(table).not.toContain(traitsOf('marcel').ins.matricule)
      expect(table.toLowerCase()).not.toContain(traitsOf('marcel').birthFamily.toLowerCase())
    },
    trace: null,
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
      await give(button(page, 'Choisir des fichiers'), 'Courrier.pdf', 'application/pdf', Buffer.from(pdf('Compte rendu')))
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
  { role: 'pharmacist', name: 'Open (Vitale)', allowed: 2, reason: 'No reader: the invented one of the demonstration asks five presses. The journey types the number.' },
  { role: 'nurse', name: 'Message the GP', allowed: 3, reason: 'Messages (M14) come later.' },
]
