import type { GuardedXml } from '../../platform/xml/reduce.ts'
import { parseXml } from '../../platform/xml/document.ts'
import { extractFacts } from '../facts/extract/extract-facts.ts'
import { readHeader } from './cda-header.ts'
import type { CdaReading, EmbeddedPart, OriginalFacts } from './model.ts'
import { type RenderedCda, type RenderOptions, renderTree } from './render/render-tree.ts'
import { searchableText } from './searchable-text.ts'

type Facts = { readonly original: OriginalFacts; readonly parts: readonly EmbeddedPart[]; readonly reduced: Uint8Array | GuardedXml }

/** What can be asked of a reduced CDA; plain values only, so that it can cross to a worker. */
export type CdaJob =
  | ({ readonly kind: 'read'; readonly entries: boolean } & Facts)
  | ({ readonly kind: 'render'; readonly options: RenderOptions } & Facts)

export type CdaAnswer =
  | { readonly kind: 'read'; readonly reading: CdaReading }
  | { readonly kind: 'rendered'; readonly rendered: RenderedCda }

/** Metadata and search need no coded entry: they are most of a document's elements. */
const WITHOUT_ENTRIES: ReadonlySet<string> = new Set(['entry'])

export const runCdaJob = (job: CdaJob): CdaAnswer => {
  switch (job.kind) {
    case 'read': {
      const root = parseXml(job.reduced, { without: WITHOUT_ENTRIES })
      const metadata = readHeader(root, job)
      const facts = job.entries ? extractFacts(parseXml(job.reduced)) : null
      return { kind: 'read', reading: { metadata, original: job.original, text: searchableText(root), facts } }
    }
    case 'render':
      return { kind: 'rendered', rendered: renderTree(parseXml(job.reduced), job.parts, job.options) }
  }
}
