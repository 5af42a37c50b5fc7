import type { DocumentLine } from '../../documents/index.ts'
import type { Answered, Explanation, JournalEvent as Entry, OwnLine } from '../../journal/index.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Act, Explanations, JournalEvent, OwnEvent } from '../contract/index.ts'
import { basisOf } from '../wording/basis.ts'
import { categoryOfType } from '../wording/category.ts'
import { roleOf, underOf } from '../wording/people.ts'

/** Actions of the trace in the journal's words. One that is not here is shown as « autre ». */
const ACTS: Readonly<Record<string, Act>> = {
  'record.open': 'open-record',
  'person.read': 'open-record',
  'documents.list': 'list',
  'documents.search': 'list',
  'documents.index': 'list',
  'documents.read': 'read',
  'documents.open-part': 'read',
  'documents.submit': 'deposit',
  'documents.replace': 'replace',
  'documents.mask': 'mask',
  'documents.unmask': 'unmask',
  'documents.audience': 'choose-audience',
  'documents.reveal': 'reveal',
  'documents.archive': 'archive',
  'documents.unarchive': 'archive',
  'documents.delete': 'delete',
  'documents.list-facts': 'list',
  'documents.read-entries': 'read',
  'documents.decide-fact': 'write-profile',
  'documents.allow-reading': 'change-access',
  'documents.end-reading': 'change-access',
  'documents.contest': 'contest',
  'documents.settle': 'contest',
  'journal.contest': 'contest',
  'review.ask': 'contest',
  'review.end': 'contest',
  'access.read': 'list',
  'access.declare': 'open-record',
  'access.end': 'change-access',
  'access.authorise': 'change-access',
  'access.scope': 'change-access',
  'access.name-role': 'change-access',
  'access.block': 'block',
  'access.unblock': 'block',
  'access.emergency-settings': 'emergency-choices',
  'access.hide-all': 'change-access',
  'access.show-all': 'change-access',
  'access.oppose-deposits': 'change-access',
  'access.allow-deposits': 'change-access',
  'access.break-glass': 'open-record',
  'access.open-regulation': 'open-record',
  'access.close-emergency': 'close-emergency',
  'access.share': 'change-access',
  'access.prolong-share': 'change-access',
  'access.end-share': 'change-access',
  'access.open-share': 'open-record',
  'access.open-stay': 'open-record',
  'access.invite': 'open-record',
  'access.change-card': 'change-access',
  'access.renew-card': 'change-access',
  'access.cancel-card': 'change-access',
  'access.make-link': 'change-access',
  'access.end-link': 'change-access',
  'access.open-link': 'read-profile',
  'access.preview': 'list',
  'delegation.invite': 'change-access',
  'delegation.accept': 'change-access',
  'delegation.refuse': 'change-access',
  'delegation.end': 'change-access',
  'delegation.name': 'change-access',
  'record.timeline': 'read-timeline',
  'record.read-news': 'list',
  'record.export': 'download',
  'journal.read': 'read-journal',
  'record.read-synthesis': 'read-synthesis',
  'record.take-synthesis': 'download',
  'profile.read': 'read-profile',
  'profile.read-history': 'read-profile',
  'profile.add': 'write-profile',
  'profile.change': 'write-profile',
  'profile.end': 'write-profile',
  'profile.remove': 'write-profile',
  'profile.declare-absence': 'write-profile',
  'profile.confirm': 'write-profile',
  'profile.ask-correction': 'write-profile',
  'profile.state-wish': 'write-profile',
  'profile.withdraw-wish': 'write-profile',
  'profile.hide': 'change-access',
  'profile.show': 'change-access',
  'access.refusals': 'refusals',
}

export const actOf = (action: string): Act => ACTS[action] ?? 'other'

const SHOWN = 5

type Kind = JournalEvent['who']['kind']

const kindOf = (kind: string, relation: string): Kind => {
  if (relation === 'representative' || relation === 'helper') return relation
  switch (kind) {
    case 'person':
      return 'self'
    case 'structure':
    case 'laboratory':
      return 'structure'
    case 'agent':
    case 'insurer-feed':
      return 'agent'
    case 'system':
    case 'catalogue-service':
      return 'system'
    default:
      return 'professional'
  }
}

/** `reason` of an entry that the contract has no word for is left out: the verdict stands by itself. */
const VERDICT_REASONS: Readonly<Record<string, NonNullable<JournalEvent['verdictReason']>>> = {
  'declared-doctor': 'declared-doctor',
  'you-authorised': 'you-authorised',
  'care-team': 'care-team',
  deposited: 'deposited',
  opened: 'opened',
  'no-known-link': 'no-known-link',
  exceptional: 'exceptional',
  'no-health-data': 'no-health-data',
  night: 'night',
  'same-name': 'same-name',
  volume: 'volume',
  refused: 'refused',
}

/** One entry as a screen shows it. Documents are named when the reader sees them; others by nothing but their number. */
export const eventOf = (
  { stream, n, entry, verdict, reason, answered }: Entry,
  lines: ReadonlyMap<string, DocumentLine>,
  actors: ReadonlyMap<string, string>,
): JournalEvent => {
  const { actor } = entry
  const role =
    actor.profession === undefined
      ? ''
      : roleOf({ profession: actor.profession, ...(actor.specialty === undefined ? {} : { specialty: actor.specialty }) })
  const verdictReason = VERDICT_REASONS[reason]
  const actorId = actor.nationalId === undefined ? undefined : actors.get(actor.nationalId)
  return {
    id: `${stream}.${n}`,
    at: entry.at,
    outcome: entry.outcome === 'granted' ? 'allowed' : 'refused',
    ...(entry.times === undefined ? {} : { times: entry.times }),
    who: {
      ...(actorId === undefined ? {} : { actorId }),
      name: actor.name,
      kind: kindOf(actor.kind, entry.relation),
      ...(role === '' ? {} : { role }),
      ...underOf(actor.under),
    },
    ...(actor.structureName === undefined ? {} : { where: { structure: actor.structureName } }),
    act: actOf(entry.action),
    documents: entry.documents.slice(0, SHOWN).map(id => documentOf(id, lines.get(id))),
    ...(entry.documents.length > SHOWN ? { more: entry.documents.length - SHOWN } : {}),
    ...(entry.sections === undefined ? {} : { sections: [...entry.sections] }),
    mode: entry.mode,
    basis: basisOf(entry.relation),
    ...(entry.motive === undefined ? {} : { reason: entry.motive }),
    verdict,
    ...(verdictReason === undefined ? {} : { verdictReason }),
    ...(answered === undefined ? {} : answeredOf(answered)),
  }
}

const answeredOf = ({ answer, explanation }: Answered): Pick<JournalEvent, 'answered' | 'explanation'> => ({
  answered: answer,
  ...(explanation === undefined ? {} : { explanation: { ...explanation, due: toIso(explanation.due) } }),
})

export const explanationOf = ({ id, state, askedAt, due, asking }: Explanation): Explanations['items'][number] => ({
  id,
  state,
  askedAt: toIso(askedAt),
  due: toIso(due),
  at: asking.at,
  act: actOf(asking.action),
  mode: modeOf(asking.mode),
  basis: basisOf(asking.relation),
  initials: asking.initials,
  ...(asking.text === undefined ? {} : { text: asking.text }),
})

const modeOf = (mode: string): OwnEvent['mode'] => (mode === 'regulation' || mode === 'break-glass' ? mode : 'normal')

const documentOf = (id: string, line: DocumentLine | undefined): JournalEvent['documents'][number] =>
  line === undefined
    ? { title: 'Document absent ou supprimé', category: 'other' }
    : { id, title: line.facts.title, category: categoryOfType(line.facts.typeCode) }

export const ownEventOf = (line: OwnLine): OwnEvent => ({
  id: line.id,
  at: line.at,
  act: actOf(line.action),
  outcome: line.outcome === 'granted' ? 'allowed' : 'refused',
  patient: { initials: initialsOf(line.holder) },
  ...(line.holder === '' ? {} : { recordId: line.record }),
  documents: line.documents.length,
  mode: modeOf(line.mode),
  basis: basisOf(line.relation),
  ...(line.motive === undefined ? {} : { reason: line.motive }),
  ...underOf(line.under),
})

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter(word => word !== '')
    .map(word => `${word[0]}.`)
    .join(' ')
