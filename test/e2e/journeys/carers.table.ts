import { expect } from 'vitest'
import { apiOf } from './api.ts'
import { button, type Journey, link, reads } from './model.ts'
import { agreed, block, COUNTER, deposits, DESK, home, leaving, open, opens, papersSeenBy, recordOf, ROUND, withdrawing } from './professional.model.ts'

type Entry = { readonly id: string; readonly version: number; readonly rubric: string; readonly own?: boolean }

const entriesOf = async (professional: string, person: string, rubric: string): Promise<readonly Entry[]> => {
  const { items } = await (await apiOf(professional)).get<{ readonly items: readonly Entry[] }>(
    `/api/records/${await recordOf(person)}/profile?rubric=${rubric}`,
  )
  return items
}

/** What she writes in the profile on the way is taken out again. */
export const unwriting = (professional: string, person: string, rubric: string, more?: () => Promise<() => Promise<void>>) => async () => {
  const before = new Set((await entriesOf(professional, person, rubric)).map(({ id }) => id))
  const restore = await more?.()
  return async (): Promise<void> => {
    const [api, record] = [await apiOf(professional), await recordOf(person)]
    for (const { id, version } of (await entriesOf(professional, person, rubric)).filter(one => !before.has(one.id)))
      await api.send('POST', `/api/records/${record}/profile/entries/${id}/remove`, { version, rubric })
    await restore?.()
  }
}

export const PHARMACIST: readonly Journey[] = [
  {
    role: 'pharmacist',
    name: 'Open by her number, with allergies and treatments',
    allowed: 2,
    as: 'prigent',
    ways: ['mouse', 'keyboard', 'touch'],
    from: home,
    prepare: leaving('prigent', 'marcel'),
    walk: async walk => {
      await opens(walk, 'marcel')
      await reads(walk.page, 'Amoxicilline')
      await block(walk.page, 'Traitements en cours')
    },
    trace: { reader: 'marcel', acts: ['open-record', 'read-synthesis'] },
  },
  {
    role: 'pharmacist',
    name: 'Check allergy / renal function before dispensing',
    allowed: 0,
    as: 'prigent',
    ways: COUNTER,
    from: open('marcel'),
    prepare: agreed('prigent', 'marcel'),
    walk: async ({ page }) => {
      await reads(page, 'Amoxicilline')
      await page
        .getByRole('region', { name: 'Résultats clés' })
        .getByText(/Créatinine|filtration/i)
        .first()
        .waitFor()
    },
    trace: { reader: 'marcel', acts: ['read-synthesis'] },
  },
  {
    role: 'pharmacist',
    name: 'Record a vaccination',
    allowed: 4,
    as: 'prigent',
    ways: COUNTER,
    from: open('marcel'),
    prepare: agreed('prigent', 'marcel', unwriting('prigent', 'marcel', 'vaccinations', withdrawing('prigent', 'marcel'))),
    walk: async ({ page, press, write }) => {
      await press(link(page, 'Vaccins'))
      await press(link(page, 'Enregistrer une vaccination'))
      await write(page.getByRole('textbox', { name: 'Vaccin', exact: true }), 'Vaccin de démonstration')
      await press(button(page, 'Enregistrer et déposer la note'))
      await reads(page, 'Vaccination enregistrée. La note est dans les documents.')
    },
    trace: { reader: 'marcel', acts: ['write-profile'] },
  },
  {
    role: 'pharmacist',
    name: 'Deposit a medication review',
    allowed: 3,
    as: 'prigent',
    ways: COUNTER,
    from: open('marcel'),
    prepare: agreed('prigent', 'marcel', withdrawing('prigent', 'marcel')),
    walk: walk => deposits(walk, 'Bilan de médication'),
    trace: { reader: 'marcel', acts: ['deposit'] },
  },
]

const photo = async (): Promise<Buffer> => {
  const one = (await papersSeenBy('marcel', 'marcel')).find(({ format }) => format === 'image')
  return (await apiOf('marcel')).bytes(`/api/records/${await recordOf('marcel')}/documents/${one?.id}/content`)
}
const mimeOf = (bytes: Buffer): string => (bytes[0] === 0x89 ? 'image/png' : 'image/jpeg')

export const NURSE: readonly Journey[] = [
  {
    role: 'nurse',
    name: 'See care plan, allergies, who to call',
    allowed: 1,
    as: 'benali',
    ways: ROUND,
    from: open('marcel'),
    walk: async ({ page }) => {
      await reads(page, 'Amoxicilline')
      await page.getByRole('region', { name: 'Volontés et contacts' }).getByText('Paul Le Meur').first().waitFor()
    },
    trace: { reader: 'marcel', acts: ['read-synthesis'] },
  },
  {
    role: 'nurse',
    name: 'Add a measure',
    allowed: 3,
    as: 'benali',
    ways: ROUND,
    from: open('marcel'),
    prepare: unwriting('benali', 'marcel', 'measures'),
    walk: async ({ page, press, write }) => {
      await press(link(page, 'Mesures'))
      await press(page.locator('label').filter({ hasText: 'Température' }))
      await write(page.getByRole('textbox', { name: /^Température/ }), '37,4')
      await press(button(page, 'Enregistrer'))
      await reads(page, 'Mesure enregistrée.')
    },
    trace: { reader: 'marcel', acts: ['write-profile'] },
  },
  {
    role: 'nurse',
    name: 'Photograph a wound and deposit',
    allowed: 4,
    as: 'benali',
    ways: ROUND,
    from: open('marcel'),
    prepare: withdrawing('benali', 'marcel'),
    walk: async ({ page, press, give }) => {
      const bytes = await photo()
      await press(link(page, 'Déposer'))
      await give(button(page, 'Prendre une photo'), 'plaie talon droit.jpg', mimeOf(bytes), bytes)
      await press(button(page, 'Déposer'))
      await reads(page, 'Document déposé.')
    },
    trace: { reader: 'marcel', acts: ['deposit'] },
  },
  {
    role: 'nurse',
    name: 'Work offline then send: a wound photo and a measure, each once',
    // Its own presses: a measure (3) and a photo (4). Sending costs none.
    allowed: 7,
    as: 'benali',
    ways: ROUND,
    from: open('marcel'),
    prepare: unwriting('benali', 'marcel', 'measures', withdrawing('benali', 'marcel')),
    walk: async ({ page, press, write, give }) => {
      const bytes = await photo()
      const [papers, measures] = [await papersSeenBy('benali', 'marcel'), await entriesOf('benali', 'marcel', 'measures')]
      await page.waitForLoadState('networkidle')
      await page.context().setOffline(true)
      await press(link(page, 'Mesures'))
      await write(page.getByRole('textbox', { name: /^Maxima/ }), '131')
      await write(page.getByRole('textbox', { name: /^Minima/ }), '74')
      await press(button(page, 'Enregistrer'))
      await reads(page, '1 envoi attend le réseau.')
      await press(link(page, 'Déposer'))
      await give(button(page, 'Prendre une photo'), 'plaie hors réseau.jpg', mimeOf(bytes), bytes)
      await page.getByLabel('Type', { exact: true }).selectOption({ index: 1 })
      await press(button(page, 'Déposer'))
      await reads(page, '2 envois attendent le réseau.')
      await page.context().setOffline(false)
      await reads(page, 'Tout est parti.')
      expect((await papersSeenBy('benali', 'marcel')).length).toBe(papers.length + 1)
      expect((await entriesOf('benali', 'marcel', 'measures')).length).toBe(measures.length + 1)
    },
    trace: { reader: 'marcel', acts: ['deposit', 'write-profile'] },
    expects: /ERR_INTERNET_DISCONNECTED|Failed to fetch/,
  },
]

const usual = (role: 'dentist' | 'midwife' | 'physiotherapist', as: string, person: string, title: string): readonly Journey[] => [
  {
    role,
    name: 'Deposit what was done today',
    allowed: 3,
    as,
    ways: COUNTER,
    from: open(person),
    prepare: withdrawing(as, person),
    walk: walk => deposits(walk, title),
    trace: { reader: person, acts: ['deposit'] },
  },
]

const [dental] = usual('dentist', 'mevel', 'theo', 'Compte rendu de soins dentaires')

export const DENTIST: readonly Journey[] = [
  {
    role: 'dentist',
    name: 'Open by her number, with allergies and treatments',
    allowed: 2,
    as: 'mevel',
    ways: DESK,
    from: home,
    prepare: leaving('mevel', 'theo'),
    walk: walk => opens(walk, 'theo'),
    trace: { reader: 'theo', acts: ['open-record', 'read-synthesis'] },
  },
  ...(dental === undefined ? [] : [{ ...dental, prepare: agreed('mevel', 'theo', withdrawing('mevel', 'theo')) }]),
]

export const MIDWIFE: readonly Journey[] = [
  {
    role: 'midwife',
    name: 'Read a document of the pregnancy',
    allowed: 2,
    as: 'riou',
    ways: COUNTER,
    from: open('ines'),
    walk: async ({ page, press }) => {
      await press(link(page, 'Documents'))
      await press(page.locator('.bench-row'))
      await page.getByRole('region', { name: /^Lecture : / }).waitFor()
    },
    trace: { reader: 'ines', acts: ['list', 'read'] },
  },
  ...usual('midwife', 'riou', 'ines', 'Consultation de grossesse'),
]

export const PHYSIOTHERAPIST: readonly Journey[] = [
  {
    role: 'physiotherapist',
    name: 'Read the operation among the documents chosen for him',
    allowed: 2,
    as: 'tanguy',
    ways: COUNTER,
    from: open('lucas'),
    walk: async ({ page, press }) => {
      await press(link(page, 'Documents'))
      await press(page.locator('.bench-row'))
      await page.getByRole('region', { name: /^Lecture : / }).waitFor()
    },
    trace: { reader: 'lucas', acts: ['list', 'read'] },
  },
  ...usual('physiotherapist', 'tanguy', 'lucas', 'Bilan de kinésithérapie'),
]

export const SOCIAL_WORKER: readonly Journey[] = [
  {
    role: 'social-worker',
    name: 'Open with her agreement, see what her trade reads and no more',
    allowed: 2,
    as: 'cariou',
    ways: ['mouse', 'keyboard', 'touch'],
    from: home,
    prepare: leaving('cariou', 'marcel'),
    walk: async walk => {
      await opens(walk, 'marcel')
      await reads(walk.page, 'Hors des droits de votre métier')
    },
    trace: { reader: 'marcel', acts: ['open-record', 'read-synthesis'] },
  },
]
