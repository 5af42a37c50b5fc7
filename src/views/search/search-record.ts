import { readSegments, textsBeside } from '../../documents/index.ts'
import type { CommittedGrant, Grant } from '../../kernel/grant.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import { plainLabelOf } from '../../policy/index.ts'
import type { Families } from '../export/model.ts'
import { type Indexed, indexed, worthOf } from './corpus.ts'
import { touches } from './dates.ts'
import { extractOf, marked, marksIn } from './extract.ts'
import type { Asked, Found, FoundHealth, FoundPerson, HealthWords } from './model.ts'
import { type Question, understand, type Wanted, type Way } from './question.ts'
import { rank, type Ranked } from './rank.ts'

export type SearchTools = {
  readonly familyOf: Families
  /** What a neighbour lets be searched beside the reading that has committed: decided, selected and opened by it for this reader. */
  readonly health?: (op: Operation, committed: CommittedGrant<'read'>, grant: Grant<'read'>) => Promise<readonly HealthWords[]>
}

const PAGE = 20
const LONGEST = 300
const MOST_PEOPLE = 5
const MOST_HEALTH = 10
const MOST_ALSO = 6

/**
 * Everything of one record that this reader sees and that answers. Decided before the query: one statement selects what is visible with its trace, only that
 * is opened, and results, counts, corrections and suggestions come of nothing else. Nothing clear outlives the request.
 */
export const searchRecord = async (
  op: Operation,
  grant: Grant<'read'>,
  asked: Asked,
  { familyOf, health }: SearchTools,
): Promise<Found> => {
  const { documents, committed } = await readSegments(op, grant)
  const how = { synonyms: asked.synonyms ?? true, corrections: asked.corrections ?? true }
  const question = understand(asked.text.slice(0, LONGEST), today(op), how.synonyms)
  const corpus = indexed(documents, code => `${plainLabelOf(code).fr} ${familyOf(code).label}`)
  const { ranked, wanted, corrections } = rank(corpus, question, how, op.instant)
  const family = ({ indexed: { document } }: Ranked): string => familyOf(document.line.facts.typeCode).id
  const chosen = asked.family === undefined ? ranked : ranked.filter(one => family(one) === asked.family)
  const from = asked.from ?? 0
  const page = chosen.slice(from, from + (asked.limit ?? PAGE))
  const texts = await textsBeside(
    op,
    committed,
    grant,
    page.map(({ indexed: { document } }) => document.line.id),
  )
  return {
    documents: page.map(({ indexed: { document }, ways }) => ({
      line: document.line,
      title: marked(document.line.facts.title, marksIn(document.line.facts.title, ways)),
      extract: extractOf(texts.get(document.line.id) ?? [], ways, document.line.facts.title),
    })),
    total: chosen.length,
    families: countedBy(ranked.map(family)),
    people: peopleIn(corpus, wanted),
    health: healthIn((await health?.(op, committed, grant)) ?? [], question, wanted),
    alsoFor: alsoFor(ranked),
    corrections,
    ...(question.period === undefined ? {} : { period: question.period }),
    unread: documents.filter(({ parts }) => parts === null).length,
  }
}

const PARIS = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' })
const today = (op: Operation): string => PARIS.format(new Date(toIso(op.instant)))

const countedBy = (ids: readonly string[]): Found['families'] => {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
}

/** Other words that found something of what is visible, the most useful first. */
const alsoFor = (ranked: readonly Ranked[]): readonly string[] =>
  countedBy(ranked.flatMap(({ ways }) => ways.filter(({ nearness }) => nearness === 'synonym').map(({ label }) => label)))
    .slice(0, MOST_ALSO)
    .map(({ id }) => id)

const anyWay = (wanted: readonly Wanted[]): readonly Way[] => wanted.flatMap(({ ways }) => ways)

/** Who wrote something of what is visible, and is named, or does, what is asked. */
const peopleIn = (corpus: readonly Indexed[], wanted: readonly Wanted[]): readonly FoundPerson[] => {
  const found = new Map<string, { person: FoundPerson; worth: number }>()
  for (const one of corpus) {
    const { authorName: name, authorRole: role, authorPlace: place } = one.document.line.facts
    if (one.document.line.own || name === '') continue
    const known = found.get(name)
    if (known !== undefined) {
      known.person = { ...known.person, documents: known.person.documents + 1 }
      continue
    }
    const nobody = { ...one, title: ' ', type: ' ', document: { ...one.document, parts: null } }
    const worth = anyWay(wanted).reduce((sum, way) => sum + worthOf(nobody, way), 0)
    found.set(name, {
      person: { name, ...(role === undefined ? {} : { role }), ...(place === undefined ? {} : { place }), documents: 1 },
      worth,
    })
  }
  return [...found.values()]
    .filter(({ worth }) => worth > 0)
    .sort((a, b) => b.worth - a.worth || b.person.documents - a.person.documents)
    .slice(0, MOST_PEOPLE)
    .map(({ person }) => person)
}

const healthIn = (things: readonly HealthWords[], { period }: Question, wanted: readonly Wanted[]): readonly FoundHealth[] =>
  things
    .filter(({ date }) => period === undefined || (date !== undefined && touches(period, date)))
    .map(thing => ({ thing, marks: marksIn(`${thing.label} ${thing.words ?? ''}`, anyWay(wanted)) }))
    .filter(({ marks }) => wanted.length === 0 || marks.length > 0)
    .slice(0, MOST_HEALTH)
    .map(({ thing: { id, rubric, label, date, documentId }, marks }) => ({
      id,
      rubric,
      label: marked(
        label,
        marks.filter(({ end }) => end <= label.length),
      ),
      ...(date === undefined ? {} : { date }),
      ...(documentId === undefined ? {} : { documentId }),
    }))
