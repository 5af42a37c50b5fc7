import type { ActingUnder } from '../kernel/actors.ts'
import type { ActorId, RecordId } from '../kernel/ids.ts'
import { NAMES, ownJournalRows } from '../audit/index.ts'
import type { Operation } from '../platform/operation.ts'

export type OwnLine = {
  readonly id: string
  readonly at: string
  readonly action: string
  readonly record: string
  /** Empty: she was not told whose, or the record was erased since. */
  readonly holder: string
  readonly documents: readonly string[]
  readonly outcome: string
  readonly mode: string
  readonly relation: string
  readonly motive?: string
  /** Whom she replaced then, or under whom she was in training. */
  readonly under?: Pick<ActingUnder, 'kind' | 'name'>
}

/** A line as it was written: names inside, under the record's own key. Lines of before have them beside. */
type Written = Omit<OwnLine, 'id' | 'holder'> & { readonly sealed?: string; readonly holder?: string }
type Names = Pick<OwnLine, 'holder' | 'motive'>

export const selectOwnLines = async (
  op: Operation,
  actorId: ActorId,
  before: string | null,
  limit: number,
): Promise<readonly OwnLine[]> => {
  const rows = await ownJournalRows(op.db, actorId, before, limit)
  const lines = rows.map(({ id, sealed }) => ({
    id,
    ...(JSON.parse(op.keyring.openForActor(actorId, 'journal', sealed).toString('utf8')) as Written),
  }))
  const records = [...new Set(lines.map(({ record }) => record))]
  const openers = new Map(await Promise.all(records.map(async id => [id, await op.keyring.openJournal(id as RecordId)] as const)))
  return lines.map(({ sealed, holder = '', ...line }) => {
    if (sealed === undefined) return { ...line, holder }
    const open = openers.get(line.record)
    return open === undefined
      ? { ...line, holder }
      : { ...line, ...(JSON.parse(open(NAMES, Buffer.from(sealed, 'base64')).toString('utf8')) as Names) }
  })
}
