import type { DocumentLine, Status } from '../../documents/index.ts'
import { DAY, type Instant, toIso } from '../../kernel/instant.ts'
import type { DocumentSummary } from '../contract/index.ts'
import { categoryOfType, typeLabel } from '../wording/category.ts'
import { allowedActs, type Reader } from './allowed-acts.ts'

const STATUS: Readonly<Record<Status, DocumentSummary['status']>> = {
  approved: 'current',
  deprecated: 'superseded',
  archived: 'archived',
  deleted: 'deleted',
}

const NEW_FOR = 7 * DAY
const TIFF = 'image/tiff'

/**
 * A line as a screen shows it. How it is hidden from others is told to those who decide it, or who wrote it: a colleague who sees a document
 * learns nothing of whom the person keeps it from.
 */
export const summaryOf = (reader: Reader, line: DocumentLine, at: Instant): DocumentSummary => {
  const { facts, own } = line
  const isTold = reader.isHolderSide || reader.isLeading || own
  const isHeld = line.heldUntil !== null && line.heldUntil > at
  return {
    id: line.id,
    title: facts.title,
    type: { code: facts.typeCode, label: typeLabel(facts.typeCode, !reader.isHolderSide) },
    category: categoryOfType(facts.typeCode),
    date: facts.date,
    depositedAt: toIso(line.submittedAt),
    author: {
      name: facts.authorName,
      ...(facts.authorRole === undefined ? {} : { role: facts.authorRole }),
      ...(facts.authorPlace === undefined ? {} : { structure: facts.authorPlace }),
      self: own,
    },
    mime: facts.mediaType,
    size: line.bytes,
    format: facts.mediaType === TIFF ? 'tiff' : facts.format,
    version: line.version,
    status: STATUS[line.status],
    isNew: !own && at - line.submittedAt < NEW_FOR,
    identityToVerify: facts.identityToVerify === true,
    masked: isTold && line.masked,
    audience: isTold && line.chosen ? 'chosen' : 'all',
    hiddenFromRepresentatives: line.hiddenFromRepresentatives,
    ...(isHeld && line.heldUntil !== null ? { heldUntil: toIso(line.heldUntil) } : {}),
    ...(line.unread === undefined ? {} : { unread: line.unread }),
    can: allowedActs(reader, line),
  }
}
