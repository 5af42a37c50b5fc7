import type { Instant } from '../../kernel/instant.ts'
import type { Keyring } from '../../platform/keyring/keyring.ts'

/** What a browser keeps for us, sealed, for a few minutes. Each kind opens as itself only. */
export type NoteKind = 'attempt' | 'place' | 'identity' | 'passkey' | 'handover' | 'window' | 'download'

export const sealNote = (keyring: Keyring, note: NoteKind, until: Instant, value: unknown): string =>
  keyring.sealCookie(Buffer.from(JSON.stringify({ note, until, value }))).toString('base64url')

const LONGEST = 6_144

/** What we sealed ourselves, so its shape is what we gave it. `undefined`: another kind, another key, too late. */
export const openNote = <T>(keyring: Keyring, note: NoteKind, sealed: string, at: Instant): T | undefined => {
  if (sealed.length > LONGEST) return undefined
  try {
    const opened = JSON.parse(keyring.openCookie(Buffer.from(sealed, 'base64url')).toString('utf8')) as {
      readonly note?: unknown
      readonly until?: unknown
      readonly value?: T
    }
    return opened.note === note && typeof opened.until === 'number' && at < opened.until ? opened.value : undefined
  } catch {
    return undefined
  }
}
