import { agentOf, requireAgent } from '../accounts/index.ts'
import { countProfessions } from '../directory/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { knownMatrices, type Matrix, matrixAt, type ProfessionGroup } from '../policy/index.ts'
import type { Operation } from '../platform/operation.ts'
import { openMotive } from './change-draft.ts'
import { type Cells, cellsOf, type Version } from './model.ts'
import { professionalsByGroup } from './simulate.ts'
import { selectVersions } from './store.ts'

export type VersionLine = Version & {
  readonly author: string
  readonly approver: string | null
  readonly motive: string
  /** Hers: another must approve it. */
  readonly isOwn: boolean
}

export type MatrixPage = {
  readonly inForce: Pick<Matrix, 'version' | 'from' | 'source' | 'illustrative'> & { readonly cells: Cells }
  readonly professionals: ReadonlyMap<ProfessionGroup, number>
  readonly versions: readonly VersionLine[]
  /** Tables that a draft may copy: those of the files, and those approved here. */
  readonly copies: readonly Pick<Matrix, 'version' | 'from' | 'illustrative'>[]
}

/** The table in force, what is prepared, and all that ever was. Errors: `agents-only`. */
export const readVersions = async (op: Operation): Promise<MatrixPage> => {
  await requireAgent(op)
  const { version, from, source, illustrative, typesOf } = matrixAt(op.instant)
  const rows = await selectVersions(op.db)
  const ids = [...new Set(rows.flatMap(({ createdBy, approvedBy }) => [createdBy, ...(approvedBy === null ? [] : [approvedBy])]))]
  const names = new Map<ActorId, string>(await Promise.all(ids.map(async id => [id, (await agentOf(op, id))?.name ?? ''] as const)))
  return {
    inForce: { version, from, source, illustrative, cells: cellsOf({ typesOf }) },
    professionals: professionalsByGroup(await countProfessions(op.db)),
    versions: rows.map(row => {
      const { sealed: _why, ...line } = row
      return {
        ...line,
        author: names.get(row.createdBy) ?? '',
        approver: row.approvedBy === null ? null : (names.get(row.approvedBy) ?? ''),
        motive: openMotive(op, row),
        isOwn: row.createdBy === op.caller.subject.id,
      }
    }),
    copies: knownMatrices().filter(matrix => matrix.from <= op.instant),
  }
}
