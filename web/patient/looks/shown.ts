import type { Category, JournalEvent } from '../../api/types.ts'

export const LOOKS = ['to-check', 'refused', 'emergency', 'mine'] as const
export type Look = (typeof LOOKS)[number]

/** Narrower than the chips: one person, one section, one basis; `all`: every one. */
export type Narrowed = {
  readonly person: string
  readonly section: Category | 'all'
  readonly basis: JournalEvent['basis'] | 'all'
}
export const EVERYTHING: Narrowed = { person: 'all', section: 'all', basis: 'all' }

const wanted: Readonly<Record<Exclude<Look, 'mine'>, (event: JournalEvent) => boolean>> = {
  'to-check': event => event.verdict === 'to-check',
  refused: event => event.outcome === 'refused',
  emergency: event => event.mode !== 'normal',
}

const within = ({ person, section, basis }: Narrowed, event: JournalEvent): boolean =>
  (person === 'all' || event.who.name === person) &&
  (section === 'all' || event.documents.some(({ category }) => category === section)) &&
  (basis === 'all' || event.basis === basis)

/** Other people's acts; one's own are added on demand, the other filters narrow. */
export const shown = (events: readonly JournalEvent[], looks: readonly Look[], narrowed = EVERYTHING): readonly JournalEvent[] =>
  events.filter(event => {
    if (!within(narrowed, event)) return false
    if (event.who.kind === 'self') return looks.includes('mine') && looks.length === 1
    return looks.every(look => look === 'mine' || wanted[look](event))
  })

/** What there is to choose from, in the order it is met. */
export const choicesIn = (events: readonly JournalEvent[]) => {
  const others = events.filter(({ who }) => who.kind !== 'self')
  return {
    people: [...new Set(others.map(({ who }) => who.name))],
    sections: [...new Set(others.flatMap(({ documents }) => documents.map(({ category }) => category)))],
    bases: [...new Set(others.map(({ basis }) => basis))],
  }
}
