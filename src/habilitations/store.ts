import type { ActorId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'
import type { Cells, Version, VersionState } from './model.ts'

type Row = {
  readonly version_id: string
  readonly version: string
  readonly based_on: string
  readonly illustrative: boolean
  readonly state: VersionState
  readonly revision: number
  readonly starts_at: Instant | null
  readonly created_by: ActorId
  readonly created_at: Instant
  readonly submitted_at: Instant | null
  readonly approved_by: ActorId | null
  readonly approved_at: Instant | null
  readonly withdrawn_at: Instant | null
  readonly cells: string
  readonly sealed: Buffer
}

export type Stored = Version & { readonly sealed: Buffer }

const COLUMNS = `version_id, version, based_on, illustrative, state, revision, starts_at, created_by, created_at, submitted_at, approved_by, approved_at,
  withdrawn_at, cells, sealed`

const stored = (row: Row): Stored => ({
  versionId: row.version_id,
  version: row.version,
  basedOn: row.based_on,
  illustrative: row.illustrative,
  state: row.state,
  revision: row.revision,
  startsAt: row.starts_at,
  createdBy: row.created_by,
  createdAt: row.created_at,
  submittedAt: row.submitted_at,
  approvedBy: row.approved_by,
  approvedAt: row.approved_at,
  withdrawnAt: row.withdrawn_at,
  cells: JSON.parse(row.cells) as Cells,
  sealed: row.sealed,
})

export type NewDraft = Pick<Version, 'versionId' | 'version' | 'basedOn' | 'illustrative' | 'createdBy' | 'createdAt' | 'cells'> & {
  readonly sealed: Buffer
}

export const insertDraft = (db: Queries, draft: NewDraft): Promise<unknown> =>
  db.rows({
    name: 'habilitations:draft',
    text: `insert into matrix_version (version_id, version, based_on, illustrative, state, revision, created_by, created_at, cells, sealed)
      values ($1, $2, $3, $4, 'draft', 1, $5, $6, $7, $8)`,
    values: [
      draft.versionId,
      draft.version,
      draft.basedOn,
      draft.illustrative,
      draft.createdBy,
      timestamp(draft.createdAt),
      JSON.stringify(draft.cells),
      draft.sealed,
    ],
  })

export const lockVersion = async (tx: Queries, versionId: string): Promise<Stored | undefined> => {
  const [row] = await tx.rows<Row>({
    name: 'habilitations:lock',
    text: `select ${COLUMNS} from matrix_version where version_id = $1 for update`,
    values: [versionId],
  })
  return row === undefined ? undefined : stored(row)
}

/** One approval at a time: two tables approved at once would each ignore the other. */
export const lockApprovals = (tx: Queries): Promise<unknown> =>
  tx.rows({ name: 'habilitations:one-at-a-time', text: 'lock table matrix_version in share row exclusive mode', values: [] })

export const updateVersion = (tx: Queries, row: Stored): Promise<unknown> =>
  tx.rows({
    name: 'habilitations:move',
    text: `update matrix_version set state = $2, revision = $3, starts_at = $4, submitted_at = $5, approved_by = $6, approved_at = $7, withdrawn_at = $8,
      cells = $9, sealed = $10 where version_id = $1`,
    values: [
      row.versionId,
      row.state,
      row.revision,
      orNull(row.startsAt),
      orNull(row.submittedAt),
      row.approvedBy,
      orNull(row.approvedAt),
      orNull(row.withdrawnAt),
      JSON.stringify(row.cells),
      row.sealed,
    ],
  })

const orNull = (at: Instant | null): string | null => (at === null ? null : timestamp(at))

export const selectVersions = async (db: Queries): Promise<readonly Stored[]> =>
  (
    await db.rows<Row>({
      name: 'habilitations:all',
      text: `select ${COLUMNS} from matrix_version order by coalesce(starts_at, created_at) desc, version_id limit 200`,
      values: [],
    })
  ).map(stored)

/** All that may ever act, in the order of their days. */
export const selectApproved = async (db: Queries): Promise<readonly Stored[]> =>
  (
    await db.rows<Row>({
      name: 'habilitations:approved',
      text: `select ${COLUMNS} from matrix_version where state = 'approved' order by starts_at`,
      values: [],
    })
  ).map(stored)
