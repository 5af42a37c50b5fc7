import type { Category, JournalEvent } from '../../api/types.ts'

export type Cell = { readonly count: number; readonly lastAt: string }
export type PersonLine = {
  readonly key: string
  readonly name: string
  readonly role?: string
  readonly toCheck: boolean
  readonly emergency: boolean
  readonly total: number
  readonly lastAt: string
  readonly cells: ReadonlyMap<Category, Cell>
}

const READING: readonly JournalEvent['act'][] = ['open-record', 'list', 'read', 'read-timeline', 'download']

/** Somebody else who was let in to read: refused attempts and deposits open nothing. */
export const isLook = (event: JournalEvent): boolean =>
  event.outcome === 'allowed' && READING.includes(event.act) && event.who.kind !== 'self' && event.who.kind !== 'system'

const later = (a: string, b: string): string => (a > b ? a : b)

const withEvent = (line: PersonLine | undefined, event: JournalEvent): PersonLine => {
  const cells = new Map(line?.cells)
  for (const category of new Set(event.documents.map(document => document.category))) {
    const cell = cells.get(category)
    cells.set(category, { count: (cell?.count ?? 0) + 1, lastAt: later(cell?.lastAt ?? '', event.at) })
  }
  return {
    key: event.who.actorId ?? event.who.name,
    name: event.who.name,
    ...(event.who.role ? { role: event.who.role } : {}),
    toCheck: (line?.toCheck ?? false) || (event.verdict === 'to-check' && event.answered !== 'recognised'),
    emergency: (line?.emergency ?? false) || event.mode !== 'normal',
    total: (line?.total ?? 0) + 1,
    lastAt: later(line?.lastAt ?? '', event.at),
    cells,
  }
}

/** People × sections, from the events on screen: those to check first, then the most recent. */
export const matrixOf = (
  events: readonly JournalEvent[],
): { readonly people: readonly PersonLine[]; readonly sections: readonly Category[] } => {
  const lines = new Map<string, PersonLine>()
  for (const event of events.filter(isLook)) {
    const key = event.who.actorId ?? event.who.name
    lines.set(key, withEvent(lines.get(key), event))
  }
  const people = [...lines.values()].sort((a, b) => Number(b.toCheck) - Number(a.toCheck) || (a.lastAt < b.lastAt ? 1 : -1))
  return { people, sections: [...new Set(people.flatMap(line => [...line.cells.keys()]))] }
}
