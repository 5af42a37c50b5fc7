import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'

/** What a page is made of, in reading order. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly isStrong?: true }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly isOrdered?: true }
  /** A code to copy: large, in groups, apart. */
  | { readonly kind: 'code'; readonly label: string; readonly value: string }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }

export type Fact = { readonly label: string; readonly value: string }

/** Where the envelope's window shows it: name, then street, then postal code and city (NF Z10-011). */
export type Recipient = { readonly name: string; readonly lines: readonly string[] }

export type Letter = {
  /** Printed at the foot: what is typed in when the letter comes back. */
  readonly id: string
  readonly to: Recipient
  /** When it was written; printed in words. */
  readonly at: Instant
  readonly subject: string
  /** Large print: eighteen points and more, but for the window of the envelope and the foot. */
  readonly isLarge?: true
  readonly blocks: readonly Block[]
}

/** A paper that proves something was said or done: an opposition, an attestation, a certificate. */
export type Proof = {
  readonly title: string
  readonly reference: string
  readonly at: Instant
  readonly paragraphs: readonly string[]
  readonly facts: readonly Fact[]
}

/** What is told of a letter: never its words. */
export type LetterFate = { readonly id: string; readonly personId: ActorId; readonly at: Instant }
