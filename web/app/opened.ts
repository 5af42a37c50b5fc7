import type { Found } from '../api/types.ts'

/** The person being looked for, between the finder and the opening: in memory only, never in an address or a storage. */
export type Sought = { readonly found: Found; readonly typed: string }

let sought: Sought | null = null

export const seek = (next: Sought | null): void => {
  sought = next
}

export const currentlySought = (): Sought | null => sought
