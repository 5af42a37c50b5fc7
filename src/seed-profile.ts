import { underGrant } from './access/index.ts'
import { type DemoPerson, type DemoSaid, professionalOf, saidBy } from './demonstration/index.ts'
import type { DocumentId, RecordId } from './kernel/ids.ts'
import { after, DAY } from './kernel/instant.ts'
import type { Operation } from './platform/operation.ts'
import {
  type Added,
  addEntry,
  addingTo,
  type Body,
  changing,
  confirmEntry,
  declareAbsence,
  endEntry,
  rightFor,
  type Rubric,
} from './profile/index.ts'
import { actAs, asHolder, entryOf, openedOf, type Seeding } from './seed-record.ts'

const SAID_DAYS_AGO = 40
const CONFIRMED_DAYS_AGO = 12

/** What she and her attending doctor say of her health. Doing it again adds nothing: each entry has its client's id. */
export const seedProfile = async (seeding: Seeding, person: DemoPerson): Promise<void> => {
  const { today } = seeding.world
  const said = saidBy(person.key, today)
  if (said.length === 0) return
  const { recordId } = openedOf(seeding, person.key)
  const at = Math.max(after(today, -SAID_DAYS_AGO * DAY), after(person.recordOpenedAt, 60_000))
  const holder = await asHolder(seeding, person, after(today, at - today))
  const doctor = await attendingOf(seeding, person)
  const sayers: Sayers = { recordId, holder, doctor, paper: key => seeding.papers.get(key)?.id }
  for (const [index, one] of said.entries()) await say(sayers, `demonstration-${person.key}-${index}`, one)
}

type Sayers = {
  readonly recordId: RecordId
  readonly holder: Operation
  readonly doctor: Operation | undefined
  readonly paper: (key: string) => DocumentId | undefined
}

/** Directives on a paper of her own name it. */
const withPaper = (body: Body, document: DocumentId | undefined): Body =>
  body.rubric === 'directives' && document !== undefined ? { ...body, document } : body

const say = async ({ recordId, holder, doctor, paper }: Sayers, clientId: string, said: DemoSaid): Promise<void> => {
  if ('none' in said) return void (await none(holder, recordId, clientId, said.none))
  const { by, confirmed, ended } = said
  const body = withPaper(said.body, said.paper === undefined ? undefined : paper(said.paper))
  const { rubric } = body
  if (by === 'doctor' && doctor === undefined) return
  const { id: entryId, version, known } = await add(by === 'doctor' && doctor !== undefined ? doctor : holder, recordId, clientId, body)
  const read = { entryId, version, rubric }
  if (known) return
  if (confirmed === true && doctor !== undefined)
    await underGrant(doctor, recordId, rightFor(rubric), changing('profile.confirm', read), grant => confirmEntry(doctor, grant, read))
  if (ended !== undefined)
    await underGrant(holder, recordId, rightFor(rubric), changing('profile.end', read), grant => endEntry(holder, grant, read, ended))
}

const add = (op: Operation, recordId: RecordId, clientId: string, body: Body): Promise<Added> =>
  underGrant(op, recordId, rightFor(body.rubric), addingTo(body.rubric), grant => addEntry(op, grant, { clientId, body }))

const none = (op: Operation, recordId: RecordId, clientId: string, rubric: Rubric): Promise<Added> =>
  underGrant(op, recordId, rightFor(rubric), addingTo(rubric), grant => declareAbsence(op, grant, rubric, clientId))

const attendingOf = async (seeding: Seeding, person: DemoPerson): Promise<Operation | undefined> => {
  const { today } = seeding.world
  const attending = person.access.find(({ kind }) => kind === 'attending')
  if (attending === undefined) return undefined
  const { id, name, nationalId, exercises } = entryOf(seeding, professionalOf(seeding.world, attending.professional).nationalId)
  const at = after(today, Math.max(-CONFIRMED_DAYS_AGO * DAY, person.recordOpenedAt - today + 120_000))
  return actAs(seeding, at, { kind: 'professional', id, name, nationalId }, exercises[0])
}
