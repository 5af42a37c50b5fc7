import { Refusal, type RefusalDefinition } from '../../kernel/refusal.ts'

export const STORE_FULL: RefusalDefinition = {
  category: 'unavailable',
  code: 'blobs.full',
  message: 'L’espace de stockage est plein. Rien n’a été enregistré ; réessayez plus tard.',
}

export const STORE_UNAVAILABLE: RefusalDefinition = {
  category: 'unavailable',
  code: 'blobs.unavailable',
  message: 'Le stockage des documents ne répond pas. Réessayez dans quelques instants.',
}

/** No room left (ENOSPC, EDQUOT, HTTP 507): nothing of the object remains. Edges translate it like any refusal (503). */
export class StoreFull extends Refusal {
  constructor(detail: string) {
    super(STORE_FULL, detail)
  }
}

/** The store did not answer in time after every attempt, or has stopped writing after a failed fsync. */
export class StoreUnavailable extends Refusal {
  constructor(detail: string) {
    super(STORE_UNAVAILABLE, detail)
  }
}

/** The store answers, and refuses us: wrong secret, no such bucket. A fault that only an operator repairs. */
export class StoreMisconfigured extends Error {
  override readonly name = 'StoreMisconfigured'
}

/** No object under this key. A fault when a row names it: rows are written after their blob. */
export class BlobAbsent extends Error {
  override readonly name = 'BlobAbsent'
}

/** Fewer bytes came than the store promised. What was handed out before this error must not be taken for the whole. */
export class BlobTruncated extends Error {
  override readonly name = 'BlobTruncated'
}
