import { sha256 } from '../primitives.ts'

/** What the writer keeps under a name: a reader who only knows the name knows the bytes. */
export const writtenUnder = (name: string): Uint8Array => Buffer.concat([sha256(Buffer.from(name)), Buffer.from(name)])
