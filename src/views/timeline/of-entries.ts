import type { PartialDate } from '../../kernel/partial-date.ts'
import { type Body, type Concept, type Entry, isAbsence } from '../../profile/index.ts'
import { endOf, knownDate } from './dates.ts'
import type { Detail, TimelineItem, TimelineKind } from './model.ts'

type Said = Pick<TimelineItem, 'kind' | 'title'> & Partial<TimelineItem>

const named = ({ text, coding }: Concept): Pick<TimelineItem, 'title' | 'medical'> =>
  coding === undefined || coding.display.toLowerCase() === text.toLowerCase() ? { title: text } : { title: text, medical: coding.display }

const dated = (date: PartialDate | undefined, end?: PartialDate | undefined): Pick<TimelineItem, 'date' | 'end'> => ({
  ...(date === undefined ? {} : { date }),
  ...(end === undefined ? {} : { end }),
})

/** What lasts until somebody says that it is over. */
const lasting = ({ status, endedOn }: Entry, start: PartialDate | undefined, end: PartialDate | undefined): Partial<TimelineItem> => {
  const until = end ?? endedOn ?? undefined
  if (until !== undefined) return dated(start, until)
  return { ...dated(start), ...(status === 'ended' ? { ended: true } : { ongoing: true }) }
}

/** `undefined`: it has no moment, or it is a wish. */
const saidOf = (entry: Entry, body: Body): Said | undefined => {
  switch (body.rubric) {
    case 'conditions':
      return { kind: 'condition', ...named(body.code), ...lasting(entry, body.onset, body.abatement) }
    case 'treatments': {
      const { start, end } = body.effectivePeriod ?? {}
      const details: readonly Detail[] = body.dosage === undefined ? [] : [{ label: body.dosage }]
      return { kind: 'treatment', ...named(body.medication), ...lasting(entry, start, end), ...(details.length > 0 ? { details } : {}) }
    }
    case 'procedures': {
      const kind: TimelineKind = body.category === 'stay' ? 'stay' : 'operation'
      const place = body.location === undefined ? {} : { place: body.location }
      return { kind, ...named(body.code), ...dated(body.performed, endOf(body.performed, body.duration)), ...place }
    }
    case 'vaccinations':
      return { kind: 'vaccination', ...named(body.vaccine), ...dated(body.occurrence) }
    case 'measures':
      return body.target === true
        ? undefined
        : {
            kind: 'measure',
            title: '',
            measure: body.kind,
            ...dated(knownDate(body.effective)),
            details: [{ label: '', value: writtenIn(body.components) }],
          }
    case 'allergies':
    case 'family-history':
    case 'lifestyle':
    case 'disability':
    case 'blood-group':
    case 'emergency-contacts':
    case 'trusted-person':
    case 'directives':
    case 'organ-donation':
      return undefined
  }
}

const writtenIn = (components: readonly { readonly value: number; readonly unit: string }[]): string =>
  components.every(({ unit }) => unit === components[0]?.unit)
    ? `${components.map(({ value }) => value).join('/')} ${components[0]?.unit ?? ''}`
    : components.map(({ value, unit }) => `${value} ${unit}`).join(' / ')

/** The entries of a profile that stand in time. Drafts say nothing yet. */
export const itemsOfEntries = (entries: readonly Entry[]): readonly TimelineItem[] =>
  joined(
    entries.flatMap(entry => {
      const { id, rubric, status, body, source, author, writtenAt } = entry
      if (isAbsence(body) || (status !== 'active' && status !== 'ended')) return []
      const said = saidOf(entry, body)
      return said === undefined ? [] : [{ ...said, id, rubric, source, by: author.name, addedAt: writtenAt }]
    }),
  )

/** Somebody who takes her pressure each morning has a month of it, not thirty lines: the month, how many, and each value. */
const joined = (items: readonly TimelineItem[]): readonly TimelineItem[] => {
  const months = Map.groupBy(items.filter(isMeasured), ({ measure, source, by, date }) =>
    [measure, source, by, date?.slice(0, 7)].join('|'),
  )
  return [...items.filter(item => !isMeasured(item)), ...[...months.values()].flatMap(monthOf)]
}

const isMeasured = ({ kind, date }: TimelineItem): boolean => kind === 'measure' && date !== undefined

/** As many as a page shows; the measures have a page of their own. */
export const SHOWN_DETAILS = 12

const monthOf = (items: readonly TimelineItem[]): readonly TimelineItem[] => {
  const [first] = items
  const month = knownDate(first?.date?.slice(0, 7))
  if (first === undefined || month === undefined || items.length === 1) return items
  const inOrder = items.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
  const details = inOrder
    .slice(0, SHOWN_DETAILS)
    .flatMap(({ date, details: own = [] }) => own.map(({ value }) => ({ label: date ?? '', ...(value === undefined ? {} : { value }) })))
  const [latest = first] = items.toSorted((a, b) => b.addedAt - a.addedAt)
  return [{ ...first, date: month, details, count: items.length, addedAt: latest.addedAt }]
}
