import { lookUpIdentity, markOf, noteIdentity, readStanding, requireLookUp, statusOf } from '../../identity/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type IDENTITY_NOTES,
  type IdentityStanding,
  standingAskedSchema,
  standingNotedSchema,
  identityStandingSchema,
} from '../contract/index.ts'
import { insFrom } from '../identities.ts'
import { toRecordId } from '../ids.ts'
import { type Route, route } from '../route.ts'
import type { Services } from '../services.ts'
import { careSide } from './finding.ts'

const TAG = 'professional'
const NOTES = {
  verified: { verified: true },
  doubtful: { mark: 'doubtful' },
  fictitious: { mark: 'fictitious' },
  cleared: { mark: 'none' },
} as const satisfies Readonly<Record<(typeof IDENTITY_NOTES)[number], object>>

/** How an identity stands in the caller's own structure (RNIV): the same answers, by the same statements, for who has a record and for who has none. */
export const standingRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/professional/identity-standings',
    tag: TAG,
    summary: 'How an identity stands in the caller’s structure, and who noted what; nothing of a record',
    body: standingAskedSchema,
    answer: identityStandingSchema,
    handle: async ({ op, services, body: { whom } }) => {
      await careSide(op)
      return standingOf(op, (await whose(op, services, whom)).handle)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/professional/identity-standings',
    tag: TAG,
    summary: 'Notes « douteuse » or « fictive », takes it back, or says that a paper was seen: for the whole structure',
    body: standingNotedSchema,
    answer: identityStandingSchema,
    handle: async ({ op, services, body: { whom, note } }) => {
      await careSide(op)
      const asked = await whose(op, services, whom)
      await noteIdentity(op, asked, NOTES[note])
      return standingOf(op, asked.handle)
    },
  }),
]

type Whom = (typeof standingAskedSchema)['_output']['whom']

/** Counted like any look-up, whichever way she is named. */
const whose = async (op: Operation, services: Services, whom: Whom): Promise<Parameters<typeof noteIdentity>[1]> => {
  if ('handle' in whom) {
    await requireLookUp(op)
    return { handle: toRecordId(whom.handle) }
  }
  const ins = insFrom(services, whom)
  return { handle: (await lookUpIdentity(op, ins)).handle, ins }
}

/** Of which nothing was noted: what the structure's own software sent. */
const AS_SENT: Omit<IdentityStanding, 'changes'> = { status: 'qualified', mark: null }

const standingOf = async (op: Operation, handle: RecordId): Promise<IdentityStanding> => {
  const changes = (await readStanding(op, handle)).map(({ facts, at, by }) => ({
    status: statusOf(facts),
    mark: markOf(facts),
    at: toIso(at),
    by,
  }))
  const { status, mark } = changes[0] ?? AS_SENT
  return { status, mark, changes }
}
