import { selectBeside, writeUnderTrace } from '../audit/index.ts'
import type { CommittedGrant } from '../kernel/grant.ts'
import type { RecordId, Tag } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import type { RuleActor } from './model.ts'
import { type CarerRow, SELECT_CARERS, upsertCarer } from './own-carers-store.ts'
import { referringPlaces } from './referring.ts'
import { CARERS_TOO_MANY } from './refusals.ts'
import { actorTag } from './rules.ts'
import { townTag } from './town.ts'

/** Somebody who is in no directory, as she wrote it. */
export type WrittenCarer = { readonly name: string; readonly role: string; readonly town?: string; readonly phone?: string }

/** A line of the list that she keeps: somebody of the directory, listed or taken off; or somebody she wrote. It gives nobody anything. */
export type OwnCarer =
  | { readonly kind: 'known'; readonly listed: boolean; readonly actor: RuleActor }
  | ({ readonly kind: 'written'; readonly listed: boolean; readonly id: string } & WrittenCarer)

const MOST = 200
const context = (tag: Tag): string => `carer|${tag}`

/** `toldTo`: who put her there himself, though she is protected from him: he knows of his own line, and of no other. */
type KeptCarer = OwnCarer & { readonly toldTo?: Tag }

const tagsOf = (op: Operation, recordId: RecordId, tag: Tag, carer: OwnCarer): readonly Tag[] =>
  carer.kind === 'written' && carer.town !== undefined ? [tag, townTag(op, recordId, carer.town)] : [tag]

const touches = (places: readonly Tag[] | null, tags: readonly Tag[]): boolean => places !== null && tags.some(tag => places.includes(tag))

const keep = (op: Operation, recordId: RecordId, tag: Tag, carer: OwnCarer): Promise<void> => {
  const act = { action: 'access.list-carer' as const }
  return underGrant(op, recordId, 'manage-access', act, async grant => {
    const sealer = await op.keyring.sealer(recordId)
    const tags = tagsOf(op, recordId, tag, carer)
    const isHidden = touches(grant.visibility.hiddenPlaces, tags)
    const kept: KeptCarer = isHidden ? { ...carer, toldTo: grant.actorTag } : carer
    const sealed = sealer.rights(context(tag), Buffer.from(JSON.stringify(kept)))
    const isSheltered = !grant.shelter.outside && touches(grant.visibility.shelteredPlaces, tags)
    await writeUnderTrace(op, grant, isSheltered ? { ...act, stream: 'sheltered' } : act, async tx => {
      if (!(await upsertCarer(tx, { recordId, tag, at: op.instant, sealed, most: MOST }))) return refuse(CARERS_TOO_MANY)
    })
  })
}

export const listCarer = (op: Operation, recordId: RecordId, actor: RuleActor, listed: boolean): Promise<void> =>
  keep(op, recordId, actorTag(op, recordId, actor), { kind: 'known', listed, actor })

export const writeCarer = (op: Operation, recordId: RecordId, carer: WrittenCarer): Promise<void> => {
  const id = op.draw.uuid()
  return keep(op, recordId, op.keyring.tag(recordId, 'actor', id), { kind: 'written', listed: true, id, ...carer })
}

/** What was written of her goes too: only that there was a line stays. */
export const forgetCarer = (op: Operation, recordId: RecordId, id: string): Promise<void> =>
  keep(op, recordId, op.keyring.tag(recordId, 'actor', id), { kind: 'written', listed: false, id, name: '', role: '' })

/** Her list, beside another reading that has committed. */
export const carersUnder = async (op: Operation, committed: CommittedGrant): Promise<readonly OwnCarer[]> => {
  const { recordId, actorTag: reader, visibility } = committed.grant
  const roles = referringPlaces(op, recordId)
  const rows = (await selectBeside<CarerRow>(op.db, committed, SELECT_CARERS)).filter(({ carer_tag }) => !roles.has(carer_tag))
  const open = await op.keyring.openRights(recordId)
  return rows.flatMap(({ carer_tag, sealed }) => {
    const { toldTo, ...carer } = JSON.parse(open(context(carer_tag), sealed).toString('utf8')) as KeptCarer
    return toldTo !== reader && touches(visibility.hiddenPlaces, tagsOf(op, recordId, carer_tag, carer)) ? [] : [carer]
  })
}
