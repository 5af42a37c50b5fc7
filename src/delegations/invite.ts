import { authorityEnds, type Delegating, delegating, personActor, type PersonsRelation } from '../access/index.ts'
import { ACT_REFUSED, INS_REFUSED } from '../access/index.ts'
import { conflictsBetween, findPerson, numberWithout, type Traits, traitsOf } from '../identity/index.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { type Ins, problemOf, sameIns } from '../kernel/ins.ts'
import { after, DAY, type Instant } from '../kernel/instant.ts'
import { isMinor } from '../kernel/majority.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { askNotice, type Outbox } from '../platform/outbox/index.ts'
import { parametersAt } from '../policy/index.ts'
import { writeBoth } from './lists.ts'
import type { DelegationId, HelpRight, Terms } from './model.ts'
import { representedBy } from './represented.ts'
import {
  ADULTS_HAVE_HELPERS,
  ENDS_TOO_SOON,
  HELPERS_FULL,
  INVITED_ALREADY,
  MINORS_HAVE_PARENTS,
  NOT_ONESELF,
  REPRESENTATIVES_FULL,
} from './refusals.ts'

/** Whom she wants to act, as she knows him: his INS and what the register must say of him. */
export type Invited = { readonly ins: Ins; readonly firstName: string; readonly lastName: string; readonly birthDate: string }
export type HelperInvitation = Invited & { readonly rights: readonly HelpRight[]; readonly until: Instant | null }

/**
 * An adult asks somebody to help her (domain.md §1.7). The answer is the same whether that person exists, has a space, or bears other traits: an
 * invitation that waits, and in the end is not answered (security.md A6). The work is the same too.
 */
export const inviteHelper = (op: Operation, outbox: Outbox, recordId: RecordId, invitation: HelperInvitation): Promise<DelegationId> =>
  invite(op, outbox, recordId, invitation, on => {
    const { majorityYears, helpersPerPerson } = parametersAt(op.instant)
    if (isMinor(on.holder.birthDate, majorityYears, op.instant)) refuse(MINORS_HAVE_PARENTS)
    if (invitation.until !== null && invitation.until <= op.instant) refuse(ENDS_TOO_SOON)
    if (countOf(on, 'helper', 'invited-helper') >= helpersPerPerson) refuse(HELPERS_FULL)
    return { kind: 'caregiving', relation: 'invited-helper', rights: withReading(invitation.rights), until: invitation.until }
  })

/** The first legal representative asks the second (domain.md §1.6): both, and no third. */
export const inviteRepresentative = (op: Operation, outbox: Outbox, recordId: RecordId, invited: Invited): Promise<DelegationId> =>
  invite(op, outbox, recordId, invited, on => {
    const until = authorityEnds(on.holder.birthDate, op.instant)
    if (until === null) return refuse(ADULTS_HAVE_HELPERS)
    if (on.grant.basis.rule !== 'representative') return refuse(ACT_REFUSED)
    if (countOf(on, 'representative', 'invited-representative') >= REPRESENTATIVES) refuse(REPRESENTATIVES_FULL)
    return { kind: 'legal-representation', relation: 'invited-representative', rights: ['read', 'add', 'write'], until }
  })

/** Both parents, or the guardian that a judge named. */
const REPRESENTATIVES = 2

type Offer = Pick<Terms, 'kind' | 'rights' | 'until'> & { readonly relation: PersonsRelation }

const withReading = (rights: readonly HelpRight[]): readonly HelpRight[] => [...new Set<HelpRight>(['read', ...rights])]

const countOf = ({ acting }: Delegating, ...relations: readonly string[]): number =>
  acting.filter(({ rule }) => relations.includes(rule.relation)).length

const MAY_INVITE: ReadonlySet<string> = new Set(['holder', 'representative'])

const invite = async (
  op: Operation,
  outbox: Outbox,
  recordId: RecordId,
  invited: Invited,
  offerOf: (on: Delegating) => Offer,
): Promise<DelegationId> => {
  const problem = problemOf(invited.ins)
  if (problem !== null && !(op.tolerateIdentity && problem === 'key')) return refuse(INS_REFUSED[problem])
  const inviteeId = await inviteeOf(op, invited)
  const given = op.draw.uuid() as DelegationId
  const received = op.draw.uuid() as DelegationId
  await delegating(op, recordId, 'delegation.invite', async (tx, on) => {
    if (!MAY_INVITE.has(on.grant.basis.rule)) return refuse(ACT_REFUSED)
    if (sameIns(invited.ins, on.holder.ins) || inviteeId === op.caller.subject.id) return refuse(NOT_ONESELF)
    const { relation, ...offer } = offerOf(on)
    const isKnown = on.acting.some(({ actor, rule }) => actor.id === inviteeId && rule.relation !== 'none')
    if (isKnown) return refuse(INVITED_ALREADY)
    const answerBy = after(op.instant, parametersAt(op.instant).invitationDays * DAY)
    const delegate = { id: inviteeId, firstName: invited.firstName, lastName: invited.lastName }
    const person = representedBy(on.grant.holderId, recordId, on.holder)
    const terms: Terms = {
      ...offer,
      person,
      delegate,
      invitedBy: op.caller.subject.id,
      invitedAt: op.instant,
      answerBy,
      since: null,
      given,
      received,
    }
    await on.write(tx, personActor(inviteeId, `${invited.firstName} ${invited.lastName}`), { relation, from: op.instant, until: answerBy })
    await writeBoth(tx, op, 'pending', terms)
    await askNotice(tx, op, outbox, { recordId, to: [inviteeId], template: 'delegation-proposed' })
  })
  return given
}

/**
 * Who bears this INS and these traits; for no such person a number of the same shape that nobody bears. Traits are read and compared in both
 * cases: her own stand in.
 */
const inviteeOf = async (op: Operation, { ins, firstName, lastName, birthDate }: Invited): Promise<ActorId> => {
  const nobody = numberWithout(op.keyring, { ...ins, oid: `nobody ${ins.oid}` }) as string as ActorId
  const found = await findPerson(op, ins)
  const traits = await traitsOf(op, found?.personId ?? op.caller.subject.id)
  const isThem = traits !== undefined && agrees(traits, { firstName, lastName, birthDate })
  return found !== undefined && isThem ? found.personId : nobody
}

const agrees = (traits: Traits, { firstName, lastName, birthDate }: Omit<Invited, 'ins'>): boolean =>
  traits.birthDate === birthDate &&
  [{ birthName: lastName }, { usedName: lastName }].some(
    name => conflictsBetween(traits, { ...name, firstNames: [firstName], birthDate }).length === 0,
  )
