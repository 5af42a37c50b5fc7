import { listUnderTrace, selectBeside, writeUnderTrace } from '../audit/index.ts'
import type { RecordId, Tag } from '../kernel/ids.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { underGrant } from './door.ts'
import type { RuleActor } from './model.ts'
import { type CarerRow, SELECT_CARERS, upsertCarer } from './own-carers-store.ts'
import { REFERRING_PROFESSION } from './refusals.ts'
import { actorTag } from './rules.ts'

/** Named by the person, one of each at most (ENS: one « sage-femme référente », one « pharmacien correspondant »). It opens nothing by itself. */
export const REFERRING = ['midwife', 'pharmacist'] as const
export type Referring = (typeof REFERRING)[number]

/** TRE_G15. */
const PROFESSION: Readonly<Record<Referring, string>> = { midwife: '50', pharmacist: '21' }

type Kept = { readonly kind: 'referring'; readonly role: Referring; readonly actor: RuleActor | null; readonly namedBy: Tag }

/** The place of the role, not of who holds it: there is one by construction. */
const placeOf = (op: Operation, recordId: RecordId, role: Referring): Tag => op.keyring.tag(recordId, 'actor', `referring|${role}`)
const context = (tag: Tag): string => `carer|${tag}`
const MOST = 202

/** Names one, in place of any other; `null`: nobody any more. Errors: `referring-profession`. */
export const nameReferring = async (op: Operation, recordId: RecordId, role: Referring, actor: RuleActor | null): Promise<void> => {
  if (actor !== null && actor.profession !== PROFESSION[role]) return refuse(REFERRING_PROFESSION)
  const act = { action: 'access.name-role' } as const
  return underGrant(op, recordId, 'manage-access', act, async grant => {
    const tag = placeOf(op, recordId, role)
    const kept: Kept = { kind: 'referring', role, actor, namedBy: grant.actorTag }
    const sealed = (await op.keyring.sealer(recordId)).rights(context(tag), Buffer.from(JSON.stringify(kept)))
    const isSheltered = actor !== null && !grant.shelter.outside && grant.visibility.shelteredPlaces.includes(actorTag(op, recordId, actor))
    await writeUnderTrace(op, grant, isSheltered ? { ...act, stream: 'sheltered' } : act, tx =>
      upsertCarer(tx, { recordId, tag, at: op.instant, sealed, most: MOST }),
    )
  })
}

const NOTHING = { name: 'access:nothing', sql: () => 'select 1 as nothing where false', values: [] }

/** Who they are, for her side, her attending doctor and her administrators. */
export const readReferring = (op: Operation, recordId: RecordId): Promise<Readonly<Partial<Record<Referring, RuleActor>>>> => {
  const act = { action: 'access.read' } as const
  return underGrant(op, recordId, 'read-access', act, async grant => {
    const { committed } = await listUnderTrace(op, grant, act, NOTHING)
    const places = new Set(REFERRING.map(role => placeOf(op, recordId, role)))
    const rows = (await selectBeside<CarerRow>(op.db, committed, SELECT_CARERS)).filter(({ carer_tag }) => places.has(carer_tag))
    const open = await op.keyring.openRights(recordId)
    const named = rows.map(row => JSON.parse(open(context(row.carer_tag), row.sealed).toString('utf8')) as Kept)
    const isHidden = ({ actor, namedBy }: Kept): boolean =>
      actor !== null && namedBy !== grant.actorTag && (grant.visibility.hiddenPlaces ?? []).includes(actorTag(op, recordId, actor))
    return Object.fromEntries(named.flatMap(kept => (kept.actor === null || isHidden(kept) ? [] : [[kept.role, kept.actor] as const])))
  })
}

/** @internal what the list of her carers leaves out: roles, not people */
export const referringPlaces = (op: Operation, recordId: RecordId): ReadonlySet<Tag> =>
  new Set(REFERRING.map(role => placeOf(op, recordId, role)))
