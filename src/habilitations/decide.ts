import { requireAgent, requireDpo } from '../accounts/index.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { matrixAt } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { lockDraft, sealMotive } from './change-draft.ts'
import { layApproved } from './lay.ts'
import { departuresOf, differencesOf, NOTICE, SETTLED } from './model.ts'
import {
  MATRIX_ABSENT,
  MATRIX_CONFLICT,
  MATRIX_DEPARTS,
  MATRIX_MOVED,
  MATRIX_OWN,
  MATRIX_SETTLED,
  MATRIX_TOO_SOON,
  MATRIX_UNCHANGED,
} from './refusals.ts'
import { lockApprovals, lockVersion, selectApproved, type Stored, updateVersion } from './store.ts'

export type Submission = {
  readonly revision: number
  readonly startsAt: Instant
  readonly motive: string
  /** She read which published cells it changes, and means it. */
  readonly departsKnowingly: boolean
}

/** Asks another agent to approve it. Errors: `dpo-only`, `matrix-absent`, `matrix-moved`, `matrix-unchanged`, `matrix-departs`, `matrix-too-soon`. */
export const submitDraft = async (op: Operation, versionId: string, submission: Submission): Promise<void> => {
  await requireDpo(op)
  await op.db.transaction(async tx => {
    const row = await lockDraft(tx, versionId, submission.revision)
    const now = matrixAt(op.instant)
    if (differencesOf(now, row.cells).length === 0) return refuse(MATRIX_UNCHANGED)
    if (departuresOf(now, row.cells).length > 0 && !submission.departsKnowingly) return refuse(MATRIX_DEPARTS)
    if (submission.startsAt < after(op.instant, NOTICE)) return refuse(MATRIX_TOO_SOON)
    await updateVersion(tx, {
      ...row,
      state: 'submitted',
      startsAt: submission.startsAt,
      submittedAt: op.instant,
      sealed: sealMotive(op, row, submission.motive),
    })
  })
}

/**
 * Another agent, for the revision that she read; it acts from its day. Errors: `agents-only`, `matrix-absent`, `matrix-moved`, `matrix-own`,
 * `matrix-too-soon`, `matrix-conflict`.
 */
export const approve = async (op: Operation, versionId: string, revision: number): Promise<void> => {
  const { id } = await requireAgent(op)
  await op.db.transaction(async tx => {
    await lockApprovals(tx)
    const row = (await lockVersion(tx, versionId)) ?? refuse(MATRIX_ABSENT)
    if (row.state !== 'submitted' || row.revision !== revision || row.startsAt === null) return refuse(MATRIX_MOVED)
    if (row.createdBy === id) return refuse(MATRIX_OWN)
    if (row.startsAt < after(op.instant, NOTICE)) return refuse(MATRIX_TOO_SOON)
    const others = await selectApproved(tx)
    await requireSameBase(op, row, row.startsAt, others)
    await updateVersion(tx, { ...row, state: 'approved', approvedBy: id, approvedAt: op.instant })
  })
  await layApproved(op.db)
}

/** What was compared must be what it replaces: another that is in force since, or that begins before it, makes the comparison false. */
const requireSameBase = async (op: Operation, row: Stored, startsAt: Instant, others: readonly Stored[]): Promise<void> => {
  const between = others.some(other => other.startsAt !== null && other.startsAt > op.instant && other.startsAt <= startsAt)
  if (between || matrixAt(op.instant).version !== row.basedOn) return refuse(MATRIX_CONFLICT)
}

/** Back to its author, who changes it again. Errors: `agents-only`, `matrix-absent`, `matrix-moved`. */
export const sendBack = async (op: Operation, versionId: string): Promise<void> => {
  await requireAgent(op)
  await op.db.transaction(async tx => {
    const row = (await lockVersion(tx, versionId)) ?? refuse(MATRIX_ABSENT)
    if (row.state !== 'submitted') return refuse(MATRIX_MOVED)
    await updateVersion(tx, { ...row, state: 'draft', revision: row.revision + 1, startsAt: null, submittedAt: null })
  })
}

/** A draft is thrown away; what is approved is withdrawn before its day, by one agent alone: the table in force goes on. Errors: `matrix-settled`. */
export const withdraw = async (op: Operation, versionId: string): Promise<void> => {
  await requireAgent(op)
  await op.db.transaction(async tx => {
    const row = (await lockVersion(tx, versionId)) ?? refuse(MATRIX_ABSENT)
    if (row.state === 'withdrawn') return refuse(MATRIX_MOVED)
    if (row.state === 'approved' && (row.startsAt ?? op.instant) < after(op.instant, SETTLED)) return refuse(MATRIX_SETTLED)
    await updateVersion(tx, { ...row, state: 'withdrawn', withdrawnAt: op.instant })
  })
  await layApproved(op.db)
}
