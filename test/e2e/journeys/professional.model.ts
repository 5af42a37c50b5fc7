import type { Page } from 'playwright-core'
import { pdf } from '../../api/people.ts'
import { apiOf } from './api.ts'
import type { Way } from './hand.ts'
import { button, heading, link, reads, traitsOf, type Walk } from './model.ts'

/** At a desk, on a counter, on a round: the hands each of them works with. */
export const DESK: readonly Way[] = ['mouse', 'keyboard']
export const COUNTER: readonly Way[] = ['mouse', 'touch']
export const ROUND: readonly Way[] = ['touch']

export const recordOf = async (person: string): Promise<string> => (await apiOf(person)).recordOf()

/** The open record, or one of its pages. */
export const open =
  (person: string, page = ''): (() => Promise<string>) =>
  async () =>
    `/pro/p/${await recordOf(person)}${page}`

export const home = async (): Promise<string> => '/pro'

type Paper = {
  readonly id: string
  readonly title: string
  readonly format: string
  readonly status: string
  readonly category: string
  readonly author: { readonly self: boolean }
}

export const papersSeenBy = async (professional: string, person: string): Promise<readonly Paper[]> => {
  const { items } = await (await apiOf(professional)).get<{ readonly items: readonly Paper[] }>(
    `/api/records/${await recordOf(person)}/documents?limit=200`,
  )
  return items
}

const own = async (professional: string, person: string): Promise<readonly string[]> =>
  (await papersSeenBy(professional, person)).filter(({ author, status }) => author.self && status !== 'deleted').map(({ id }) => id)

/** What she deposits on the way is taken back. */
export const withdrawing = (professional: string, person: string) => async (): Promise<() => Promise<void>> => {
  const before = new Set(await own(professional, person))
  return async () => {
    const [api, record] = [await apiOf(professional), await recordOf(person)]
    for (const id of (await own(professional, person)).filter(one => !before.has(one)))
      await api.send('DELETE', `/api/records/${record}/documents/${id}`)
  }
}

/** She ends what his word opened: each journey begins before it. */
export const leaving = (professional: string, person: string) => async (): Promise<() => Promise<void>> => {
  const end = async (): Promise<void> => {
    const [actor, api] = [await apiOf(professional), await apiOf(person)]
    await api.send('DELETE', `/api/records/${api.recordOf()}/access/professionals/${actor.actorId}`)
  }
  return end
}

/** Opened by her word, as in her room a moment ago; and left afterwards. */
export const agreed =
  (professional: string, person: string, more?: () => Promise<() => Promise<void>>) => async (): Promise<() => Promise<void>> => {
    const api = await apiOf(professional)
    const { handle } = await api.send<{ readonly handle: string }>('POST', '/api/professional/find', {
      ins: traitsOf(person).ins.matricule,
    })
    await api.send('POST', '/api/professional/openings', { handle, basis: 'declared-agreement' })
    const restore = await more?.()
    const end = await leaving(professional, person)()
    return async () => {
      await restore?.()
      await end()
    }
  }

export const find = async ({ page, press, write }: Walk, person: string): Promise<void> => {
  await write(page.getByRole('textbox', { name: 'Numéro INS ou code de la carte', exact: true }), traitsOf(person).ins.matricule)
  await press(button(page, 'Chercher'))
}

export const block = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('region', { name }).waitFor()

/** Find, say that she agrees, and the synthesis is there. */
export const opens = async (walk: Walk, person: string): Promise<void> => {
  await find(walk, person)
  await walk.press(button(walk.page, 'J’ai son accord, ouvrir'))
  await heading(walk.page, 'Synthèse')
  await block(walk.page, 'Allergies et alertes')
}

export const deposits = async ({ page, press, give }: Walk, title: string): Promise<void> => {
  await press(link(page, 'Déposer').first())
  await give(button(page, 'Choisir des fichiers'), `${title}.pdf`, 'application/pdf', Buffer.from(pdf('Compte rendu')))
  await press(button(page, 'Déposer'))
  await reads(page, 'Document déposé.')
}
