import type { Operation } from '../platform/operation.ts'
import type { Traits } from './model.ts'

/** What a reader saw: the card of plastic, whose holder the teleservice then names, or the application, which bears a qualified INS itself. */
export type CardReading = { readonly means: 'vitale' | 'apcv'; readonly traits: Traits }

/**
 * The reader of Vitale cards and ApCV beside a professional’s screen. The browser hands over what the reader’s own software gave it, opaque and good for a few
 * minutes, in this caller’s session; what it names is read here and nowhere else. `null`: not a reading, an old one, somebody else’s.
 */
export type CardReader = { open(op: Operation, reading: string): Promise<CardReading | null> }
