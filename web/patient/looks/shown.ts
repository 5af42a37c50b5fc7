import type { JournalEvent } from '../../api/types.ts'

export const LOOKS = ['to-check', 'refused', 'emergency', 'mine'] as const
export type Look = (typeof LOOKS)[number]

const wanted: Readonly<Record<Exclude<Look, 'mine'>, (event: JournalEvent) => boolean>> = {
  'to-check': event => event.verdict === 'to-check',
  refused: event => event.outcome === 'refused',
  emergency: event => event.mode !== 'normal',
}

/** Other people's acts; one's own are added on demand, the other filters narrow. */
export const shown = (events: readonly JournalEvent[], looks: readonly Look[]): readonly JournalEvent[] =>
  events.filter(event => {
    if (event.who.kind === 'self') return looks.includes('mine') && looks.length === 1
    return looks.every(look => look === 'mine' || wanted[look](event))
  })
