/** What a self-contained proof of one entry says (C2SP tlog-proof). */
export type EntryProof = {
  readonly leafIndex: number
  /** Hashes in base64, from the leaf's sibling up. */
  readonly proof: readonly string[]
  /** The signed checkpoint, with its cosignatures. */
  readonly checkpoint: string
  /** What is needed to find the leaf again: the entry, its salt (base64) and the chain value before it (base64). */
  readonly entry: { readonly salt: string; readonly entry: unknown; readonly previousChain: string }
}

/**
 * The text of a `.tlog-proof` file: one entry of a trace, that anybody can check offline with the log's public key, in ten years.
 * It holds the entry in clear: it belongs to who may read that entry.
 */
export const formatProofFile = ({ leafIndex, proof, checkpoint, entry }: EntryProof): string => {
  const extra = Buffer.from(JSON.stringify(entry)).toString('base64')
  return ['c2sp.org/tlog-proof@v1', `extra ${extra}`, `index ${leafIndex}`, ...proof, '', checkpoint].join('\n')
}
