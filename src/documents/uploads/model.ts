import type { ActorId, RecordId } from '../../kernel/ids.ts'
import { HOUR } from '../../kernel/instant.ts'

/** A file on its way. */
export type Upload = {
  readonly id: string
  readonly actorId: ActorId
  readonly recordId: RecordId
  readonly fileName: string
  readonly declaredMediaType: string
  readonly length: number
  readonly received: number
}

/** Where one piece lies, and what opens it. */
export type Piece = {
  readonly start: number
  readonly bytes: number
  readonly pieceId: string
  readonly sha256: Buffer
  readonly wrappedKey: Buffer
}

/** Plain bytes sealed and kept at once: what a killed server may have to be sent again. */
export const PIECE_BYTES = 4 * 1024 * 1024

/** Ours: chosen by the project. A ZIP of DICOM images may be large (ui.md U4); the rest is weighed when it is read. */
export const LIMITS = {
  imagingBytes: 500 * 1024 * 1024,
  /** Of one person, all records together, not filed yet. */
  waitingBytes: 2 * 1024 * 1024 * 1024,
  waiting: 200,
  lifeMilliseconds: 24 * HOUR,
  nameCharacters: 255,
} as const
