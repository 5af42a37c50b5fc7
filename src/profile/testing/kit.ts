import { asRuleActor, by, type Caller, openWorld, recordOf, signIn, type Someone, type World } from '../../../test/support-door/index.ts'
import { type OpeningRequest, underGrant } from '../../access/index.ts'
import type { AccessMode } from '../../kernel/actors.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type Added,
  addEntry,
  addingTo,
  type Body,
  type ChangeRequest,
  changeEntry,
  changing,
  confirmEntry,
  declareAbsence,
  endEntry,
  type Entry,
  type Evidence,
  hideRubric,
  isAbsence,
  listEntries,
  type NewEntryRequest,
  type Profile,
  type ProfileRequest,
  type Read,
  readingOf,
  removeEntry,
  rightFor,
  type Rubric,
  showRubric,
} from '../index.ts'

export const openKit = (): Promise<World> => openWorld()

/** Somebody's record, and people around it, all signed in. */
export type Care<Name extends string> = {
  readonly recordId: RecordId
  readonly as: (who: Name | 'holder', mode?: AccessMode, changes?: Partial<Operation>) => Operation
}

export const careOf = async <Name extends string>(
  world: World,
  called: string,
  people: Readonly<Record<Name, Someone>>,
  relations: Partial<Record<Name, NonNullable<OpeningRequest['relations']>[number]['relation']>> = {},
  request: Partial<OpeningRequest> = {},
): Promise<Care<Name>> => {
  const names = Object.keys(people) as Name[]
  const { recordId, holder } = await recordOf(world, called, {
    ...request,
    relations: names.flatMap(name => {
      const relation = relations[name]
      return relation === undefined ? [] : [{ relation, actor: asRuleActor(people[name]) }]
    }),
  })
  const signedIn = await Promise.all(names.map(async name => [name, await signIn(world, people[name])] as const))
  const caller = { ...Object.fromEntries(signedIn), holder } as Record<Name | 'holder', Caller>
  return { recordId, as: (who, mode = 'normal', changes = {}) => by(world, caller[who], mode, changes) }
}

export const allergyTo = (text: string, changes: object = {}): Body => ({ rubric: 'allergies', code: { text }, ...changes })

let clients = 0
const newClient = (): string => `client-${++clients}`

export const addAs = (op: Operation, recordId: RecordId, body: Body, more: Partial<NewEntryRequest> = {}): Promise<Added> =>
  underGrant(op, recordId, rightFor(body.rubric), addingTo(body.rubric), grant =>
    addEntry(op, grant, { clientId: newClient(), ...more, body }),
  )

export const noneAs = (op: Operation, recordId: RecordId, rubric: Rubric): Promise<Added> =>
  underGrant(op, recordId, rightFor(rubric), addingTo(rubric), grant => declareAbsence(op, grant, rubric, newClient()))

export const changeAs = (op: Operation, recordId: RecordId, request: ChangeRequest) =>
  underGrant(op, recordId, rightFor(request.rubric), changing('profile.change', request), grant => changeEntry(op, grant, request))

export const endAs = (op: Operation, recordId: RecordId, read: Read, on: Parameters<typeof endEntry>[3]) =>
  underGrant(op, recordId, rightFor(read.rubric), changing('profile.end', read), grant => endEntry(op, grant, read, on))

export const removeAs = (op: Operation, recordId: RecordId, read: Read) =>
  underGrant(op, recordId, rightFor(read.rubric), changing('profile.remove', read), grant => removeEntry(op, grant, read))

export const confirmAs = (op: Operation, recordId: RecordId, read: Read, evidence?: Evidence) =>
  underGrant(op, recordId, rightFor(read.rubric), changing('profile.confirm', read), grant => confirmEntry(op, grant, read, evidence))

export const hideAs = (op: Operation, recordId: RecordId, rubric: Rubric) =>
  underGrant(op, recordId, 'hide-profile', changing('profile.hide', { rubric }), grant => hideRubric(op, grant, rubric))

export const showAs = (op: Operation, recordId: RecordId, rubric: Rubric) =>
  underGrant(op, recordId, 'hide-profile', changing('profile.show', { rubric }), grant => showRubric(op, grant, rubric))

export const profileAs = (op: Operation, recordId: RecordId, request: ProfileRequest = {}): Promise<Profile> =>
  underGrant(op, recordId, 'read-profile', readingOf(request), grant => listEntries(op, grant, request))

export const entriesAs = async (op: Operation, recordId: RecordId, request: ProfileRequest = {}): Promise<readonly Entry[]> =>
  (await profileAs(op, recordId, request)).entries

/** What an entry says, in a word: the text of its concept, its name, or « none ». */
export const wordOf = ({ body }: Entry): string => {
  if (isAbsence(body)) return 'none'
  if ('code' in body && typeof body.code === 'object') return body.code.text
  if ('medication' in body) return body.medication.text
  return 'name' in body ? body.name : body.rubric
}

export const wordsAs = async (op: Operation, recordId: RecordId, request: ProfileRequest = {}): Promise<readonly string[]> =>
  (await entriesAs(op, recordId, request)).map(wordOf).toSorted()
