import type { ActorId, EventId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Operation } from '../platform/operation.ts'
import type { Outbox, OutboxEvent } from '../platform/outbox/index.ts'
import { dateInWords, type Proof } from '../platform/print/index.ts'
import { fullName, type HelpRight, type Terms } from './model.ts'

export const DELEGATION_ATTESTED = 'delegations.attested'
export const FILE_ATTESTATION = 'file-attestation'

/** Whose key seals what is to be attested: only the reaction reads it. */
const WRITER = '00000000-0000-4000-8000-000000000004' as ActorId
const context = (id: EventId): string => `attestation|${id}`

/**
 * « File it among her documents », in the transaction of the acceptance or of its end (domain.md §1.7). Of helpers alone: an authority is proved by the
 * register or the judge. Where nobody files papers (a simulation), nothing is asked.
 */
export const askAttestation = async (
  tx: Queries,
  op: Pick<Operation, 'keyring' | 'draw' | 'instant'>,
  outbox: Outbox,
  terms: Terms,
): Promise<void> => {
  if (terms.kind !== 'caregiving' || !outbox.events.includes(DELEGATION_ATTESTED)) return
  const id = op.draw.uuid() as EventId
  const sealedBody = op.keyring.sealForActor(WRITER, context(id), Buffer.from(JSON.stringify(terms)))
  await outbox.emit(tx, { recordId: terms.person.recordId, id, name: DELEGATION_ATTESTED, sealedBody, at: op.instant })
}

const RIGHTS: Readonly<Record<HelpRight, string>> = { read: 'lire', add: 'ajouter des documents', write: 'écrire aux soignants' }

/** What the paper says; the same event is the same paper. */
export const attestationOf = (keyring: Keyring, { id, at, sealedBody }: OutboxEvent): Proof => {
  const terms = JSON.parse(keyring.openForActor(WRITER, context(id), sealedBody).toString('utf8')) as Terms
  const { person, delegate, rights, since, until, endedAt } = terms
  const isOver = endedAt !== undefined
  return {
    title: isOver ? 'Fin de l’accès d’un aidant' : 'Attestation d’accès d’un aidant',
    reference: id.slice(0, 8).toUpperCase(),
    at,
    paragraphs: [
      isOver
        ? `${fullName(delegate)} n’a plus accès au dossier de ${fullName(person)}.`
        : `${fullName(delegate)} peut agir dans le dossier de ${fullName(person)}, à sa demande.`,
      'Un aidant ne ferme pas le dossier, n’invite personne, ne change ni les coordonnées, ni qui peut voir.',
    ],
    facts: [
      { label: 'Personne aidée', value: fullName(person) },
      { label: 'Aidant', value: fullName(delegate) },
      { label: 'Droits', value: rights.map(right => RIGHTS[right]).join(', ') },
      ...(since === null ? [] : [{ label: 'Depuis', value: dateInWords(since) }]),
      ...(until === null || isOver ? [] : [{ label: 'Jusqu’au', value: dateInWords(until) }]),
      ...(isOver ? [{ label: 'Terminé le', value: dateInWords(endedAt) }] : []),
    ],
  }
}
