import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { RequestState } from './model.ts'

export type RequestRow = {
  readonly request_id: string
  readonly person_id: ActorId
  readonly assigned_to: ActorId | null
  readonly state: RequestState
  readonly opened_at: Instant
  readonly due: Instant
  readonly sealed: Buffer
}

const COLUMNS = 'request_id, person_id, assigned_to, state, opened_at, due, sealed'

export const insertRequest = (tx: Queries, row: RequestRow): Promise<unknown> =>
  tx.rows({
    name: 'desk:request',
    text: `insert into desk_request (${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [row.request_id, row.person_id, row.assigned_to, row.state, timestamp(row.opened_at), timestamp(row.due), row.sealed],
  })

export const selectRequest = async (db: Queries, requestId: string): Promise<RequestRow | undefined> =>
  (
    await db.rows<RequestRow>({
      name: 'desk:request-of',
      text: `select ${COLUMNS} from desk_request where request_id = $1`,
      values: [requestId],
    })
  )[0]

/** Until the transaction ends nobody else takes a step. */
export const lockRequest = async (tx: Queries, requestId: string): Promise<RequestRow | undefined> =>
  (
    await tx.rows<RequestRow>({
      name: 'desk:lock-request',
      text: `select ${COLUMNS} from desk_request where request_id = $1 for update`,
      values: [requestId],
    })
  )[0]

/** What nobody has closed, the nearest deadline first. */
export const selectOpenRequests = (db: Queries): Promise<readonly RequestRow[]> =>
  db.rows<RequestRow>({
    name: 'desk:open-requests',
    text: `select ${COLUMNS} from desk_request where state <> 'closed' order by due, request_id limit 100`,
  })

export const selectRequestsOf = (db: Queries, personId: ActorId): Promise<readonly RequestRow[]> =>
  db.rows<RequestRow>({
    name: 'desk:requests-of',
    text: `select ${COLUMNS} from desk_request where person_id = $1 order by opened_at desc, request_id limit 50`,
    values: [personId],
  })

export const moveRequest = (tx: Queries, requestId: string, state: RequestState, assignedTo: ActorId | null): Promise<unknown> =>
  tx.rows({
    name: 'desk:move-request',
    text: 'update desk_request set state = $2, assigned_to = $3 where request_id = $1',
    values: [requestId, state, assignedTo],
  })

export type StepRow = { readonly n: number; readonly at: Instant; readonly sealed: Buffer }

/** Under the request's lock, or with the request itself. */
export const nextStep = async (tx: Queries, requestId: string): Promise<number> => {
  const [row] = await tx.rows<{ n: number }>({
    name: 'desk:next-step',
    text: 'select coalesce(max(n), 0)::int + 1 as n from desk_step where request_id = $1',
    values: [requestId],
  })
  return row?.n ?? 1
}

export const insertStep = (tx: Queries, requestId: string, { n, at, sealed }: StepRow): Promise<unknown> =>
  tx.rows({
    name: 'desk:step',
    text: 'insert into desk_step (request_id, n, at, sealed) values ($1, $2, $3, $4)',
    values: [requestId, n, timestamp(at), sealed],
  })

export const selectSteps = (db: Queries, requestId: string): Promise<readonly StepRow[]> =>
  db.rows<StepRow>({
    name: 'desk:steps',
    text: 'select n, at, sealed from desk_step where request_id = $1 order by n',
    values: [requestId],
  })
