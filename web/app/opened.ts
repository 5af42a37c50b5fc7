import type { Found } from '../api/types.ts'

/** The person being looked for, between the finder and the opening: in memory only, never in an address or a storage. */
export type Sought = { readonly found: Found; readonly typed: string }

let sought: Sought | null = null

export const seek = (next: Sought | null): void => {
  sought = next
}

export const currentlySought = (): Sought | null => sought

/** Whose identity is doubted, or was: as it was typed, or as a look-up named it; in memory only. */
export type Whom = { readonly ins: string } | { readonly handle: string }
/** `recordId`: of the open record that the doubt came in, to go back to. */
export type Doubted = { readonly whom: Whom; readonly name: string; readonly recordId?: string }

let doubted: Doubted | null = null

export const doubt = (next: Doubted | null): void => {
  doubted = next
}

export const currentlyDoubted = (): Doubted | null => doubted
