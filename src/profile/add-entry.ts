import type { Grant } from '../kernel/grant.ts'
import type { DocumentId } from '../kernel/ids.ts'
import { isMinor } from '../kernel/majority.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Rubric } from '../kernel/rubrics.ts'
import { holderTraits } from '../access/index.ts'
import { type Act, writeUnderTrace } from '../audit/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { checkBody } from './check-body.ts'
import { rubricTag } from './list-entries.ts'
import { type Absence, type Body, type EntryStatus, isAbsence } from './model.ts'
import { bodyContext, linksContext, type Said } from './open-entry.ts'
import {
  ADULTS_ONLY,
  ALREADY_THERE,
  NONE_CONTRADICTED,
  NONE_MEANINGLESS,
  OTHER_ENTRY,
  RUBRIC_REFUSED,
  VACCINATION_NOT_SECRET,
  WISH_IS_PERSONAL,
} from './refusals.ts'
import { CAN_BE_NONE, FOR_ADULTS, SINGLE, TYPE_OF_RUBRIC, WISHES } from './rubrics.ts'
import type { NewEntry } from './store.ts'
import { reachesRubric } from './visible.ts'
import { authorOf, isCare } from './who.ts'
import { countVisible, dropDrafts, insertEntry, selectOwnFirst, supersede } from './write-store.ts'
import { onceOf } from './vaccination/once.ts'

export type WritingRight = 'write-profile' | 'write-wishes'

export type NewEntryRequest = {
  /** Drawn by whoever asks: the same request twice adds once. */
  readonly clientId: string
  readonly body: Body
  readonly links?: readonly DocumentId[]
  /** What must stand only once, e.g. `2024-10-12|3400930…`: a second is refused as far as its writer sees the first. */
  readonly once?: string
  /** Kept for herself, told to nobody. */
  readonly draft?: true
}

export type Added = {
  readonly id: string
  readonly version: number
  /** This very request had been made before. */
  readonly known: boolean
}

/** Which right writes in this rubric. */
export const rightFor = (rubric: Rubric): WritingRight => (WISHES.has(rubric) ? 'write-wishes' : 'write-profile')

export const addingTo = (rubric: Rubric): Act => ({
  action: WISHES.has(rubric) ? 'profile.state-wish' : 'profile.add',
  sections: [rubric],
})

/** One thing said, by whoever may write here. Errors: `rubric-refused`, `wish-is-personal`, `adults-only`, `date-refused`, `already-there`, `other-entry`. */
export const addEntry = async (op: Operation, grant: Grant<WritingRight>, request: NewEntryRequest): Promise<Added> => {
  checkBody(op, request.body)
  const status = request.draft === true ? 'draft' : 'active'
  return file(op, grant, request, status, addingTo(request.body.rubric))
}

/** « Je n'en ai pas ». Refused where she sees something that says otherwise. */
export const declareAbsence = async (op: Operation, grant: Grant<WritingRight>, rubric: Rubric, clientId: string): Promise<Added> => {
  if (!CAN_BE_NONE.has(rubric)) return refuse(NONE_MEANINGLESS)
  const act: Act = { action: 'profile.declare-absence', sections: [rubric] }
  return file(op, grant, { clientId, body: { rubric, none: true } }, 'none', act)
}

type Filed = Omit<NewEntryRequest, 'body'> & { readonly body: Body | Absence }

const file = async (op: Operation, grant: Grant<WritingRight>, request: Filed, status: EntryStatus, act: Act): Promise<Added> => {
  const { rubric } = request.body
  await checkMayWrite(op, grant, rubric)
  const entry = await sealed(op, grant, request, status)
  return (await writeUnderTrace(op, grant, act, tx => insert(tx, grant, entry, request))).value
}

/** Before anything is written: hers to say, within what she would see. */
export const checkMayWrite = async (op: Operation, grant: Grant<WritingRight>, rubric: Rubric): Promise<void> => {
  if (grant.right !== rightFor(rubric)) refuse(WISH_IS_PERSONAL)
  if (!reachesRubric(grant, op.keyring.tag(grant.recordId, 'class', TYPE_OF_RUBRIC[rubric]))) refuse(RUBRIC_REFUSED)
  if (rubric === 'vaccinations' && op.secret && isCare(grant)) refuse(VACCINATION_NOT_SECRET)
  if (!FOR_ADULTS.has(rubric)) return
  const { birthDate } = await holderTraits(op, grant)
  if (isMinor(birthDate, parametersAt(op.instant).majorityYears, op.instant)) refuse(ADULTS_ONLY)
}

const sealed = async (
  op: Operation,
  grant: Grant,
  { clientId, body, links, once = onceOf(body) }: Filed,
  status: EntryStatus,
): Promise<NewEntry> => {
  const { recordId } = grant
  const entryId = op.draw.uuid()
  const sealer = await op.keyring.sealer(recordId)
  const said: Said = { body, author: authorOf(op, grant) }
  return {
    recordId,
    entryId,
    status,
    rubricTag: rubricTag(op, recordId, body.rubric),
    classTag: op.keyring.tag(recordId, 'class', TYPE_OF_RUBRIC[body.rubric]),
    authorTag: grant.actorTag,
    clientTag: op.keyring.tag(recordId, 'unique-id', `profile|${clientId}`),
    contentTag: op.keyring.tag(recordId, 'content', JSON.stringify(body)),
    onceTag: once === undefined ? null : op.keyring.tag(recordId, 'unique-id', `once|${body.rubric}|${once}`),
    byCare: isCare(grant),
    hiddenFromRepresentatives: op.secret,
    writtenAt: op.instant,
    sealed: sealer.meta(bodyContext(entryId), Buffer.from(JSON.stringify(said))),
    links: links === undefined || links.length === 0 ? null : sealer.meta(linksContext(entryId), Buffer.from(JSON.stringify(links))),
  }
}

const insert = async (tx: Queries, grant: Grant, entry: NewEntry, { body }: Filed): Promise<Added> => {
  const { recordId, entryId, rubricTag: tag, authorTag, clientTag } = entry
  const known = await selectOwnFirst(tx, recordId, authorTag, clientTag)
  if (known !== undefined)
    return known.content_tag === entry.contentTag ? { id: known.entry_id, version: known.version, known: true } : refuse(OTHER_ENTRY)
  if (isAbsence(body)) {
    const [standing] = await countVisible(tx, grant.visibility, recordId, tag, 'active')
    if (standing !== undefined) return refuse(NONE_CONTRADICTED)
  }
  if (!(await insertEntry(tx, grant.visibility, entry))) return refuse(ALREADY_THERE)
  const single = SINGLE.has(body.rubric)
  if (entry.status === 'draft') await dropDrafts(tx, recordId, tag, entryId)
  else await supersede(tx, { recordId, entryId, rubricTag: tag, byCare: entry.byCare, single })
  return { id: entryId, version: 1, known: false }
}
