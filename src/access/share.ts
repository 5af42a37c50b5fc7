import { newCode, normalCode, printedCode } from '../accounts/index.ts'
import { listUnderTrace } from '../audit/index.ts'
import type { RecordId, ShareId } from '../kernel/ids.ts'
import { after, type Instant, MINUTE } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import { changeRights, checkScope } from './manage-access.ts'
import { isLive, type RuleActor, type Scope, type ShareDetail } from './model.ts'
import { SHARE_LENGTH, SHARE_OVER, SHARES_TOO_MANY } from './refusals.ts'
import { endOverShares, endShareAt, insertShare, prolongShare, selectShares, type ShareRow } from './share-store.ts'
import { shareContext } from './snapshot.ts'

/** `scope`: within it, masks, choices and the matrix stand as for whoever she authorises. */
export type ShareTerms = { readonly scope: Scope; readonly minutes: number }
export type NewShare = { readonly id: ShareId; readonly code: string; readonly until: Instant }

const LENGTH = { least: 10, most: 60 }
const AT_ONCE = 3

/** What is kept of a code: a keyed hash. It is said once, to whom creates it, and is found again by nobody. */
export const shareTag = (op: Pick<Operation, 'keyring'>, typed: string): Buffer => op.keyring.blindIndex('share', normalCode(typed))

/** A code of sixty bits that opens her record once, to a professional, for an hour at most. */
export const createShare = async (op: Operation, recordId: RecordId, { scope, minutes }: ShareTerms): Promise<NewShare> => {
  if (!Number.isInteger(minutes) || minutes < LENGTH.least || minutes > LENGTH.most) return refuse(SHARE_LENGTH)
  checkScope(scope)
  const share = { id: op.draw.uuid() as ShareId, code: newCode(op.draw), until: after(op.instant, minutes * MINUTE) }
  const detail: ShareDetail = { scope, minutes }
  await changeRights(op, recordId, 'access.share', async (tx, { shares }) => {
    if (shares.filter(({ from, until }) => isLive({ from, until }, op.instant)).length >= AT_ONCE) return refuse(SHARES_TOO_MANY)
    const sealer = await op.keyring.sealer(recordId)
    await endOverShares(tx, recordId, op.instant)
    await insertShare(tx, {
      recordId,
      shareId: share.id,
      codeTag: shareTag(op, share.code),
      at: op.instant,
      until: share.until,
      sealed: sealer.rights(shareContext(share.id), Buffer.from(JSON.stringify(detail))),
    })
  })
  return { ...share, code: printedCode(share.code) }
}

/** Once, by as long as she gave at first; never for more than an hour from now. */
export const prolong = async (op: Operation, recordId: RecordId, id: ShareId): Promise<Instant> => {
  const shares = await readShares(op, recordId)
  const share = shares.find(one => one.id === id)
  if (share === undefined || share.until <= op.instant) return refuse(SHARE_OVER)
  const until = after(op.instant, Math.min(share.until - op.instant + share.minutes * MINUTE, LENGTH.most * MINUTE))
  await changeRights(op, recordId, 'access.prolong-share', async tx => {
    if (!(await prolongShare(tx, recordId, id, until))) return refuse(SHARE_OVER)
  })
  return until
}

/** At once: the next request of whoever opened it finds nothing. */
export const endShare = (op: Operation, recordId: RecordId, id: ShareId): Promise<void> =>
  changeRights(op, recordId, 'access.end-share', async tx => {
    await endShareAt(tx, recordId, id, op.instant)
  })

export type ShareLine = {
  readonly id: ShareId
  readonly createdAt: Instant
  /** Its end, or when she ended it. */
  readonly until: Instant
  readonly isExtended: boolean
  readonly openedAt: Instant | null
  readonly actor: RuleActor | null
  readonly scope: Scope
  readonly minutes: number
}

const SHOWN = 20

/** The last twenty, latest first. Reading them is traced like any other reading. */
export const readShares = (op: Operation, recordId: RecordId): Promise<readonly ShareLine[]> => {
  const act = { action: 'access.read' as const }
  return underGrant(op, recordId, 'read-access', act, async grant => {
    const { value } = await listUnderTrace<'read-access', ShareRow>(op, grant, act, selectShares(SHOWN, grant.visibility.hiddenPlaces))
    return shareLines(op, grant.recordId, value)
  })
}

/** Rows that a committed reading brought, opened. */
export const shareLines = async (op: Operation, recordId: RecordId, rows: readonly ShareRow[]): Promise<readonly ShareLine[]> => {
  const open = await op.keyring.openRights(recordId)
  return rows.map(row => lineOf(row, JSON.parse(open(shareContext(row.share_id), row.sealed).toString('utf8')) as ShareDetail))
}

const lineOf = (row: ShareRow, { scope, minutes, actor }: ShareDetail): ShareLine => ({
  id: row.share_id,
  createdAt: row.created_at,
  until: row.ended_at !== null && row.ended_at < row.valid_until ? row.ended_at : row.valid_until,
  isExtended: row.extended,
  openedAt: row.opened_at,
  actor: actor ?? null,
  scope,
  minutes,
})
