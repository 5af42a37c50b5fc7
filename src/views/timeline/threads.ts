import { type ExtractedFact, type FactLine, fold } from '../../documents/index.ts'
import { type Body, type Entry, isAbsence } from '../../profile/index.ts'
import type { Thread, ThreadMember, ThreadReason, TimelineItem } from './model.ts'

/** What threads are drawn from: only what this reader sees, and only what says why. */
export type Woven = {
  readonly items: readonly TimelineItem[]
  readonly entries: readonly Entry[]
  readonly facts: readonly FactLine[]
}

/** Category of CIM-10: three signs, `E11` of `E11.9`. */
const CATEGORY = /^[A-Z]\d[0-9A-Z]/

const categoryOfCode = (code: string | undefined): string | undefined => CATEGORY.exec(code ?? '')?.[0]

const ICD_10: ReadonlySet<string> = new Set(['2.16.840.1.113883.6.3', '2.16.840.1.113883.6.3.1', '1.2.250.1.213.2.43', 'icd-10'])

export const categoryOfFact = ({ kind, code, negated, planned }: ExtractedFact): string | undefined =>
  kind === 'condition' && negated !== true && planned !== true && code !== undefined && ICD_10.has(code.system)
    ? categoryOfCode(code.code)
    : undefined

export const categoryOfBody = (body: Body): string | undefined =>
  body.rubric === 'conditions' && body.code.coding?.system === 'icd-10' ? categoryOfCode(body.code.coding.code) : undefined

/**
 * Episodes: around an entry of hers, what she joined to it, what bears its code, the documents that name it, the treatments written for it; around a stay,
 * what is dated within it. Around a code alone, the documents that name it. Never a likeness, never a nearness in time.
 */
export const threadsIn = (woven: Woven): readonly Thread[] => {
  const shown = new Set(woven.items.map(({ id }) => id))
  const aroundEntries = woven.entries.flatMap(entry =>
    isAbsence(entry.body) || !shown.has(entry.id) ? [] : [aroundEntry(entry, entry.body, woven)],
  )
  const known = new Set(woven.entries.flatMap(({ body }) => (isAbsence(body) ? [] : (categoryOfBody(body) ?? []))))
  return [...aroundEntries, ...aroundCodes(woven, known, shown)]
    .map(({ about, members }) => ({ about, members: once(about, members).filter(({ item }) => shown.has(item)) }))
    .filter(({ members }) => members.length > 0)
}

const member =
  (reason: ThreadReason) =>
  (item: string): ThreadMember => ({ item, reason })

/** The strongest reason first; each thing once. */
const once = (about: string, members: readonly ThreadMember[]): readonly ThreadMember[] => {
  const known = new Set([about])
  return members.filter(({ item }) => !known.has(item) && known.add(item))
}

const aroundEntry = (entry: Entry, body: Body, woven: Woven): Thread => {
  const category = categoryOfBody(body)
  return {
    about: entry.id,
    members: [
      ...entry.links.map(member('linked')),
      ...(category === undefined ? [] : ofCategory(category, woven)),
      ...(body.rubric === 'conditions' ? treatmentsFor(body.code, woven) : []),
      ...duringStay(entry.id, woven),
    ],
  }
}

const ofCategory = (category: string, { entries, facts }: Woven): readonly ThreadMember[] => {
  const naming = facts.filter(({ fact }) => categoryOfFact(fact) === category)
  return [
    ...entries.filter(({ body }) => !isAbsence(body) && categoryOfBody(body) === category).map(({ id }) => member('same-code')(id)),
    ...naming.map(({ id }) => member('same-code')(id)),
    ...naming.map(({ document }) => member('names-it')(document.id)),
  ]
}

/** Written for it in the very words that name it: « pourquoi : diabète ». */
const treatmentsFor = (
  code: { readonly text: string; readonly coding?: { readonly display: string } },
  { entries }: Woven,
): readonly ThreadMember[] => {
  const names = new Set([code.text, code.coding?.display ?? code.text].map(name => fold(name).trim()))
  return entries.flatMap(({ id, body }) =>
    !isAbsence(body) && body.rubric === 'treatments' && body.reason !== undefined && names.has(fold(body.reason).trim())
      ? [member('treats-it')(id)]
      : [],
  )
}

/** Dated to the day, from the first of the stay to its last. */
const duringStay = (id: string, { items }: Woven): readonly ThreadMember[] => {
  const stay = items.find(item => item.id === id && item.kind === 'stay')
  const [from, to] = [stay?.date, stay?.end]
  if (from?.length !== 10 || to === undefined) return []
  return items.filter(({ date }) => date?.length === 10 && date >= from && date <= to).map(item => member('during-stay')(item.id))
}

/** What several documents name and no entry of hers does; it bears the name of a line that stands. */
const aroundCodes = ({ facts }: Woven, known: ReadonlySet<string>, shown: ReadonlySet<string>): readonly Thread[] => {
  const groups = Map.groupBy(facts, ({ fact }) => categoryOfFact(fact) ?? '')
  return [...groups].flatMap(([category, lines]) => {
    const first = lines.find(({ id }) => shown.has(id))
    const documents = new Set(lines.map(({ document }) => document.id))
    if (category === '' || known.has(category) || first === undefined || documents.size < 2) return []
    return [{ about: first.id, members: [...lines.map(({ id }) => member('same-code')(id)), ...[...documents].map(member('names-it'))] }]
  })
}
