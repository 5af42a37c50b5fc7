import { DEPOSIT_REFUSED } from './access/index.ts'
import { attestationOf } from './delegations/index.ts'
import { type CdaEngine, deposit } from './documents/index.ts'
import { toIso } from './kernel/instant.ts'
import { Refusal } from './kernel/refusal.ts'
import type { Operation } from './platform/operation.ts'
import { type EventReference, readEvent } from './platform/outbox/index.ts'
import { printProof } from './platform/print/index.ts'

/** A certificate or declaration: hers to read, and no professional's business until she shows it. */
const TYPE = 'CERT_DECL'

/**
 * The paper of a helper's access, or of its end, among the documents of whom he helps (domain.md §1.7). Filed by the operator itself. Idempotent: the
 * same event makes the same paper under the same identifier. A record that is shut meanwhile takes none.
 */
export const fileAttestation = async (op: Operation, engine: CdaEngine, reference: EventReference): Promise<void> => {
  const event = await readEvent(op.db, reference)
  if (event === undefined) return
  const proof = attestationOf(op.keyring, event)
  const bytes = await printProof(proof)
  await deposit(op, engine, event.recordId, {
    stream: (async function* () {
      yield bytes
    })(),
    declaredMediaType: 'application/pdf',
    fileName: 'attestation.pdf',
    title: proof.title,
    typeCode: TYPE,
    date: toIso(event.at).slice(0, 10),
    visibility: { masked: true, held: false, hiddenFromRepresentatives: false },
    uniqueId: event.id,
  }).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.code !== DEPOSIT_REFUSED.code) throw error
  })
}
