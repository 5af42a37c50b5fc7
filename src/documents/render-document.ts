import type { Grant } from '../kernel/grant.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { CdaStream } from './format/cda-stream.ts'
import type { CdaEngine } from './format/engine.ts'
import type { RenderedCda, RenderOptions } from './format/render/render-tree.ts'
import { readContent } from './read-content.ts'
import { NOTHING_TO_SHOW } from './refusals.ts'

/** A CDA as safe accessible HTML: our own allow-list builder, no stylesheet, nothing remote (security.md A14, A15). */
export const renderDocument = async (
  op: Operation,
  engine: CdaEngine,
  grant: Grant<'read'>,
  documentId: DocumentId,
  options: RenderOptions,
): Promise<RenderedCda> => {
  const content = await readContent(op, grant, documentId)
  const { kind, bytes, sha1, sha256 } = content.metadata.content
  if (kind !== 'cda') return refuse(NOTHING_TO_SHOW)
  const stream = new CdaStream(() => ({ size: bytes, sha1, sha256 }))
  for await (const chunk of content.stream) stream.write(chunk)
  return engine.render(stream.end(), options)
}
