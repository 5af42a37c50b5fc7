import type { Operation } from '../platform/operation.ts'
import type { Deposit } from './deposit.ts'
import { FORMAT_OF_KIND, factsOfCda, MEDIA_TYPE_OF_KIND } from './facts-of.ts'
import type { XdsMetadata } from './format/model.ts'
import type { StoredMetadata } from './metadata.ts'
import type { Facts } from './model.ts'
import { looseHeader } from './loose-header.ts'
import type { Received } from './receive.ts'

/** A deposit as the record will know it. */
export type Described = {
  readonly facts: Facts
  readonly metadata: StoredMetadata
  readonly xds: XdsMetadata | undefined
  /** PS_IdNat of the first author of a professional's document; `null`: the depositor herself. */
  readonly authorId: string | null
  /** What the depositor sent, so that a retry is known by it: SHA-256, hexadecimal. */
  readonly contentId: string
  readonly byHolderSide: boolean
  readonly isVaccinationNote: boolean
}

const VACCINATION_NOTE = '87273-9'
const PS_ID_NAT = '1.2.250.1.71.4.2.1'

export const describe = (op: Operation, received: Received, request: Deposit): Described => {
  const byHolderSide = op.caller.subject.kind === 'person'
  const { xds } = received
  const facts = xds === undefined || byHolderSide ? looseFacts(op, received, request) : factsOfCda(xds)
  return {
    facts,
    metadata: metadataOf(op, received, request),
    xds,
    authorId: byHolderSide ? null : (xds?.authors[0]?.ids.find(id => id.root === PS_ID_NAT)?.extension ?? null),
    contentId: received.sentSha256,
    byHolderSide,
    isVaccinationNote: facts.typeCode === VACCINATION_NOTE,
  }
}

/** A file the person adds, as she describes it. */
const looseFacts = (op: Operation, { kind, xds }: Received, request: Deposit): Facts => {
  const header = looseHeader(op, request)
  return {
    title: request.title === undefined && xds !== undefined ? xds.title : header.title,
    typeCode: header.typeCode,
    typeSystem: header.typeSystem,
    date: header.date,
    authorName: op.caller.subject.name,
    mediaType: MEDIA_TYPE_OF_KIND[kind],
    format: FORMAT_OF_KIND[kind],
  }
}

const metadataOf = (op: Operation, received: Received, request: Deposit): StoredMetadata => {
  const { subject, exercise } = op.caller
  return {
    uniqueId: received.xds?.uniqueId ?? received.looseUniqueId,
    ...(received.xds === undefined ? {} : { xds: received.xds }),
    parts: received.xds?.parts ?? [],
    content: received.content,
    ...(request.fileName === undefined ? {} : { fileName: request.fileName }),
    depositor: {
      kind: subject.kind,
      name: subject.name,
      ...('nationalId' in subject ? { nationalId: subject.nationalId } : { id: subject.id }),
      ...(exercise === undefined ? {} : { structure: exercise.structureName, structureId: exercise.structureNationalId }),
    },
    ...(received.wrapped ? { sentSha256: received.sentSha256 } : {}),
    replaces: received.xds?.relations.filter(relation => relation.kind === 'RPLC').flatMap(relation => relation.parentUniqueIds) ?? [],
  }
}
