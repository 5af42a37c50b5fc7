export const WRITTEN_BYTES = 262_144

/** What `writer.ts` puts under a key. */
export const contentOf = (key: string): Buffer => Buffer.alloc(WRITTEN_BYTES, `${key}|`)
