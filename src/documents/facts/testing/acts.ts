import type { Grant } from '../../../kernel/grant.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { underGrant } from '../../../access/index.ts'
import type { Operation } from '../../../platform/operation.ts'
import { confirmFact, consentToReading, dismissFact, type FactLine, listFacts, reconsiderFact } from '../../index.ts'
import type { FactsRequest, ListedFacts } from '../list-facts.ts'

export const consentAs = (op: Operation, recordId: RecordId, consents: boolean): Promise<void> =>
  underGrant(op, recordId, 'manage-access', { action: 'documents.allow-reading' }, grant => consentToReading(op, grant, consents))

export const factsAs = (op: Operation, recordId: RecordId, request: FactsRequest = {}): Promise<ListedFacts> =>
  underGrant(op, recordId, 'read', { action: 'documents.list-facts' }, grant => listFacts(op, grant, request))

/** `label value unit` of each, in order of the alphabet. */
export const saidAs = async (op: Operation, recordId: RecordId, request: FactsRequest = {}): Promise<readonly string[]> =>
  (await factsAs(op, recordId, request)).facts.map(inWords).toSorted()

const inWords = ({ fact: { label, value } }: FactLine): string =>
  value?.kind === 'quantity' ? `${label} ${value.value}${value.unit === undefined ? '' : ` ${value.unit}`}` : label

const VERBS = { confirm: confirmFact, dismiss: dismissFact, reconsider: reconsiderFact } as const

export const decideAs = (op: Operation, recordId: RecordId, verb: keyof typeof VERBS, { id, document }: FactLine): Promise<void> =>
  underGrant(op, recordId, 'write-profile', { action: 'documents.decide-fact' }, (grant: Grant<'write-profile'>) =>
    VERBS[verb](op, grant, document.id, id),
  )
