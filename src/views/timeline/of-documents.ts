import type { DocumentLine, ExtractedFact, FactKind, FactLine } from '../../documents/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { knownDate } from './dates.ts'
import type { Detail, TimelineItem, TimelineKind } from './model.ts'
import { SHOWN_DETAILS } from './of-entries.ts'

/** What documents tell that has a moment. An allergy has none. */
export const TIMELINE_FACTS = [
  'condition',
  'treatment',
  'prescription',
  'dispensation',
  'procedure',
  'vaccination',
  'vital',
  'result',
] as const satisfies readonly FactKind[]

const KIND_OF: Readonly<Record<(typeof TIMELINE_FACTS)[number], TimelineKind>> = {
  condition: 'condition',
  treatment: 'treatment',
  prescription: 'prescription',
  dispensation: 'dispensation',
  procedure: 'procedure',
  vaccination: 'vaccination',
  vital: 'measure',
  result: 'result',
}

/** What a report tells by the dozen stands as one thing, with its lines: a blood test is one moment. */
const TOGETHER: ReadonlySet<FactKind> = new Set(['vital', 'result', 'prescription', 'dispensation'])

export const itemOfDocument = ({ id, facts, submittedAt }: DocumentLine): TimelineItem => {
  const date = knownDate(facts.date)
  return {
    id,
    kind: 'document',
    title: facts.title,
    ...(date === undefined ? {} : { date }),
    source: 'document',
    ...(facts.authorName === '' ? {} : { by: facts.authorName }),
    ...(facts.authorPlace === undefined ? {} : { place: facts.authorPlace }),
    documentId: id,
    typeCode: facts.typeCode,
    addedAt: submittedAt,
  }
}

/**
 * What was read in the documents that this reader sees. What did not happen, what is only planned and what a report quotes of an older one is no moment of
 * hers. `addedAt`: when the document came.
 */
export const itemsOfFacts = (lines: readonly FactLine[], addedAt: (documentId: string) => Instant): readonly TimelineItem[] => {
  const happened = lines.filter(({ fact }) => fact.negated !== true && fact.planned !== true && fact.earlier !== true)
  const groups = Map.groupBy(happened, line => (TOGETHER.has(line.fact.kind) ? groupOf(line) : line.id))
  return [...groups.values()].flatMap(group => itemOf(group, addedAt))
}

const dateOf = ({ fact, document }: FactLine) => knownDate(fact.date) ?? knownDate(document.facts.date)

const groupOf = (line: FactLine): string => [line.document.id, line.fact.kind, dateOf(line)].join('|')

const itemOf = (group: readonly FactLine[], addedAt: (documentId: string) => Instant): readonly TimelineItem[] => {
  const [first] = group
  const kind = TIMELINE_FACTS.find(one => one === first?.fact.kind)
  if (first === undefined || kind === undefined) return []
  const { id, fact, document } = first
  const [date, end] = [dateOf(first), group.length === 1 ? knownDate(fact.until) : undefined]
  return [
    {
      id,
      kind: KIND_OF[kind],
      title: group.length === 1 || !TOGETHER.has(fact.kind) ? nameOf(fact) : document.facts.title,
      ...(date === undefined ? {} : { date }),
      ...(end === undefined ? {} : { end }),
      source: 'read',
      by: fact.by ?? document.facts.authorName,
      documentId: document.id,
      from: document.facts.title,
      ...(TOGETHER.has(fact.kind) ? { details: group.slice(0, SHOWN_DETAILS).map(line => detailOf(line.fact)), count: group.length } : {}),
      addedAt: addedAt(document.id),
    },
  ]
}

const nameOf = ({ product, label }: ExtractedFact): string => product?.name ?? label

const detailOf = (fact: ExtractedFact): Detail => {
  const value = writtenIn(fact)
  return { label: nameOf(fact), ...(value === undefined || value === '' ? {} : { value }) }
}

/** As the document writes it. */
const writtenIn = ({ value, dose }: ExtractedFact): string | undefined => {
  switch (value?.kind) {
    case undefined:
      return dose
    case 'quantity':
      return quantity(value)
    case 'interval':
      return [value.low && `> ${quantity(value.low)}`, value.high && `< ${quantity(value.high)}`].filter(Boolean).join(', ')
    case 'coded':
    case 'text':
      return value.text
  }
}

const quantity = ({ value, unit }: { readonly value: string; readonly unit?: string }): string => [value, unit].filter(Boolean).join(' ')
