import type { Locator, Page } from 'playwright-core'
import type { Act } from '../../../src/api/contract/index.ts'
import { type DemoPerson, demonstrationWorld, personOf } from '../../../src/demonstration/index.ts'
import { instant } from '../../../src/kernel/instant.ts'
import { apiOf } from './api.ts'
import type { Hand, Way } from './hand.ts'

export const PROFESSIONAL_ROLES = [
  'gp',
  'hospital-doctor',
  'pharmacist',
  'nurse',
  'dentist',
  'midwife',
  'physiotherapist',
  'social-worker',
  'biologist',
  'secretary',
] as const
export type Role = 'patient' | 'parent' | 'helper' | (typeof PROFESSIONAL_ROLES)[number]

/** What a journey does with the page it is given; `press` settles and looks before it returns. */
export type Walk = Hand & { readonly page: Page }

type Trace = { readonly reader: string; readonly of?: string; readonly acts: readonly Act[] }

export type Journey = {
  readonly role: Role
  readonly name: string
  /** Presses that ui.md §2 allows. */
  readonly allowed: number
  readonly as: string
  /** How it is made; by each hand unless said. */
  readonly ways?: readonly Way[]
  /** Where it starts; a person's home unless said. ui.md §2: every task of a professional after the opening starts from the open record. */
  readonly from?: () => Promise<string>
  /** Puts things as the journey finds them; what it answers puts them back. */
  readonly prepare?: () => Promise<() => Promise<void>>
  readonly walk: (walk: Walk) => Promise<void>
  /** What the journal must tell of it to `reader`, in the record of `of`; null: it touches no record. */
  readonly trace: Trace | null
  /** What the browser writes of a « no », or of a network that is away: the journey means it. */
  readonly expects?: RegExp
}

/** A journey that cannot be made yet, and why. */
export type NotBuilt = { readonly role: Role; readonly name: string; readonly allowed: number; readonly reason: string }

export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' })
export const link = (page: Page, name: string | RegExp): Locator => page.getByRole('link', { name, exact: typeof name === 'string' })
export const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name, level: 1 }).waitFor()
export const reads = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()
export const nothing = async (): Promise<void> => undefined

type Line = { readonly id: string; readonly title: string; readonly format: string; readonly author: { readonly self: boolean } }
export const papersOf = async (persona: string, of?: string): Promise<{ readonly record: string; readonly lines: readonly Line[] }> => {
  const api = await apiOf(persona)
  const record = api.recordOf(of)
  const { items } = await api.get<{ readonly items: readonly Line[] }>(`/api/records/${record}/documents?limit=200`)
  return { record, lines: items }
}

/** A result has come: it is the one that is not read. */
export const unread = async (persona: string, of?: string): Promise<void> => {
  const { record, lines } = await papersOf(persona, of)
  const one = lines.find(({ format, author }) => format === 'cda' && !author.self)
  await (await apiOf(persona)).send('PUT', `/api/records/${record}/shelf/documents`, { documentIds: [one?.id], read: false })
}

export const firstNews = (page: Page): Locator =>
  page
    .getByRole('region', { name: /^À voir/ })
    .getByRole('listitem')
    .getByRole('link')

/** Traits of somebody of the demonstration. */
export const traitsOf = (key: string): DemoPerson => personOf(demonstrationWorld({ seed: 'e2e', today: instant(Date.now()) }), key)

type Delegation = {
  readonly id: string
  readonly state: string
  readonly side: string
  readonly person: { readonly firstName: string }
  readonly delegate: { readonly firstName: string }
}
export type Delegations = { readonly items: readonly Delegation[] }
