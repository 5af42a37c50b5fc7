import { type AccessPage as Rules, rulesUnder, underGrant } from '../../access/index.ts'
import {
  type DocumentEntry,
  type DocumentLine,
  noteOwnReading,
  noticeOf,
  openMarks,
  readDocument,
  readVersions,
  renditionsOf,
} from '../../documents/index.ts'
import { type Opening, readOpenings } from '../../journal/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import { matrixAt, parametersAt } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import type { DocumentDetail, WhoCanSee } from '../contract/index.ts'
import type { Services } from '../services.ts'
import { partOf } from '../wording/part.ts'
import { roleOf } from '../wording/people.ts'
import { readerOf } from './allowed-acts.ts'
import { summaryOf } from './document-summary.ts'
import { ownMarksOf } from './shelf-page.ts'

/** One document with what its page shows; for the person's side, who may see it. */
export const readDetail = (
  op: Operation,
  { engine }: Pick<Services, 'engine'>,
  recordId: RecordId,
  documentId: DocumentId,
): Promise<DocumentDetail> =>
  underGrant(op, recordId, 'read', { action: 'documents.read', documents: [documentId] }, async grant => {
    const entry = await readDocument(op, grant, documentId)
    const reader = readerOf(op, grant)
    const versions = await versionsOf(op, grant, entry)
    const seen = reader.isHolderSide ? await seenBy(op, entry) : undefined
    const notice = noticeOf(entry.metadata.content.kind, engine.converter)
    const marks = await openMarks(op, entry.committed, documentId)
    await noteOwnReading(op, entry.committed, documentId)
    return {
      ...summaryOf(reader, entry.line, op.instant),
      versions: versions.map(line => ({
        id: line.id,
        version: line.version,
        date: line.facts.date,
        authorName: line.facts.authorName,
        current: line.status === 'approved',
      })),
      ...(seen === undefined ? { audienceIds: [] } : { whoCanSee: seen.who, audienceIds: [...seen.audienceIds] }),
      openedBy: reader.isHolderSide ? (await readOpenings(op, entry.committed, documentId)).map(openingOf) : [],
      parts: entry.metadata.parts.flatMap(partOf),
      ...(entry.metadata.fileName === undefined ? {} : { fileName: entry.metadata.fileName }),
      renditions: [...renditionsOf(entry.metadata.content.kind, engine.converter)],
      ...(notice === undefined ? {} : { notice }),
      ...(marks === undefined ? {} : { shelf: ownMarksOf(marks) }),
      metadata: metadataOf(entry),
    }
  })

const openingOf = ({ actor: { name, profession, specialty }, at }: Opening): DocumentDetail['openedBy'][number] => {
  const role = profession === undefined ? '' : roleOf({ profession, ...(specialty === undefined ? {} : { specialty }) })
  return { name, ...(role === '' ? {} : { role }), at }
}

const versionsOf = async (op: Operation, grant: Grant<'read'>, { line, committed }: DocumentEntry): Promise<readonly DocumentLine[]> =>
  line.version > 1 || line.replacedBy !== null ? readVersions(op, grant, line.seriesId, committed.stream) : [line]

const metadataOf = ({ metadata }: DocumentEntry): DocumentDetail['metadata'] => {
  const { uniqueId, content, depositor, replaces, parentMissing, xds } = metadata
  return {
    uniqueId,
    hash: content.sha1,
    size: content.bytes,
    mimeType: content.mediaType,
    depositor: {
      kind: depositor.kind,
      name: depositor.name,
      ...(depositor.structure === undefined ? {} : { structure: depositor.structure }),
    },
    replaces: [...replaces],
    parentMissing: parentMissing === true,
    ...(xds === undefined ? {} : { xds: { ...xds } }),
  }
}

type Seen = { readonly who: WhoCanSee; readonly audienceIds: readonly string[] }

const seenBy = async (op: Operation, { line, audience, committed }: DocumentEntry): Promise<Seen> => {
  const { settings, actors } = await rulesUnder(op, committed)
  const chosen = actors.filter(({ actorTag }) => audience.includes(actorTag))
  const audienceIds = chosen.map(({ actor }) => actor.id)
  if (settings.everythingHidden) return { who: { kind: 'hidden-all', emergency: settings.maskedInEmergency }, audienceIds }
  if (line.masked) return { who: { kind: 'masked', emergency: settings.maskedInEmergency }, audienceIds }
  // Rule 8 of the door knows no emergency: who was not chosen does not see it.
  if (line.chosen) return { who: { kind: 'chosen', names: namesOf(chosen, audience.length), emergency: false }, audienceIds }
  return { who: { kind: 'allowed', count: actors.filter(rule => couldRead(op, rule, line)).length }, audienceIds }
}

const namesOf = (chosen: Rules['actors'], count: number): string[] => {
  const others = count - chosen.length
  const rest = others === 0 ? [] : [others === 1 ? 'un autre professionnel' : `${others} autres professionnels`]
  return [...chosen.map(({ actor }) => actor.name), ...rest]
}

/** Would the door let this one read it today? The same facts, of one rule. */
const couldRead = (op: Operation, rule: Rules['actors'][number], { id, facts }: DocumentLine): boolean => {
  const { relation, actor, scope } = rule
  if (rule.blocked || rule.from > op.instant || (rule.until !== null && rule.until <= op.instant)) return false
  const { attendingSeesAll, administratorSeesAll } = parametersAt(op.instant)
  const leads = relation === 'attending' || relation === 'administrator'
  if (leads && (relation === 'attending' ? attendingSeesAll : administratorSeesAll)) return true
  if (!leads && relation !== 'authorised' && relation !== 'team') return false
  const isHabilitated = relation === 'team' || matrixAt(op.instant).allows(actor.profession ?? '', actor.specialty, facts.typeCode)
  switch (scope.kind) {
    case 'all':
      return isHabilitated
    case 'categories':
      return isHabilitated && scope.classCodes.includes(facts.typeCode)
    case 'documents':
      return isHabilitated && scope.documentIds.includes(id)
    case 'period':
      return isHabilitated && scope.from <= facts.date.slice(0, 7) && facts.date.slice(0, 7) <= scope.to
  }
}
