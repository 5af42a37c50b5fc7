import type { StoredMetadata } from '../metadata.ts'

/**
 * Coded entries are read in what a professional, or an insurer, deposits: its header was checked against her identity. A CDA that the person adds herself may
 * be anybody's: it is kept, shown, searched, and proposes nothing.
 */
export const readsEntries = ({ content, depositor, xds }: Pick<StoredMetadata, 'content' | 'depositor' | 'xds'>): boolean =>
  content.kind === 'cda' && depositor.kind !== 'person' && xds?.body === 'structured'
