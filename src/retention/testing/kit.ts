import {
  agent,
  by,
  type Caller,
  type OpenedRecord,
  openWorld,
  recordOf,
  signIn,
  type Someone,
  type World,
} from '../../../test/support-door/index.ts'
import { answerColleague, askColleague, LOOP, registerAgent, type TwoPersonAct } from '../../accounts/index.ts'
import type { OpeningRequest } from '../../access/index.ts'
import type { ActorId, RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import { NOTICE_ASKED, openNoticeAsked, openOutbox, type Outbox } from '../../platform/outbox/index.ts'
import { openSweeper, retentionRings, type RingOptions, type Rung, type Swept } from '../index.ts'

export type Kit = World & {
  readonly outbox: Outbox
  readonly agent: Caller
  as(caller: Caller, changes?: Partial<Operation>): Operation
  /** In a session that begins now. */
  now(someone: Someone): Promise<Operation>
  loop(): Operation
  person(name: string, request?: Partial<OpeningRequest>): Promise<OpenedRecord>
  /** An agent with a colleague's approval for one act on one record. */
  desk(kind: TwoPersonAct['kind'], recordId: RecordId): Promise<Operation>
  /** Rings all that is due now. */
  sweep(): Promise<Swept>
  readonly rung: Rung[]
  /** Entries get their place in the tree, as the sequencer would give it. */
  sequence(): Promise<void>
  /** What somebody was told of a record, oldest first. */
  toldOf(recordId: RecordId, personId: ActorId): Promise<readonly string[]>
}

export const openKit = async (options: Partial<RingOptions> = {}): Promise<Kit> => {
  const world = await openWorld()
  const outbox = openOutbox({ [NOTICE_ASKED]: [] })
  const operator = await signIn(world, agent('Agent'))
  const loop = (): Operation => ({ ...by(world, operator), caller: LOOP })
  const rung: Rung[] = []
  const failures: unknown[] = []
  const sweeper = openSweeper({
    rings: retentionRings({ outbox, keepsAccount: async () => true, elsewhere: { ofRecord: [], ofPerson: [] }, ...options }),
    rang: one => rung.push(one),
    failed: (_, error) => failures.push(error),
  })
  return {
    ...world,
    outbox,
    agent: operator,
    rung,
    loop,
    as: (caller, changes = {}) => by(world, caller, 'normal', changes),
    now: async someone => by(world, await signIn(world, someone)),
    person: (name, request = {}) => recordOf(world, name, request),
    desk: async (kind, recordId) => {
      const [op, other] = [by(world, await signIn(world, operator)), by(world, await signIn(world, agent('Colleague')))]
      for (const { caller } of [op, other]) await registerAgent(world.database, loop(), caller.subject.id, caller.subject.name)
      await answerColleague(other, await askColleague(op, { kind, subject: recordId }), true)
      return op
    },
    sweep: async () => {
      const swept = await sweeper.sweep(loop)
      if (failures.length > 0) throw failures[0]
      return swept
    },
    sequence: () =>
      world.database.owner.script(`with taken as (delete from trace_pending returning record_id, stream, n, id)
        insert into trace_leaf (record_id, stream, n, leaf_index) select record_id, stream, n, id from taken`),
    toldOf: async (recordId, personId) => {
      const rows = await world.database.owner.rows<{ id: string; sealed_body: Buffer }>({
        name: 'test.notices',
        text: `select id, sealed_body from outbox_event where record_id = $1 and name = $2 order by at, xmin::text::bigint`,
        values: [recordId, NOTICE_ASKED],
      })
      const asked = rows.map(({ id, sealed_body }) => openNoticeAsked(world, id as never, sealed_body))
      return asked.filter(({ to }) => to.includes(personId)).map(({ template }) => template)
    },
  }
}
