import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { insOf as numberOf, personWithRecord, signedIn } from '../../api/people.ts'
import { ADDRESS } from '../browser.ts'
import { apiOf } from './api.ts'
import type { Answered, EmergencyJourney, EmergencyRole, EmergencyWalk } from './emergency.model.ts'
import { button, heading, link, reads, traitsOf } from './model.ts'

const BLOCKS = ['Danger', 'Traitements', 'Maladies', 'Volontés et contacts', 'Récent'] as const
const MOTIVE = 'Inconscient sur la voie publique, seul.'

const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true })
const tick = (page: Page, words: string): Locator => page.locator('label').filter({ hasText: words })

/** The last character starts the search: nothing is pressed. */
const check = async ({ page, way, press }: EmergencyWalk, words: string): Promise<void> => {
  if (way !== 'keyboard') return press(tick(page, words))
  const box = page.getByRole('checkbox', { name: words })
  const isThere = (): Promise<boolean> => box.evaluate(element => element === element.ownerDocument.activeElement)
  for (let tabs = 0; tabs < 60 && !(await isThere()); tabs += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  expect(await box.isChecked()).toBe(true)
}

/** By keys: the arrow of the group. */
const chooseClues = async ({ page, way, press }: EmergencyWalk): Promise<void> => {
  if (way !== 'keyboard') return press(tick(page, 'Par ce que dit l’appelant'))
  const number = page.getByRole('radio', { name: 'Par son numéro ou sa carte' })
  const isThere = (): Promise<boolean> => number.evaluate(element => element === element.ownerDocument.activeElement)
  for (let tabs = 0; tabs < 60 && !(await isThere()); tabs += 1) await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
}

const identify = async ({ page, write }: EmergencyWalk, ins: string, then = 'Ouvrir sans accord (urgence)'): Promise<void> => {
  await write(field(page, 'INS ou code de la carte d’urgence'), ins)
  await heading(page, then)
}

const insOf = (person: string): string => traitsOf(person).ins.matricule

const blocksAreThere = async (page: Page): Promise<void> => {
  for (const name of BLOCKS) await page.getByRole('region', { name: new RegExp(`^\\d? ?${name}`) }).waitFor()
}

const regulates = async (walk: EmergencyWalk, ins = insOf('marcel')): Promise<void> => {
  const { page, press, write } = walk
  await identify(walk, ins)
  await write(field(page, 'Numéro de mission'), '29-2026-004521')
  await press(button(page, 'Ouvrir pour la régulation'))
}

const breaksGlass = async (walk: EmergencyWalk, ins = insOf('marcel')): Promise<void> => {
  const { page, press, write } = walk
  await identify(walk, ins)
  await check(walk, 'La personne ne peut pas donner son accord, ni personne pour elle.')
  await check(walk, 'Sa santé est en danger immédiat.')
  await write(field(page, 'Motif'), MOTIVE)
  await press(button(page, /J’atteste l’urgence/))
}

/** All that her record says: none of it may be in an answer to somebody who is refused. */
const clinicalOf = async (person: string): Promise<readonly string[]> => {
  const api = await apiOf(person)
  const { items } = await api.get<{ readonly items: readonly { readonly title: string }[] }>(
    `/api/records/${api.recordOf()}/documents?limit=200`,
  )
  return items.map(({ title }) => title)
}

const isToldNothing = async (answers: readonly Answered[], person: string): Promise<void> => {
  const bodies = answers.map(({ body }) => body).join('\n')
  const traits = traitsOf(person)
  const told = [...(await clinicalOf(person)), traits.birthFamily, traits.ins.matricule].filter(text => bodies.includes(text))
  expect(told).toEqual([])
}

/** What was answered, without what is of the line: the handle, and the reference of the answer. */
const bare = (answers: readonly Answered[]): readonly string[] =>
  answers
    .filter(({ path }) => path.startsWith('/api/professional') || path.startsWith('/api/records'))
    .map(({ method, path, status, body }) =>
      `${method} ${path} ${status} ${body}`.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replaceAll(/[0-9A-HJKMNP-TV-Z]{26}/g, 'REFERENCE'),
    )

let closed: Promise<string> | undefined
const closedPerson = (): Promise<string> => {
  closed ??= personWithRecord(ADDRESS, 77_001).then(async ({ recordId, ins }) => {
    const answer = await (await signedIn(ADDRESS, { ins })).send('POST', `/api/records/${recordId}/close`, { erase: false })
    if (answer.status !== 200) throw new Error(`not closed: ${answer.status}`)
    return ins
  })
  return closed
}

/** Opposed, closed, unknown: the same page, of the same bytes. */
const refusedAlike = (role: EmergencyRole, name: string, enter: (walk: EmergencyWalk, ins: string) => Promise<void>): EmergencyJourney => ({
  role,
  name,
  allowed: 15,
  walk: async walk => {
    const { page, answers } = walk
    const heard: (readonly string[])[] = []
    for (const ins of [insOf('ange'), await closedPerson(), numberOf(77_999)]) {
      const before = answers.length
      await enter(walk, ins)
      await heading(page, 'Aucun dossier consultable.')
      await page.waitForLoadState('networkidle')
      heard.push(bare(answers.slice(before)))
      await walk.press(link(page, 'Chercher une autre personne'))
    }
    expect(heard[0]?.length).toBeGreaterThan(0)
    expect([heard[1], heard[2]]).toEqual([heard[0], heard[0]])
    await isToldNothing(answers, 'ange')
  },
})

const noScroll = async (page: Page): Promise<void> => {
  const seen = await page.evaluate<readonly number[]>(
    `[...document.querySelectorAll('.blocks > section')].map(one => Math.round(one.getBoundingClientRect().bottom))`,
  )
  expect({ blocks: seen.length, below: seen.filter(bottom => bottom > 768) }).toEqual({ blocks: 5, below: [] })
}

export const EMERGENCY_JOURNEYS: readonly EmergencyJourney[] = [
  {
    role: 'parm',
    name: 'Identify the person by her number; nothing of her is read',
    allowed: 0,
    walk: async walk => {
      await identify(walk, insOf('marcel'), 'Personne identifiée')
      await reads(walk.page, 'Votre fonction ne lit pas les dossiers')
      expect(await button(walk.page, /^Ouvrir|J’atteste/).count()).toBe(0)
      await isToldNothing(walk.answers, 'marcel')
    },
  },
  {
    role: 'parm',
    name: 'Identify by what the caller says, hand over to the regulating doctor',
    allowed: 5,
    walk: async walk => {
      const { page, press, write } = walk
      const { birthFamily, birthDate } = traitsOf('theo')
      await chooseClues(walk)
      await write(field(page, 'Nom entendu'), birthFamily)
      await write(field(page, 'Année ou date de naissance'), birthDate.slice(0, 4))
      await press(button(page, 'Chercher'))
      await press(button(page, new RegExp(`^Choisir.*${birthFamily}`)))
      await heading(page, 'Personne identifiée')
      await press(button(page, 'Envoyer à l’équipe'))
      await press(button(page, 'Copier le message'))
    },
  },
  {
    role: 'parm',
    name: 'The address of a record opens nothing to her',
    allowed: 0,
    walk: async ({ page, answers }) => {
      await page.goto(`/urgence/p/${(await apiOf('marcel')).recordOf()}`)
      await heading(page, 'Aucun dossier consultable.')
      await isToldNothing(answers, 'marcel')
    },
  },
  {
    role: 'samu-regulator',
    name: 'Identify the person, open the emergency view, read the five blocks',
    allowed: 3,
    walk: async walk => {
      await regulates(walk)
      await blocksAreThere(walk.page)
    },
  },
  {
    role: 'samu-regulator',
    name: 'Call the trusted person',
    // Opening (1), then one press of its own.
    allowed: 2,
    walk: async walk => {
      await regulates(walk)
      const call = walk.page.locator('#wishes a[href^="tel:"]').first()
      expect(await call.getAttribute('aria-label')).toMatch(/^Appeler /)
      await walk.press(call)
    },
  },
  {
    role: 'samu-regulator',
    name: 'Send the summary to the team on the road',
    allowed: 3,
    walk: async walk => {
      await regulates(walk)
      await walk.press(button(walk.page, 'Envoyer à l’équipe'))
      await walk.press(button(walk.page, 'Copier le message'))
      await reads(walk.page, 'Message copié.')
      const sent = await walk.page.evaluate<string>('navigator.clipboard.readText()')
      expect(sent).toMatch(/\/urgence\/equipe\/[0-9a-f-]{36}$/)
      expect(sent).not.toMatch(new RegExp(traitsOf('marcel').birthFamily, 'i'))
    },
  },
  {
    role: 'samu-regulator',
    name: 'The whole record asks for a basis of its own',
    allowed: 2,
    walk: async walk => {
      await regulates(walk)
      await walk.press(button(walk.page, 'Dossier complet…'))
      await heading(walk.page, /^Ouvrir/)
      await button(walk.page, /J’ai son accord/).waitFor()
    },
  },
  refusedAlike('samu-regulator', 'Opposed, closed, unknown: regulating, the same answer', regulates),
  {
    role: 'emergency-doctor',
    name: 'Break the glass at night: five blocks, dark, without a scroll',
    allowed: 3,
    isNight: true,
    walk: async walk => {
      await breaksGlass(walk)
      await blocksAreThere(walk.page)
      expect(await walk.page.locator('html').getAttribute('data-theme')).toBe('dark')
      await noScroll(walk.page)
    },
  },
  {
    role: 'emergency-doctor',
    name: 'Break the glass, read, close the file: it is out',
    allowed: 4,
    walk: async walk => {
      await breaksGlass(walk)
      await blocksAreThere(walk.page)
      const address = walk.page.url()
      await walk.press(button(walk.page, 'Fermer le dossier'))
      await heading(walk.page, 'Identifier la personne')
      await walk.page.goto(address)
      await heading(walk.page, 'Aucun dossier consultable.')
    },
  },
  refusedAlike('emergency-doctor', 'Opposed, closed, unknown: breaking the glass, the same answer', breaksGlass),
]
