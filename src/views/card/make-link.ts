import { makeCardLink, type NewCardLink } from '../../access/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { sealLinkFile } from '../../platform/keyring/health-link.ts'
import type { Operation } from '../../platform/operation.ts'
import { bundleOf } from './bundle.ts'
import { readOwnCard } from './read-card.ts'
import { LINK_EMPTY } from './refusals.ts'

export const LINK_CONTENT = 'application/fhir+json'

/** `keys`: of items that this reader has on her card's page, shown on the card or not. */
export type LinkRequest = { readonly keys: readonly string[]; readonly days: number }
/** `key` opens what the link leads to. It is said here, and kept nowhere. */
export type MadeCardLink = NewCardLink & { readonly key: string }

/**
 * A SMART Health Link to what she chose, as it stands today: sealed under a key that goes into the link alone. What changes later is not in it: without the
 * key nobody writes it again, so the link is not of the long-term kind (flag `P`, never `L`).
 */
export const makeHealthLink = async (op: Operation, recordId: RecordId, { keys, days }: LinkRequest): Promise<MadeCardLink> => {
  const card = await readOwnCard(op, recordId)
  const chosen = card.items.filter(({ key }) => keys.includes(key))
  if (chosen.length === 0) return refuse(LINK_EMPTY)
  const bundle = bundleOf(card, chosen, op.instant, () => op.draw.uuid())
  const file = await sealLinkFile(op.draw, LINK_CONTENT, Buffer.from(JSON.stringify(bundle)))
  return { ...(await makeCardLink(op, recordId, file, days)), key: file.key }
}
