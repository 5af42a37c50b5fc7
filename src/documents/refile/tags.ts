import type { Refiling } from '../../access/index.ts'
import { professionalsByNationalId } from '../../directory/index.ts'
import type { RecordId, Tag } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import type { StoredMetadata } from '../metadata.ts'

/** Tags are of one record: here each is made anew, from whom it stands for. */
export type Retagging = {
  /** Who it stands for in the record that is kept. Somebody whom nothing names any more is still one, and matches nobody. */
  actor(old: Tag): Tag
  /** Those that a document's own metadata names are known from here on. */
  learn(metadata: StoredMetadata): Promise<void>
}

/** A tag says nothing of whom it stands for; these are the ones it may be: whom rules name, whom documents name, where those work. */
export const retagging = (op: Operation, { from, to, fromHolder, toHolder, actors }: Refiling): Retagging => {
  const known = new Map<Tag, Tag>()
  const asked = new Set<string>()
  const add = (value: string, becomes = value): void => void known.set(tagIn(op, from, value), tagIn(op, to, becomes))
  for (const value of actors) add(value)
  add(fromHolder, toHolder)
  add(op.caller.subject.id)
  return {
    actor: old => known.get(old) ?? tagIn(op, to, `refiled|${from}|${old}`),
    learn: async metadata => {
      const named = namedIn(metadata).filter(value => !asked.has(value))
      if (named.length === 0) return
      for (const value of named) {
        asked.add(value)
        if (value !== fromHolder) add(value)
      }
      for (const { exercises } of (await professionalsByNationalId(op.db, named)).values())
        for (const { structureNationalId } of exercises) add(structureNationalId)
    },
  }
}

const tagIn = (op: Operation, recordId: RecordId, value: string): Tag => op.keyring.tag(recordId, 'actor', value)

const namedIn = ({ depositor, xds }: StoredMetadata): readonly string[] => [
  ...(depositor.nationalId === undefined ? [] : [depositor.nationalId]),
  ...(depositor.id === undefined ? [] : [depositor.id]),
  ...(depositor.structureId === undefined ? [] : [depositor.structureId]),
  ...(xds?.authors ?? []).flatMap(({ ids, institution }) =>
    [...ids, ...(institution?.ids ?? [])].flatMap(({ extension }) => (extension === undefined ? [] : [extension])),
  ),
]
