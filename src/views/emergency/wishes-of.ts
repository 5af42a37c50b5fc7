import { toIso } from '../../kernel/instant.ts'
import type { DocumentLine } from '../../documents/index.ts'
import { type Body, type Entry, isAbsence, type Rubric } from '../../profile/index.ts'
import type { EmergencyLine, Silence, Topic, ToPlace } from './model.ts'

/** Papers of her wishes (JDV_J07): advance directives, and others. */
const WISHES: ReadonlySet<string> = new Set(['EXPPAT_1', 'EXPPAT_3'])

export type Wishes = { readonly items: readonly EmergencyLine[]; readonly silent: readonly Silence[] }

/** What she wants, and whom to call, in one press. */
export const wishesOf = (on: ToPlace): Wishes => {
  const directives = directivesOf(on)
  const trusted = said(on.entries, 'trusted-person').map(trustedLine)
  const contacts = said(on.entries, 'emergency-contacts').toSorted((a, b) => a.body.rank - b.body.rank)
  const attending = on.attending.map(attendingLine)
  const called = contacts.slice(0, CONTACTS).map(contactLine)
  return {
    items: [...directives, ...trusted, ...attending, ...called],
    silent: [
      ...silence('directives', directives, on.closed.has('directives')),
      ...silence('trusted-person', trusted, on.closed.has('trusted-person')),
      ...silence('attending-doctor', attending, false),
    ],
  }
}

const CONTACTS = 2

const silence = (topic: Topic, found: readonly unknown[], isClosed: boolean): readonly Silence[] =>
  found.length > 0 ? [] : [{ topic, state: isClosed ? 'closed' : 'unknown' }]

type Said<R extends Rubric> = Omit<Entry, 'body'> & { readonly body: Extract<Body, { readonly rubric: R }> }

const isOf = <R extends Rubric>(body: Body, rubric: R): body is Extract<Body, { readonly rubric: R }> => body.rubric === rubric

const said = <R extends Rubric>(entries: readonly Entry[], rubric: R): readonly Said<R>[] =>
  entries.flatMap(({ body, ...entry }) => (entry.status === 'active' && !isAbsence(body) && isOf(body, rubric) ? [{ ...entry, body }] : []))

const base = ({ id, source, author, writtenAt }: Omit<Entry, 'body'>) => ({
  id,
  standing: source,
  by: author.name,
  date: toIso(writtenAt).slice(0, 10),
})

/** Written in her profile, and the paper that says them when this reader sees it; else her papers alone. */
const directivesOf = ({ entries, lines }: ToPlace): readonly EmergencyLine[] => {
  const papers = lines.filter(({ facts }) => WISHES.has(facts.typeCode)).toSorted((a, b) => (a.facts.date < b.facts.date ? 1 : -1))
  const written = said(entries, 'directives').map((entry): EmergencyLine => {
    const paper = papers.find(({ id }) => id === entry.body.document)
    return {
      ...base(entry),
      tag: 'directives',
      text: '',
      detail: '',
      date: entry.body.writtenOn,
      ...(paper === undefined ? {} : { document: { id: paper.id, title: paper.facts.title } }),
    }
  })
  const others = papers.filter(({ id }) => !written.some(({ document }) => document?.id === id))
  return [...written, ...others.slice(0, 1).map(paperLine)]
}

const paperLine = ({ id, facts, submittedAt }: DocumentLine): EmergencyLine => ({
  id,
  tag: 'paper',
  text: facts.title,
  detail: '',
  date: facts.date === '' ? toIso(submittedAt).slice(0, 10) : facts.date,
  by: facts.authorName,
  document: { id, title: facts.title },
})

const trustedLine = (entry: Said<'trusted-person'>): EmergencyLine => ({
  ...base(entry),
  tag: 'trusted-person',
  text: entry.body.name,
  detail: entry.body.relationship ?? '',
  date: entry.body.designatedOn,
  ...(entry.body.phone === undefined ? {} : { phone: entry.body.phone }),
})

const contactLine = (entry: Said<'emergency-contacts'>): EmergencyLine => ({
  ...base(entry),
  tag: 'contact',
  text: entry.body.name,
  detail: entry.body.relationship ?? '',
  phone: entry.body.phone,
})

/** The insurer's register names him; no register of ours holds his telephone. */
const attendingLine = ({ id, name, structureName }: ToPlace['attending'][number]): EmergencyLine => ({
  id,
  tag: 'attending-doctor',
  text: name,
  detail: structureName ?? '',
  date: '',
  by: '',
})
