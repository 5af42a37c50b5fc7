import {
  ACT_REFUSED,
  createShare,
  endShare,
  forgetCarer,
  listCarer,
  openShare,
  type PreviewAs as DoorPreview,
  prolong,
  readShares,
  type ShareLine,
  carersUnder,
  describeAccess,
  type RuleActor,
  underGrant,
  underPreview,
  writeCarer,
} from '../../access/index.ts'
import { placesNow, requireSession } from '../../accounts/index.ts'
import { directoryEntry, professionalsByNationalId } from '../../directory/index.ts'
import { linesBeside, listDocuments } from '../../documents/index.ts'
import { type JournalEvent, type JournalPage, readJournal } from '../../journal/index.ts'
import type { Exercise } from '../../kernel/actors.ts'
import type { ActorId, RecordId, ShareId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { refuse } from '../../kernel/refusal.ts'
import { toldOf } from '../../notifications/index.ts'
import { professionOf } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  accessOpenedSchema,
  type CarerPage,
  carerPageSchema,
  careTeamSchema,
  createdShareSchema,
  emergencyHistorySchema,
  idSchema,
  listedSchema,
  newShareSchema,
  ownCarerSchema,
  type PreviewAs,
  previewAsSchema,
  previewSchema,
  prolongedSchema,
  type Share,
  shareCodeSchema,
  sharesSchema,
} from '../contract/index.ts'
import { exerciseAt, ruleActor, subjectOf } from '../identities.ts'
import { ofProfessional, ofRecord, toActorId } from '../ids.ts'
import { CARE_SIDE_ONLY, UNKNOWN_PROFESSION } from '../refusals.ts'
import { type Route, route } from '../route.ts'
import { fromDoorScope, ruledOf, toDoorScope } from '../views/access-page.ts'
import { readerOf } from '../views/allowed-acts.ts'
import { carerOf, carersMet, type CareSources, careTeamOf } from '../views/carers.ts'
import { summaryOf } from '../views/document-summary.ts'
import { actOf, eventOf } from '../views/journal-event.ts'
import { professionLabel } from '../wording/people.ts'

const TAG = 'access'
const shareId = idSchema.transform(text => text as ShareId)
const ofShare = ofRecord.extend({ shareId })
const ofOwnCarer = ofRecord.extend({ carerId: idSchema })

export const sharingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/access/shares',
    tag: TAG,
    summary: 'Codes of an hour that she made: who opened them, what they show, until when',
    params: ofRecord,
    answer: sharesSchema,
    handle: async ({ op, params: { recordId } }) => ({ items: (await readShares(op, recordId)).map(shareOf) }),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/access/shares',
    tag: TAG,
    summary: 'A code that opens her record to the professional she shows it to, for ten to sixty minutes. It is said once',
    params: ofRecord,
    body: newShareSchema,
    answer: createdShareSchema,
    status: 201,
    handle: async ({ op, params: { recordId }, body: { scope, minutes } }) => {
      const { id, code, until } = await createShare(op, recordId, { scope: toDoorScope(scope), minutes })
      return { id, code, until: toIso(until) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/access/shares/:shareId/prolong',
    tag: TAG,
    summary: 'A little longer, once',
    params: ofShare,
    answer: prolongedSchema,
    handle: async ({ op, params }) => ({ until: toIso(await prolong(op, params.recordId, params.shareId)) }),
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/access/shares/:shareId',
    tag: TAG,
    summary: 'Ends a share at once',
    params: ofShare,
    handle: ({ op, params }) => endShare(op, params.recordId, params.shareId),
  }),
  route({
    method: 'POST',
    path: '/api/professional/shares',
    tag: 'professional',
    summary: '« J’ai un code »: opens what a person shows; one answer for every code that opens nothing',
    body: shareCodeSchema,
    answer: accessOpenedSchema,
    handle: async ({ op, services, body: { code } }) => {
      await requireSession(op)
      if (op.caller.subject.kind !== 'professional') return refuse(CARE_SIDE_ONLY)
      const { recordId, until } = await openShare(op, code, toldOf(op, services.outbox, 'code-used'))
      return { recordId, until: toIso(until) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/access/preview',
    tag: TAG,
    summary: '« Voir mon dossier comme… »: the list that somebody would be answered, read by the person and traced as hers',
    params: ofRecord,
    body: previewAsSchema,
    answer: previewSchema,
    handle: async ({ op, params: { recordId }, body }) => {
      const { as, name } = await seenAs(op, body)
      const act = { action: 'access.preview' as const, ...(name === null ? {} : { motive: `Comme : ${name}` }) }
      return underPreview(op, recordId, as, act, async ({ grant, reader, tells, name: called }) => {
        const { lines, next } = await listDocuments(op, grant, {}, act)
        const shown = readerOf(reader, { basis: reader })
        return { name: name ?? called, tells, items: lines.map(line => summaryOf(shown, line, op.instant)), next }
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/care-team',
    tag: TAG,
    summary: 'Who cares for her: attending doctor, then by last contact; authors of her documents whom she may add',
    params: ofRecord,
    answer: careTeamSchema,
    handle: ({ op, params: { recordId } }) => underCare(op, recordId, async sources => careTeamOf(sources)),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/care-team/written',
    tag: TAG,
    summary: 'Somebody who is in no directory, written on her list; it gives no access',
    params: ofRecord,
    body: ownCarerSchema,
    answer: careTeamSchema,
    handle: async ({ op, params: { recordId }, body }) => {
      await writeCarer(op, recordId, body)
      return underCare(op, recordId, async sources => careTeamOf(sources))
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/care-team/written/:carerId',
    tag: TAG,
    summary: 'Takes off what she wrote',
    params: ofOwnCarer,
    answer: careTeamSchema,
    handle: async ({ op, params: { recordId, carerId } }) => {
      await forgetCarer(op, recordId, carerId)
      return underCare(op, recordId, async sources => careTeamOf(sources))
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/care-team/:actorId',
    tag: TAG,
    summary: 'On her list, or off it: nobody’s access changes',
    params: ofProfessional,
    body: listedSchema,
    answer: careTeamSchema,
    handle: async ({ op, params: { recordId, actorId }, body: { listed } }) => {
      await listCarer(op, recordId, await ruleActor(op.db, actorId), listed)
      return underCare(op, recordId, async sources => careTeamOf(sources))
    },
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/care-team/:actorId',
    tag: TAG,
    summary: 'Everything about one professional and her: rule, what was opened, what was deposited',
    params: ofProfessional,
    answer: carerPageSchema,
    handle: ({ op, params: { recordId, actorId } }) => underCare(op, recordId, sources => carerPage(op, sources, actorId)),
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/access/emergency-history',
    tag: TAG,
    summary: 'When the three questions of an emergency were answered, and how',
    params: ofRecord,
    answer: emergencyHistorySchema,
    handle: ({ op, params: { recordId } }) =>
      underCare(op, recordId, async ({ events }) => ({
        items: events.flatMap(({ entry: { action, outcome, at, actor, motive } }) =>
          action === 'access.emergency-settings' && outcome === 'granted' ? [{ at, who: actor.name, choices: motive ?? '' }] : [],
        ),
      })),
  }),
]

const shareOf = ({ id, createdAt, until, minutes, isExtended, scope, openedAt, actor }: ShareLine): Share => ({
  id,
  createdAt: toIso(createdAt),
  until: toIso(until),
  minutes,
  extended: isExtended,
  scope: fromDoorScope(scope),
  ...(openedAt === null ? {} : { openedAt: toIso(openedAt) }),
  ...(actor === null ? {} : { by: { actorId: actor.id, name: actor.name, role: roleOfActor(actor) } }),
})

const roleOfActor = ({ profession }: RuleActor): string => (profession === undefined ? '' : professionLabel(profession))

type Seen = { readonly as: DoorPreview; readonly name: string | null }

const seenAs = async (op: Operation, asked: PreviewAs): Promise<Seen> => {
  if ('actorId' in asked) {
    const entry = await directoryEntry(op.db, toActorId(asked.actorId))
    if (entry === undefined) return refuse(UNKNOWN_PROFESSION)
    const exercise = exerciseAt(await placesNow(op.db, entry, op.instant), undefined)
    const somebody: DoorPreview = { kind: 'actor', subject: subjectOf(entry), ...(exercise === undefined ? {} : { exercise }) }
    return { name: entry.name, as: somebody }
  }
  if ('relativeId' in asked) return { name: null, as: { kind: 'relative', id: toActorId(asked.relativeId) } }
  const { profession, mode = 'normal' } = asked
  if (professionOf(profession) === undefined) return refuse(UNKNOWN_PROFESSION)
  return { name: professionLabel(profession), as: { kind: 'profession', exercise: anywhere(profession), mode } }
}

const anywhere = (profession: string): Exercise => ({
  profession,
  structureId: toActorId('00000000-0000-4000-8000-000000000000'),
  structureNationalId: 'anywhere',
  structureName: '',
  occupational: false,
  regulation: true,
})

const READ = { action: 'journal.read' } as const
const LOOKED_AT = 500

/** Her rules, her journal, her list and her documents, read in one act under one entry: hers and her representatives' alone. */
const underCare = <T>(op: Operation, recordId: RecordId, work: (sources: CareSources) => Promise<T>): Promise<T> =>
  underGrant(op, recordId, 'read-journal', READ, async grant => {
    if (grant.basis.relation !== 'holder' && grant.basis.relation !== 'representative') return refuse(ACT_REFUSED)
    const page = await readJournal(op, grant, { limit: LOOKED_AT })
    const [described, own, lines] = await Promise.all([
      describeAccess(op, page.committed),
      carersUnder(op, page.committed),
      underGrant(op, recordId, 'read', READ, reading => linesBeside(op, page.committed, reading)),
    ])
    const entries = await professionalsByNationalId(
      op.db,
      numbersIn(page, [...described.page.actors.map(({ actor }) => actor), ...own.flatMap(actorsOf)]),
    )
    return work({ described, own, events: page.events, lines: new Map(lines.map(line => [line.id, line])), entries, at: op.instant })
  })

const actorsOf = (line: CareSources['own'][number]): readonly RuleActor[] => (line.kind === 'known' ? [line.actor] : [])

const numbersIn = ({ events }: JournalPage, actors: readonly RuleActor[]): readonly string[] => [
  ...new Set(
    [...events.map(({ entry }) => entry.actor), ...actors].flatMap(({ nationalId }) => (nationalId === undefined ? [] : [nationalId])),
  ),
]

const SHOWN = 20

const carerPage = async (op: Operation, sources: CareSources, actorId: ActorId): Promise<CarerPage> => {
  const known = [...carersMet(sources).values()].find(({ actor }) => actor.id === actorId)
  const actor = known?.actor ?? (await ruleActor(op.db, actorId))
  const met = known ?? { actor, rule: undefined, events: [], listed: false }
  const entry = await directoryEntry(op.db, actorId)
  const entries = entry === undefined ? sources.entries : new Map([...sources.entries, [entry.nationalId, entry] as const])
  const shown = (acts: readonly string[]): CarerPage['opened'] =>
    met.events
      .filter(event => isDone(event, acts))
      .slice(0, SHOWN)
      .map(event => eventOf(event, sources.lines, new Map()))
  return {
    carer: carerOf(met, { ...sources, entries }),
    rule: met.rule === undefined ? null : await ruledOf(op, sources.described.facts, met.rule),
    blocked: met.rule?.blocked === true ? { evenInEmergency: met.rule.blockedInEmergency } : null,
    opened: shown(['read', 'list', 'open-record', 'download']),
    deposited: shown(['deposit', 'replace']),
  }
}

const isDone = ({ entry }: JournalEvent, acts: readonly string[]): boolean =>
  entry.outcome === 'granted' && acts.includes(actOf(entry.action))
