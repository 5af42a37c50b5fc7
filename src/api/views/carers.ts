import type { Described, OwnCarer, RuleActor } from '../../access/index.ts'
import { type DirectoryEntry, qualificationOf } from '../../directory/index.ts'
import type { DocumentLine } from '../../documents/index.ts'
import type { JournalEvent as Entry } from '../../journal/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Carer, CareTeam } from '../contract/index.ts'
import { professionLabel, roleOfEntry } from '../wording/people.ts'
import { isCare } from './access-page.ts'
import { actOf } from './journal-event.ts'

type Rule = Described['page']['actors'][number]

export type CareSources = {
  readonly described: Described
  readonly own: readonly OwnCarer[]
  readonly events: readonly Entry[]
  readonly lines: ReadonlyMap<string, DocumentLine>
  readonly entries: ReadonlyMap<string, DirectoryEntry>
  readonly at: Instant
}

type Met = { readonly actor: RuleActor; readonly rule: Rule | undefined; readonly events: readonly Entry[]; readonly listed: boolean }

const keyOf = (actor: { readonly id?: string; readonly nationalId?: string }): string => actor.nationalId ?? actor.id ?? ''

const isPerson = ({ kind }: RuleActor): boolean => kind === 'professional'

/** Whoever her rules, her journal or her own list name, once. */
export const carersMet = ({ described, own, events, entries }: CareSources): ReadonlyMap<string, Met> => {
  const met = new Map<string, Met>()
  for (const rule of described.page.actors.filter(isCare)) met.set(keyOf(rule.actor), { actor: rule.actor, rule, events: [], listed: true })
  for (const event of events) {
    const { actor, outcome } = event.entry
    const entry = actor.nationalId === undefined ? undefined : entries.get(actor.nationalId)
    const key = actor.nationalId ?? ''
    const known = met.get(key)
    if (actor.kind !== 'professional' || key === '' || (outcome !== 'granted' && known === undefined)) continue
    const named = known?.actor ?? {
      id: entry?.id ?? ('' as RuleActor['id']),
      kind: 'professional',
      name: actor.name,
      nationalId: key,
      ...professionOf(actor),
    }
    met.set(key, { actor: named, rule: known?.rule, events: [...(known?.events ?? []), event], listed: true })
  }
  for (const line of own) {
    if (line.kind !== 'known') continue
    const key = keyOf(line.actor)
    const known = met.get(key)
    if (known !== undefined || line.listed)
      met.set(key, { ...(known ?? { actor: line.actor, rule: undefined, events: [] }), listed: line.listed })
  }
  return new Map([...met].filter(([, { actor }]) => isPerson(actor) && actor.id !== ''))
}

const professionOf = ({ profession }: Entry['entry']['actor']) => (profession === undefined ? {} : { profession })

const accessOf = ({ rule, actor }: Met, { described, at }: CareSources): Carer['access'] => {
  if (rule?.blocked === true) return 'blocked'
  if (rule !== undefined && rule.relation !== 'none' && rule.from <= at && (rule.until === null || at < rule.until)) return relationOf(rule)
  if (described.byCode.has(actor.id)) return 'share'
  return rule !== undefined && rule.until !== null && rule.until <= at ? 'ended' : 'none'
}

const relationOf = ({ relation }: Rule): Carer['access'] => {
  switch (relation) {
    case 'attending':
    case 'administrator':
    case 'authorised':
    case 'team':
      return relation
    case 'representative':
    case 'helper':
    case 'invited-representative':
    case 'invited-helper':
    case 'none':
      return 'none'
  }
}

export const carerOf = (met: Met, sources: CareSources): Carer => {
  const { actor, events, listed } = met
  const entry = sources.entries.get(keyOf(actor))
  const structure = entry?.exercises[0]?.structureName ?? actor.structureName
  const [last] = events
  const title = last?.entry.documents.map(id => sources.lines.get(id)?.facts.title).find(found => found !== undefined)
  return {
    actorId: actor.id,
    name: entry?.name ?? actor.name,
    role: entry === undefined ? (actor.profession === undefined ? '' : professionLabel(actor.profession)) : roleOfEntry(entry),
    ...(structure === undefined ? {} : { structure }),
    ...(entry?.city === undefined ? {} : { town: entry.city }),
    access: accessOf(met, sources),
    ...(last === undefined
      ? {}
      : { last: { act: actOf(last.entry.action), at: last.entry.at, ...(title === undefined ? {} : { title }) } }),
    practising: entry !== undefined && qualificationOf(entry) !== undefined,
    listed,
  }
}

const latestFirst = (a: Carer, b: Carer): number => (b.last?.at ?? '').localeCompare(a.last?.at ?? '') || a.name.localeCompare(b.name, 'fr')

/** Her attending doctor, as declared to the insurer, then whoever else, by last contact. */
export const careTeamOf = (sources: CareSources): CareTeam => {
  const carers = [...carersMet(sources).values()].map(met => carerOf(met, sources)).toSorted(latestFirst)
  const attending = carers.find(({ access }) => access === 'attending') ?? null
  return {
    attending,
    carers: carers.filter(carer => carer !== attending),
    suggestions: suggestionsOf(sources, carers),
    own: sources.own.flatMap(line =>
      line.kind === 'written' && line.listed
        ? [
            {
              id: line.id,
              name: line.name,
              role: line.role,
              ...(line.town === undefined ? {} : { town: line.town }),
              ...(line.phone === undefined ? {} : { phone: line.phone }),
            },
          ]
        : [],
    ),
  }
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\b(?:dr|docteur|pr|m|mme)\b/g, '')
    .replace(/[^a-z]+/g, ' ')
    .trim()
    .split(' ')
    .toSorted()
    .join(' ')

const SUGGESTED = 6

const suggestionsOf = ({ lines, own }: CareSources, carers: readonly Carer[]): CareTeam['suggestions'] => {
  const known = new Set([...carers, ...own.flatMap(line => (line.kind === 'written' ? [line] : []))].map(({ name }) => plain(name)))
  const found = new Map<string, CareTeam['suggestions'][number]>()
  for (const { facts, own: isHers } of lines.values()) {
    const key = plain(facts.authorName)
    if (isHers || key === '' || known.has(key)) continue
    const { authorName: name, authorRole: role, authorPlace: place } = facts
    const documents = (found.get(key)?.documents ?? 0) + 1
    found.set(key, { name, ...(role === undefined ? {} : { role }), ...(place === undefined ? {} : { place }), documents })
  }
  return [...found.values()].toSorted((a, b) => b.documents - a.documents).slice(0, SUGGESTED)
}
