import { ACT_REFUSED, authorityEnds, type Delegating, delegating, personActor, startMajorities } from '../access/index.ts'
import { colleagueBeside, namedTogether, requireColleague, type TwoPersonAct } from '../accounts/index.ts'
import { findPerson, insuredOf, traitsOf } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { ruleOf } from './answer.ts'
import { listOf, writeBoth } from './lists.ts'
import {
  type Association,
  type Decision,
  type Delegate,
  type DelegationId,
  type Measure,
  fullName,
  isRepresentation,
  type Terms,
} from './model.ts'
import { keepProfile } from './profile.ts'
import { delegateOf, representedBy } from './represented.ts'

/** Who names them: not those they act for. */
const NAMERS: ReadonlySet<string> = new Set(['desk', 'clock'])

/**
 * The legal representatives that the insurer's register names for a child (R.1111-27 1°), at the opening of her record and whenever the register
 * changes. Idempotent; who acts already, or whose authority a judge ended, is left as he is. Starts the clock of her majority.
 */
export const nameRepresentatives = async (op: Operation, personId: ActorId, association?: Association): Promise<number> => {
  const traits = await traitsOf(op, personId)
  const { representativeIds = [] } = (await insuredOf(op, personId)) ?? {}
  const until = traits === undefined ? null : authorityEnds(traits.birthDate, op.instant)
  if (traits === undefined || until === null || representativeIds.length === 0) return 0
  const found = await findPerson(op, traits.ins)
  if (found === undefined) return 0
  const delegates = (await Promise.all(representativeIds.slice(0, 2).map(id => delegateFor(op, id)))).filter(one => one !== undefined)
  return delegating(op, found.recordId, 'delegation.name', async (tx, on) => {
    if (!NAMERS.has(on.grant.basis.rule)) return refuse(ACT_REFUSED)
    const list = await listOf(tx, op, personId)
    const unnamed = delegates.filter(
      ({ id }) => on.represents(id) !== 'once' && !list.some(one => one.side === 'given' && one.delegate.id === id),
    )
    for (const delegate of unnamed) {
      await nameNow(tx, op, on, found.recordId, delegate, {
        kind: 'legal-representation',
        until,
        invitedBy: 'register',
        ...(association === undefined ? {} : { association }),
      })
    }
    await startMajorities(tx, op.instant, [{ personId, birthDate: traits.birthDate }])
    return unnamed.length
  })
}

/**
 * The person in charge of a protected adult (Code civil 425, 459; R.1111-40). Assistance is recorded, and gives no right. By two agents: both are named
 * in her journal. Errors: `act-refused`, `agents-only`, `colleague-needed`, `no-record`.
 */
export const nameProtector = async (
  op: Operation,
  recordId: RecordId,
  protectorId: ActorId,
  { measure, until, decision }: { readonly measure: Measure; readonly until: Instant | null; readonly decision: Decision },
): Promise<void> => {
  const delegate = await delegateFor(op, protectorId)
  if (delegate === undefined) return refuse(ACT_REFUSED)
  const named = { kind: 'protection', measure, until, decision, invitedBy: 'desk' } as const
  const motive = await motiveOf(op, { kind: 'name-protector', subject: recordId }, decision)
  await delegating(
    op,
    recordId,
    'delegation.name',
    async (tx, on) => {
      if (on.grant.basis.rule !== 'desk') return refuse(ACT_REFUSED)
      await requireColleague(tx, op, { kind: 'name-protector', subject: recordId })
      await nameNow(tx, op, on, recordId, delegate, named)
    },
    motive,
  )
}

/** The decision, and who stood beside when somebody did: the entry names both. */
export const motiveOf = async (op: Operation, act: TwoPersonAct, { court, decidedOn, reference }: Decision): Promise<string> => {
  const said = `${court}, ${decidedOn}, ${reference}`
  if (op.caller.subject.kind !== 'agent') return said
  const beside = await colleagueBeside(op, act)
  return beside === undefined ? said : `${said}, ${namedTogether(beside)}`
}

type Named = Pick<Terms, 'kind' | 'until' | 'invitedBy' | 'measure' | 'association' | 'decision'>

const nameNow = async (tx: Queries, op: Operation, on: Delegating, recordId: RecordId, delegate: Delegate, named: Named): Promise<void> => {
  const terms: Terms = {
    ...named,
    person: representedBy(on.grant.holderId, recordId, on.holder),
    delegate,
    rights: isRepresentation(named) ? ['read', 'add', 'write'] : [],
    invitedAt: op.instant,
    answerBy: null,
    since: op.instant,
    given: op.draw.uuid() as DelegationId,
    received: op.draw.uuid() as DelegationId,
  }
  if (isRepresentation(terms) && on.represents(delegate.id) !== 'today')
    await on.write(tx, personActor(delegate.id, fullName(delegate)), ruleOf(terms, op.instant))
  await writeBoth(tx, op, 'accepted', terms)
  await keepProfile(tx, op, terms)
}

const delegateFor = async (op: Operation, id: ActorId): Promise<Delegate | undefined> => {
  const traits = await traitsOf(op, id)
  return traits === undefined ? undefined : delegateOf(id, traits)
}
