import type { Grant } from '../kernel/grant.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { MEDIA_TYPE_OF_KIND } from './facts-of.ts'
import { extractPart } from './format/extract-part.ts'
import type { EmbeddedPart } from './format/model.ts'
import { readContent } from './read-content.ts'
import { absentFor } from './read-document.ts'

export type Part = {
  readonly part: EmbeddedPart
  readonly mediaType: string
  readonly bytes: number
  readonly stream: AsyncIterable<Uint8Array>
}

/** A file inside a CDA, decoded as it streams out of the verified original. One we do not serve is absent. */
export const readPart = async (op: Operation, grant: Grant<'read'>, documentId: DocumentId, index: number): Promise<Part> => {
  const content = await readContent(op, grant, documentId, 'documents.open-part')
  const part = content.metadata.parts.find(candidate => candidate.index === index)
  if (part?.kind === undefined) return refuse(absentFor(grant))
  return { part, mediaType: MEDIA_TYPE_OF_KIND[part.kind], bytes: part.size, stream: extractPart(content.stream, part) }
}
