import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { DocumentId } from '../../kernel/ids.ts'
import type { Opener, Sealer } from '../../platform/keyring/keyring.ts'
import { packWords } from './words.ts'

/** A part of a document's text, for its row. */
export type SealedSegment = { readonly words: Buffer; readonly sealed: Buffer }

/** Characters of one part of a file: what is opened for an extract, and what is lost when a reader is stopped. The narrative of a CDA is one part. */
export const PART_CHARACTERS = 100_000
const MOST_CHARACTERS = 1_000_000

const wordsContext = (documentId: string, part: number): string => `document|${documentId}|words|${part}`
const textContext = (documentId: string, part: number): string => `document|${documentId}|text|${part}`

export const sealSegment = (sealer: Sealer, documentId: DocumentId, part: number, text: string): SealedSegment => ({
  words: sealer.meta(wordsContext(documentId, part), packWords(text)),
  sealed: sealer.meta(textContext(documentId, part), deflateRawSync(Buffer.from(text.slice(0, MOST_CHARACTERS)))),
})

/** Lines of `packWords`. */
export const openWords = (opener: Opener, documentId: DocumentId, part: number, sealed: Uint8Array): string =>
  opener.meta(wordsContext(documentId, part), sealed).toString('latin1')

export const openText = (opener: Opener, documentId: DocumentId, part: number, sealed: Uint8Array): string =>
  inflateRawSync(opener.meta(textContext(documentId, part), sealed), { maxOutputLength: MOST_CHARACTERS * 4 }).toString('utf8')
