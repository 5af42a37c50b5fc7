import { requireSession } from '../accounts/index.ts'
import { type Instant, toIso } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { dateInWords, printProof } from '../platform/print/index.ts'
import { ringsAt } from './clocks.table.ts'
import { PURGE_ABSENT } from './refusals.ts'
import { type PurgeReason, type PurgeRow, selectPurges } from './purge-store.ts'

/** A record of hers that was purged. Complete: no backup of the keys holds its key any more. */
export type Erased = {
  readonly id: string
  readonly reason: PurgeReason
  readonly doneAt: Instant
  readonly keyDestroyedAt: Instant
  readonly unrecoverableFrom: Instant
  readonly isComplete: boolean
  /** salt ‖ entry: SHA-256(« carnet-trace/v1 » ‖ both) is in the published tree, under this purge's number. */
  readonly certificate: Buffer
}

const purgeOf = (row: PurgeRow): Erased => {
  const { id, reason, begun_at, key_destroyed_at, done_at, completed_at, certificate } = row
  const keyDestroyedAt = key_destroyed_at ?? begun_at
  return {
    id,
    reason,
    doneAt: done_at ?? begun_at,
    keyDestroyedAt,
    unrecoverableFrom: ringsAt('purges.complete', keyDestroyedAt),
    isComplete: completed_at !== null,
    certificate: certificate ?? Buffer.alloc(0),
  }
}

/** What the caller may show of her own records that are gone: there is no record, so no door; her session is looked at. */
export const readErasures = async (op: Operation): Promise<readonly Erased[]> => {
  await requireSession(op)
  return (await selectPurges(op.db, op.caller.subject.id)).map(purgeOf)
}

const SALT = 32

/** The paper: what was destroyed and when, and what it takes to find it in the published tree. Errors: `purge-absent`. */
export const printErasureCertificate = async (op: Operation, id: string): Promise<Buffer> => {
  const purge = (await readErasures(op)).find(one => one.id === id) ?? refuse(PURGE_ABSENT)
  return printProof({
    title: 'Attestation d’effacement',
    reference: purge.id,
    at: purge.doneAt,
    paragraphs: [
      'La clé de votre dossier est détruite. Ses documents, son journal et ses réglages sont effacés.',
      purge.isComplete
        ? 'Aucune sauvegarde ne garde cette clé. L’effacement est complet.'
        : `Des sauvegardes gardent encore cette clé. L’effacement sera complet le ${dateInWords(purge.unrecoverableFrom)}.`,
      'Cet effacement est inscrit dans le registre public du service. Le texte et le sel ci-dessus permettent de l’y retrouver.',
    ],
    facts: [
      { label: 'Motif', value: REASONS[purge.reason] },
      { label: 'Clé détruite', value: dateInWords(purge.keyDestroyedAt) },
      { label: 'Effacement complet', value: dateInWords(purge.unrecoverableFrom) },
      { label: 'Instant de la destruction', value: toIso(purge.keyDestroyedAt) },
      { label: 'Sel', value: purge.certificate.subarray(0, SALT).toString('base64') },
      { label: 'Texte', value: purge.certificate.subarray(SALT).toString('utf8') },
    ],
  })
}

const REASONS: Readonly<Record<PurgeReason, string>> = {
  asked: 'effacement demandé',
  'ten-years': 'dix ans après la fermeture',
}
