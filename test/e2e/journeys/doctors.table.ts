import { expect } from 'vitest'
import { pdf } from '../../api/people.ts'
import { hasSession } from '../browser.ts'
import { apiOf } from './api.ts'
import { button, heading, type Journey, link, reads, traitsOf } from './model.ts'
import { block, deposits, DESK, find, home, leaving, open, opens, recordOf, withdrawing } from './professional.model.ts'

export const GP: readonly Journey[] = [
  {
    role: 'gp',
    name: 'Open the record by her number, with her agreement',
    allowed: 2,
    as: 'abgrall',
    ways: DESK,
    from: home,
    prepare: leaving('abgrall', 'lucas'),
    walk: walk => opens(walk, 'lucas'),
    trace: { reader: 'lucas', acts: ['open-record', 'read-synthesis'] },
  },
  {
    role: 'gp',
    name: 'Read the synthesis',
    allowed: 0,
    as: 'le-goff',
    ways: DESK,
    from: open('marcel'),
    walk: async ({ page }) => {
      await block(page, 'Allergies et alertes')
      await reads(page, 'Amoxicilline')
      await block(page, 'Traitements en cours')
      await reads(page, /Apixaban/)
    },
    trace: { reader: 'marcel', acts: ['read-synthesis'] },
  },
  {
    role: 'gp',
    name: 'Find the last creatinine',
    allowed: 1,
    as: 'le-goff',
    ways: DESK,
    from: open('marcel'),
    walk: async ({ page, press }) => {
      await press(link(page, 'Résultats'))
      await heading(page, 'Résultats')
      await page.getByRole('rowheader', { name: /Créatinine/ }).first().waitFor()
    },
    trace: { reader: 'marcel', acts: ['list'] },
  },
  {
    role: 'gp',
    name: 'Find the last cardiology letter',
    allowed: 1,
    as: 'le-goff',
    ways: DESK,
    from: open('marcel'),
    walk: async ({ page, press, write }) => {
      await press(link(page, 'Documents'))
      await write(page.getByRole('searchbox', { name: 'Chercher' }), 'cardio')
      await page.locator('.bench-row', { hasText: /cardio/i }).first().waitFor()
    },
    trace: { reader: 'marcel', acts: ['list'] },
  },
  {
    role: 'gp',
    name: 'Deposit today’s letter',
    allowed: 3,
    as: 'le-goff',
    ways: DESK,
    from: open('marcel'),
    prepare: withdrawing('le-goff', 'marcel'),
    walk: walk => deposits(walk, 'Courrier de ce jour'),
    trace: { reader: 'marcel', acts: ['deposit'] },
  },
  {
    role: 'gp',
    name: 'Update the medical summary (VSM)',
    allowed: 4,
    as: 'le-goff',
    ways: DESK,
    from: open('marcel'),
    prepare: withdrawing('le-goff', 'marcel'),
    walk: async ({ page, press }) => {
      await press(button(page, 'Résumé médical'))
      await press(button(page, 'Écrire et publier le volet de synthèse'))
      await press(button(page, 'Publier'))
      await press(page.getByRole('dialog').getByRole('button', { name: 'Publier', exact: true }))
      await reads(page, 'Volet de synthèse publié.')
    },
    trace: { reader: 'marcel', acts: ['read-synthesis'] },
  },
]

const HOSPITAL = '10B9000011'

/** The admissions desk’s software tells that she is there; and that she left. */
const admitted = (person: string) => async (): Promise<() => Promise<void>> => {
  const hospital = await apiOf(HOSPITAL)
  const { ins, birthFamily, birthGivens, usedFamily, usedGiven, sex, birthDate, birthPlaceCode } = traitsOf(person)
  const number = `SEJ-${person}-${Date.now()}`
  const names = { birthName: birthFamily, birthFirstNames: birthGivens, usedName: usedFamily, usedFirstName: usedGiven }
  await hospital.send('POST', '/api/structure/stays', {
    number,
    service: 'Orthopédie',
    admittedAt: new Date(Date.now() - 60_000).toISOString(),
    traits: { ins: ins.matricule, oid: ins.oid, ...names, sex, birthDate, birthPlaceInsee: birthPlaceCode },
    check: { verified: true },
  })
  return async () => {
    await hospital.send('POST', '/api/structure/ended-stays', { ins: ins.matricule, oid: ins.oid, number })
  }
}

/** Her record is open to the team since this morning. */
const inTeam = (professional: string, person: string) => async (): Promise<() => Promise<void>> => {
  const leave = await admitted(person)()
  const api = await apiOf(professional)
  const { handle } = await api.send<{ readonly handle: string }>('POST', '/api/professional/find', { ins: traitsOf(person).ins.matricule })
  await api.send('POST', '/api/professional/openings', { handle, basis: 'care-team' })
  return leave
}

export const HOSPITAL_DOCTOR: readonly Journey[] = [
  {
    role: 'hospital-doctor',
    name: 'Open a record for an admitted patient (team basis)',
    allowed: 2,
    as: 'delaunay',
    ways: DESK,
    from: home,
    prepare: admitted('marcel'),
    walk: async walk => {
      const { page, press } = walk
      await find(walk, 'marcel')
      const team = button(page, 'Équipe de soins, ouvrir')
      // Her structure's word may have opened it already: then nothing is asked.
      if ((await team.count()) > 0) await press(team)
      await heading(page, 'Synthèse')
      await reads(page, /^Équipe de soins/)
    },
    trace: { reader: 'marcel', acts: ['read-synthesis'] },
  },
  {
    role: 'hospital-doctor',
    name: 'What happened since last stay?',
    allowed: 1,
    as: 'delaunay',
    ways: DESK,
    from: open('marcel'),
    prepare: inTeam('delaunay', 'marcel'),
    walk: async ({ page, press }) => {
      await press(link(page, 'Chronologie'))
      await heading(page, 'Chronologie')
      await reads(page, 'Maladies')
    },
    trace: { reader: 'marcel', acts: ['read-timeline'] },
  },
  {
    role: 'hospital-doctor',
    name: 'Deposit discharge letter + prescription (2 files)',
    allowed: 4,
    as: 'delaunay',
    ways: DESK,
    from: open('marcel'),
    prepare: async () => {
      const leave = await inTeam('delaunay', 'marcel')()
      const back = await withdrawing('delaunay', 'marcel')()
      return async () => {
        await back()
        await leave()
      }
    },
    walk: async ({ page, press, give }) => {
      const file = (title: string) => ({ name: `${title}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(pdf(title)) })
      const letter = file('Lettre de liaison a la sortie')
      await press(link(page, 'Déposer').first())
      await give(button(page, 'Choisir des fichiers'), letter.name, letter.mimeType, letter.buffer, file('Ordonnance de sortie'))
      await page.getByText('Lecture du fichier…').first().waitFor({ state: 'detached' })
      await press(button(page, 'Déposer les 2 documents'))
      await page.getByText('Document déposé.').nth(1).waitFor()
    },
    trace: { reader: 'marcel', acts: ['deposit'] },
  },
  {
    role: 'hospital-doctor',
    name: 'Compare home treatment with hospital treatment',
    allowed: 2,
    as: 'delaunay',
    ways: DESK,
    from: open('marcel'),
    prepare: inTeam('delaunay', 'marcel'),
    walk: async ({ page, press }) => {
      await press(link(page, 'Traitements'))
      await heading(page, 'Traitements')
      await reads(page, 'Prescrit')
      await reads(page, 'Déclaré ou noté')
      await reads(page, /Apixaban/i)
    },
    trace: { reader: 'marcel', acts: ['read-profile'] },
  },
  {
    role: 'hospital-doctor',
    name: 'Read advance directives + trusted person',
    allowed: 1,
    as: 'delaunay',
    ways: DESK,
    from: open('marcel'),
    prepare: inTeam('delaunay', 'marcel'),
    walk: async ({ page }) => {
      const wishes = page.getByRole('region', { name: 'Volontés et contacts' })
      await wishes.getByText('Anne Guilloux').first().waitFor()
      await wishes.getByText('Directives anticipées').first().waitFor()
    },
    trace: { reader: 'marcel', acts: ['read-synthesis'] },
  },
  {
    role: 'hospital-doctor',
    name: 'Leave the shared workstation in one key',
    allowed: 1,
    as: 'delaunay',
    ways: DESK,
    from: open('marcel', '/documents'),
    prepare: inTeam('delaunay', 'marcel'),
    walk: async ({ page }) => {
      await page.getByRole('list', { name: 'Liste des documents' }).first().waitFor()
      const address = page.url()
      await page.keyboard.press('F8')
      await heading(page, 'Poste verrouillé')
      // Nothing of her is left on the screen, and the session is over: its address leads nowhere else.
      expect(await page.locator('body').innerText()).not.toMatch(/GUILLOUX/)
      await reads(page, 'La session est fermée. Rien du dossier ne reste à l’écran.')
      expect(await hasSession(page.context())).toBe(false)
      expect((await page.context().request.get('/api/professional/records')).status()).toBe(401)
      await page.goto(address)
      await heading(page, 'Poste verrouillé')
      expect(await page.locator('body').innerText()).not.toMatch(/GUILLOUX/)
    },
    trace: null,
    expects: /^Clear-Site-Data/,
  },
  {
    role: 'hospital-doctor',
    name: 'Take the workstation back where it was left',
    allowed: 2,
    as: 'delaunay',
    ways: DESK,
    from: open('marcel', '/resultats'),
    prepare: inTeam('delaunay', 'marcel'),
    walk: async ({ page, press }) => {
      await heading(page, 'Résultats')
      await page.keyboard.press('F8')
      await press(button(page, 'Reprendre'))
      await page.waitForURL(/resultats/)
      await heading(page, 'Résultats')
      expect(page.url()).toContain(`/pro/p/${await recordOf('marcel')}/resultats`)
    },
    trace: { reader: 'marcel', acts: ['list'] },
    expects: /^Clear-Site-Data/,
  },
]

