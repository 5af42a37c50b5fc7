import type { Grant } from '../kernel/grant.ts'
import { Refusal, refuse } from '../kernel/refusal.ts'
import { after, DAY } from '../kernel/instant.ts'
import type { ActorId } from '../kernel/ids.ts'
import { DEPOSIT_REFUSED } from '../access/index.ts'
import { SESSION_ENDED } from '../audit/index.ts'
import type { Traits } from '../identity/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { type IdentityProblem, identityProblems } from './check-identity.ts'
import type { Described } from './describe.ts'
import type { StoredMetadata } from './metadata.ts'
import { QUARANTINED } from './refusals.ts'
import type { Received } from './receive.ts'
import { insertQuarantine } from './store.ts'

/** What the depositor is told of her own document: why it was put aside, and what was read in it. */
export class QuarantineRefusal extends Refusal {
  readonly problems: readonly IdentityProblem[]
  readonly metadata: StoredMetadata

  constructor(problems: readonly IdentityProblem[], metadata: StoredMetadata) {
    super(QUARANTINED, problems.join(' '))
    this.problems = problems
    this.metadata = metadata
  }
}

/**
 * A document that names another person is never attached. It waits thirty days under the inbox key of the depositing structure, in
 * nobody's record; a large one is not kept, and the depositor sends it again. True: accepted « identité à vérifier » – what the person
 * adds herself under a name she also bears, or anything when a demonstration is told to tolerate it.
 */
export const quarantineUnlessSame = async (
  op: Operation,
  grant: Grant,
  holder: Traits,
  { xds, byHolderSide, metadata }: Described,
  received: Received,
  addsNothing: boolean,
): Promise<boolean> => {
  if (xds === undefined || received.wrapped) return false
  const problems = identityProblems(holder, xds.patient)
  if (problems.length === 0) return false
  if (op.tolerateIdentity || (byHolderSide && !problems.includes('other-ins'))) return true
  // Nothing is put aside for somebody who may not add it anyway.
  if (addsNothing) return refuse(DEPOSIT_REFUSED)
  await putAside(op, grant, problems, metadata, received.plain)
  throw new QuarantineRefusal(problems, metadata)
}

const putAside = async (
  op: Operation,
  grant: Grant,
  problems: readonly IdentityProblem[],
  metadata: StoredMetadata,
  plain: readonly Uint8Array[] | null,
): Promise<void> => {
  const inbox: ActorId = op.caller.exercise?.structureId ?? grant.actorId
  const body = JSON.stringify({ problems, metadata, content: plain === null ? null : Buffer.concat(plain).toString('base64') })
  const days = parametersAt(op.instant).quarantineDays
  const { subject, means, sessionId } = op.caller
  const isKept = await insertQuarantine(op.db, {
    inbox,
    id: op.draw.uuid(),
    keptUntil: after(op.instant, days * DAY),
    reason: problems.join(' '),
    sealed: op.keyring.sealForActor(inbox, 'quarantine', Buffer.from(body)),
    session: { actorId: subject.id, sessionId: means === 'loop' ? null : sessionId, at: op.instant },
  })
  if (!isKept) refuse(SESSION_ENDED)
}
