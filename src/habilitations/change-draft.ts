import { requireDpo } from '../accounts/index.ts'
import { toIso } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { knownMatrices, matrixAt } from '../policy/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Cell, cellsOf, isKnownType, withCells } from './model.ts'
import { MATRIX_ABSENT, MATRIX_CELL_UNKNOWN, MATRIX_MOVED } from './refusals.ts'
import { insertDraft, lockVersion, type Stored, updateVersion } from './store.ts'

const contextOf = (versionId: string): string => `matrix|${versionId}`

export const sealMotive = ({ keyring }: Operation, { versionId, createdBy }: Pick<Stored, 'versionId' | 'createdBy'>, motive: string) =>
  keyring.sealForActor(createdBy, contextOf(versionId), Buffer.from(motive))

export const openMotive = ({ keyring }: Operation, { versionId, createdBy, sealed }: Stored): string =>
  keyring.openForActor(createdBy, contextOf(versionId), sealed).toString('utf8')

/**
 * A copy of the table in force, or of an older one (a roll back goes the same way as any change). It acts on nothing. Errors: `dpo-only`,
 * `matrix-absent`.
 */
export const startDraft = async (op: Operation, copied?: string): Promise<string> => {
  const { id: createdBy } = await requireDpo(op)
  const now = matrixAt(op.instant)
  const source = copied === undefined ? now : (knownMatrices().find(({ version }) => version === copied) ?? refuse(MATRIX_ABSENT))
  const versionId = op.draw.uuid()
  await insertDraft(op.db, {
    versionId,
    version: `console-${toIso(op.instant).slice(0, 10)}-${versionId.slice(0, 8)}`,
    // Compared with what is in force, whatever it was copied from.
    basedOn: now.version,
    illustrative: now.illustrative,
    createdBy,
    createdAt: op.instant,
    cells: withCells(cellsOf(source), []),
    sealed: sealMotive(op, { versionId, createdBy }, ''),
  })
  return versionId
}

/** Errors: `matrix-absent`, `matrix-moved`. */
export const lockDraft = async (tx: Queries, versionId: string, revision: number): Promise<Stored> => {
  const row = (await lockVersion(tx, versionId)) ?? refuse(MATRIX_ABSENT)
  return row.state === 'draft' && row.revision === revision ? row : refuse(MATRIX_MOVED)
}

/** Gives the new revision. Errors: `dpo-only`, `matrix-absent`, `matrix-moved`, `matrix-cell-unknown`. */
export const changeDraft = async (op: Operation, versionId: string, revision: number, changes: readonly Cell[]): Promise<number> => {
  await requireDpo(op)
  if (!changes.every(({ type }) => isKnownType(type))) return refuse(MATRIX_CELL_UNKNOWN)
  return op.db.transaction(async tx => {
    const row = await lockDraft(tx, versionId, revision)
    await updateVersion(tx, { ...row, revision: revision + 1, cells: withCells(row.cells, changes) })
    return revision + 1
  })
}
