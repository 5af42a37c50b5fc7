import type { ActingUnder, Authentication, AccessMode, Level, Means } from '../kernel/actors.ts'
import type { Basis, TraceStream } from '../kernel/grant.ts'
import type { DocumentId, RecordId } from '../kernel/ids.ts'
import { type Instant, toIso } from '../kernel/instant.ts'

/** What was done, in the vocabulary of the journal. `slice.verb`; the wording for people stands in the web catalogue. */
export type Action =
  | 'record.open'
  | 'record.activate'
  | 'record.close'
  | 'record.reopen'
  | 'record.ask-erasure'
  | 'record.withdraw-erasure'
  | 'record.suspend'
  | 'record.resume'
  | 'record.object'
  | 'record.death'
  | 'record.read-life'
  | 'record.timeline'
  | 'record.read-news'
  | 'record.purge'
  | 'record.heirs'
  | 'record.hand-over'
  | 'record.merge'
  | 'record.unmerge'
  | 'record.refile'
  | 'record.desk'
  | 'record.choose'
  | 'record.export'
  | 'record.read-synthesis'
  | 'record.take-synthesis'
  | 'delegation.invite'
  | 'delegation.accept'
  | 'delegation.refuse'
  | 'delegation.end'
  | 'delegation.name'
  | 'documents.announce'
  | 'documents.announced'
  | 'person.read'
  | 'documents.list'
  | 'documents.search'
  | 'documents.index'
  | 'documents.read'
  | 'documents.open-part'
  | 'documents.submit'
  | 'documents.replace'
  | 'documents.mask'
  | 'documents.unmask'
  | 'documents.audience'
  | 'documents.reveal'
  | 'documents.archive'
  | 'documents.unarchive'
  | 'documents.delete'
  | 'documents.organise'
  | 'documents.contest'
  | 'documents.settle'
  | 'documents.allow-reading'
  | 'documents.end-reading'
  | 'documents.read-entries'
  | 'documents.list-facts'
  | 'documents.decide-fact'
  | 'access.read'
  | 'access.declare'
  | 'access.end'
  | 'access.authorise'
  | 'access.scope'
  | 'access.block'
  | 'access.unblock'
  | 'access.name-role'
  | 'access.emergency-settings'
  | 'access.hide-all'
  | 'access.show-all'
  | 'access.oppose-deposits'
  | 'access.allow-deposits'
  | 'access.break-glass'
  | 'access.open-regulation'
  | 'access.close-emergency'
  | 'access.share'
  | 'access.prolong-share'
  | 'access.end-share'
  | 'access.open-share'
  | 'access.preview'
  | 'access.list-carer'
  | 'access.change-card'
  | 'access.renew-card'
  | 'access.cancel-card'
  | 'access.present-card'
  | 'access.open-stay'
  | 'access.end-stay'
  | 'access.invite'
  | 'access.found'
  | 'access.make-link'
  | 'access.end-link'
  | 'access.open-link'
  | 'access.protect-place'
  | 'access.end-place'
  | 'journal.read'
  | 'journal.recognise'
  | 'journal.contest'
  | 'journal.ask-letter'
  | 'journal.end-letter'
  | 'journal.write-letter'
  | 'review.read'
  | 'review.ask'
  | 'review.end'
  | 'access.refusals'
  | 'profile.read'
  | 'profile.read-history'
  | 'profile.add'
  | 'profile.change'
  | 'profile.end'
  | 'profile.remove'
  | 'profile.declare-absence'
  | 'profile.confirm'
  | 'profile.ask-correction'
  | 'profile.hide'
  | 'profile.show'
  | 'profile.state-wish'
  | 'profile.withdraw-wish'

/** One act under the door: what, on which documents, with which typed motive. Nothing here is health data except inside the sealed entry. */
export type Act = {
  readonly action: Action
  readonly documents?: readonly DocumentId[]
  /** Rubrics of the health profile that were asked for: which data, in the words of EHDS art. 9; never what stands in them. */
  readonly sections?: readonly string[]
  readonly motive?: string
  /** Where the entry goes unless the document read says otherwise. */
  readonly stream?: TraceStream
}

/** `granted`: done. `absent`: asked for something that is not there for this actor. `refused`: the door said no. */
export type Outcome = 'granted' | 'absent' | 'refused'

/** The entry the person reads and verifies (R.1111-43; EHDS art. 9: who, when, which data, why). Canonicalised by JCS before it is committed to. */
export type TraceEntry = {
  readonly v: 1
  /** The record it stands in: an entry moved to another chain does not verify. */
  readonly record: string
  readonly at: string
  readonly correlation: string
  readonly actor: {
    readonly kind: string
    readonly name: string
    readonly nationalId?: string
    readonly profession?: string
    readonly specialty?: string
    readonly structure?: string
    readonly structureName?: string
    /** Whom she replaced, or who answered for her training (R.1111-43: the identity of who acted is hers; whose place it was is told beside). */
    readonly under?: Pick<ActingUnder, 'kind' | 'nationalId' | 'name'>
  }
  readonly means: Means
  readonly level: Level
  readonly mode: AccessMode
  readonly relation: string
  readonly rule: string
  readonly policy: string
  readonly action: Action
  readonly documents: readonly string[]
  readonly sections?: readonly string[]
  readonly motive?: string
  readonly outcome: Outcome
  /** Code of the refusal. */
  readonly reason?: string
  /** Of `access.refusals`: how many, above those that stand by themselves, in the minute that began then. */
  readonly times?: number
  readonly since?: string
}

export type EntryFacts = {
  readonly recordId: RecordId
  readonly caller: Authentication
  readonly mode: AccessMode
  readonly at: Instant
  readonly correlationId: string
  readonly basis: Basis
  readonly act: Act
  readonly outcome: Outcome
  readonly reason?: string
}

export const entryOf = ({ recordId, caller, mode, at, correlationId, basis, act, outcome, reason }: EntryFacts): TraceEntry => ({
  v: 1,
  record: recordId,
  at: toIso(at),
  correlation: correlationId,
  actor: actorOf(caller),
  means: caller.means,
  level: caller.level,
  mode,
  relation: basis.relation,
  rule: basis.rule,
  policy: basis.policy,
  action: act.action,
  documents: act.documents ?? [],
  ...(act.sections === undefined ? {} : { sections: act.sections }),
  ...(act.motive === undefined ? {} : { motive: act.motive }),
  outcome,
  ...(reason === undefined ? {} : { reason }),
})

const actorOf = ({ subject, exercise }: Authentication): TraceEntry['actor'] => ({
  kind: subject.kind,
  name: subject.name,
  ...('nationalId' in subject ? { nationalId: subject.nationalId } : {}),
  ...(exercise === undefined
    ? {}
    : { profession: exercise.profession, structure: exercise.structureNationalId, structureName: exercise.structureName }),
  ...(exercise?.specialty === undefined ? {} : { specialty: exercise.specialty }),
  ...(exercise?.under === undefined
    ? {}
    : { under: { kind: exercise.under.kind, nationalId: exercise.under.nationalId, name: exercise.under.name } }),
})

export const STREAM_NUMBER: Readonly<Record<TraceStream, 1 | 2 | 3 | 4>> = { open: 1, holder: 2, held: 3, sheltered: 4 }

const STREAM_NAME: readonly TraceStream[] = ['open', 'holder', 'held', 'sheltered']

export const streamNamed = (number: number): TraceStream => {
  const name = STREAM_NAME[number - 1]
  if (name === undefined) throw new RangeError('no such stream')
  return name
}
