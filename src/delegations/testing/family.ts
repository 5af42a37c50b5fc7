import {
  agent,
  asRuleActor,
  by,
  type Caller,
  type OpenedRecord,
  recordOf,
  signIn,
  traitsCalled,
  type World,
} from '../../../test/support-door/index.ts'
import { answerColleague, askColleague, LOOP, registerAgent, type TwoPersonAct } from '../../accounts/index.ts'
import type { Traits } from '../../identity/index.ts'
import type { ActorId, RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import { NOTICE_ASKED, openNoticeAsked, openOutbox } from '../../platform/outbox/index.ts'
import type { Decision, HelperInvitation, Invited } from '../index.ts'

export const OUTBOX = openOutbox({ [NOTICE_ASKED]: ['tell-asked'] })

export const DECISION: Decision = { court: 'Tribunal judiciaire de Lyon', decidedOn: '2026-11-20', reference: '26/01234' }

/** How somebody is named in an invitation. */
export const asInvited = ({ traits }: { readonly traits: Traits }): Invited => ({
  ins: traits.ins,
  firstName: traits.birthFirstNames[0] ?? '',
  lastName: traits.birthName,
  birthDate: traits.birthDate,
})

export const asHelper = (person: { readonly traits: Traits }, changes: Partial<HelperInvitation> = {}): HelperInvitation => ({
  ...asInvited(person),
  rights: ['add'],
  until: null,
  ...changes,
})

export const loopOf = (world: World): Operation => ({ ...by(world, { subject: LOOP.subject, sessionId: LOOP.sessionId }), caller: LOOP })

export const agentOf = async (world: World): Promise<Caller> => signIn(world, agent('Accueil'))

/** Both are agents, and the other agrees to the next act of this kind on this record. */
export const besideAgent = async (world: World, desk: Operation, act: TwoPersonAct): Promise<void> => {
  const other = by(world, await signIn(world, agent('Collègue')))
  for (const { caller } of [desk, other]) await registerAgent(world.database, loopOf(world), caller.subject.id, caller.subject.name)
  await answerColleague(other, await askColleague(desk, act), true)
}

/** An agent with a colleague's agreement to end an authority over this record. */
export const judged = async (world: World, recordId: RecordId): Promise<Operation> => {
  const desk = by(world, await agentOf(world))
  await besideAgent(world, desk, { kind: 'end-authority', subject: recordId })
  return desk
}

/** A child whose mother acts for her since her record was opened. */
export const familyCalled = async (
  world: World,
  name: string,
  birthDate = '2012-05-04',
): Promise<{ readonly mother: OpenedRecord; readonly child: OpenedRecord }> => {
  const mother = await recordOf(world, `Mère ${name}`)
  const child = await recordOf(world, `Enfant ${name}`, {
    traits: traitsCalled(`Enfant ${name}`, { birthDate }),
    relations: [{ relation: 'representative', actor: asRuleActor(mother.holder) }],
  })
  return { mother, child }
}

type Event = { readonly id: string; readonly sealed_body: Buffer }

/** Who was told what since the beginning, in no order: `who template`. */
export const told = async ({ database, keyring }: World, names: ReadonlyMap<ActorId, string>): Promise<readonly string[]> => {
  const events = await database.owner.rows<Event>({
    name: 'test.events',
    text: 'select id, sealed_body from outbox_event order by at',
    values: [],
  })
  return events.flatMap(({ id, sealed_body }) => {
    const { to, template } = openNoticeAsked({ keyring }, id as never, sealed_body)
    return to.flatMap(actor => (names.has(actor) ? [`${names.get(actor)} ${template}`] : []))
  })
}
