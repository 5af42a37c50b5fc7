import { z } from 'zod'
import { opposeReimbursements } from '../../access/index.ts'
import { requireRecent, requireSession } from '../../accounts/index.ts'
import {
  acceptInvitation,
  type Delegation as Line,
  type DelegationId,
  endAuthority,
  inviteHelper,
  inviteRepresentative,
  nameProtector,
  readOthers,
  readOwn,
  refuseInvitation,
  stopAccess,
  stopHelping,
} from '../../delegations/index.ts'
import { fromIso, type Instant } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import { parametersAt } from '../../policy/index.ts'
import {
  authorityEndSchema,
  type Delegations,
  delegationSchema,
  delegationsSchema,
  endingSchema,
  idSchema,
  invitationSchema,
  invitedSchema,
  opposedReimbursementSchema,
  protectorSchema,
} from '../contract/index.ts'
import { insFrom } from '../identities.ts'
import { ofRecord, recordId, toActorId } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { delegationOf } from '../views/delegations.ts'

const TAG = 'delegations'
const delegationId = idSchema.transform(text => text as DelegationId)
const ofDelegation = z.strictObject({ id: delegationId })
const ofGiven = z.strictObject({ recordId, id: delegationId })

const pageOf = (op: Operation, lines: readonly Line[]): Delegations => {
  const { helpersPerPerson, personsPerHelper } = parametersAt(op.instant)
  return { items: lines.map(delegationOf), helpersPerPerson, personsPerHelper }
}

const dayOf = (text: string | undefined): Instant | null => (text === undefined ? null : fromIso(text))

export const delegationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/delegations',
    tag: TAG,
    summary: 'For whom the caller acts, who acts for her, invitations of both kinds; latest change first',
    answer: delegationsSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      return pageOf(op, await readOwn(op))
    },
  }),
  route({
    method: 'GET',
    path: '/api/records/:recordId/delegations',
    tag: TAG,
    summary: 'Who acts for the holder of this record, for whoever has all her rights',
    params: ofRecord,
    answer: delegationsSchema,
    handle: async ({ op, params }) => pageOf(op, await readOthers(op, params.recordId)),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/delegations',
    tag: TAG,
    summary: 'Asks somebody to help, or the second legal representative of a child to act; the same answer whether that person exists',
    params: ofRecord,
    body: invitationSchema,
    answer: invitedSchema,
    status: 201,
    handle: async ({ op, services, params, body }) => {
      requireRecent(op, 'delegation')
      const { kind, ins, oid, firstName, lastName, birthDate } = body
      const invited = { ins: insFrom(services, { ins, ...(oid === undefined ? {} : { oid }) }), firstName, lastName, birthDate }
      const id =
        kind === 'caregiving'
          ? await inviteHelper(op, services.outbox, params.recordId, { ...invited, rights: body.rights, until: dayOf(body.until) })
          : await inviteRepresentative(op, services.outbox, params.recordId, invited)
      return { id }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/delegations/:id',
    tag: TAG,
    summary: 'Stops a helper, or takes an invitation back, at the next request. `silent`: he is not told',
    params: ofGiven,
    query: endingSchema,
    handle: ({ op, services, params, query: { silent } }) =>
      stopAccess(op, services.outbox, params.recordId, params.id, { silent: silent === '1' }),
  }),
  route({
    method: 'POST',
    path: '/api/delegations/:id/accept',
    tag: TAG,
    summary: 'Accepts to act for somebody',
    params: ofDelegation,
    answer: delegationSchema,
    handle: async ({ op, services, params: { id } }) => {
      requireRecent(op, 'delegation')
      return delegationOf(await acceptInvitation(op, services.outbox, id))
    },
  }),
  route({
    method: 'POST',
    path: '/api/delegations/:id/refuse',
    tag: TAG,
    summary: 'Refuses to act for somebody',
    params: ofDelegation,
    handle: ({ op, services, params: { id } }) => refuseInvitation(op, services.outbox, id),
  }),
  route({
    method: 'DELETE',
    path: '/api/delegations/:id',
    tag: TAG,
    summary: 'Stops helping somebody',
    params: ofDelegation,
    handle: ({ op, services, params: { id } }) => stopHelping(op, services.outbox, id),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/authorities/end',
    tag: TAG,
    summary: 'An agent records the judge’s decision that ends or limits an authority',
    params: ofRecord,
    body: authorityEndSchema,
    handle: ({ op, services, params, body: { delegateId, on, decision } }) =>
      endAuthority(op, services.outbox, params.recordId, { delegateId: toActorId(delegateId), on: dayOf(on), decision }),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/protectors',
    tag: TAG,
    summary: 'An agent records who is in charge of a protected adult; only a measure with representation gives rights',
    params: ofRecord,
    body: protectorSchema,
    handle: ({ op, params, body: { protectorId, measure, until, decision } }) =>
      nameProtector(op, params.recordId, toActorId(protectorId), { measure, until: dayOf(until), decision }),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/secrecy/reimbursements',
    tag: TAG,
    summary: 'In a session of secrecy: a minor opposes that the reimbursement of these days’ acts be told to her record (R.1111-33)',
    params: ofRecord,
    body: opposedReimbursementSchema,
    handle: ({ op, params, body }) => opposeReimbursements(op, params.recordId, body),
  }),
]
