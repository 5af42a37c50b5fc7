import { by, type Caller, recordOf, type World } from '../../../test/support-door/index.ts'
import { LOOP } from '../../accounts/index.ts'
import type { EventId, RecordId } from '../../kernel/ids.ts'
import type { NoticeTemplate } from '../../kernel/notice.ts'
import { askNotice, type EventReference, NOTICE_ASKED, openOutbox, SIDE_NOTICE_ASKED } from '../../platform/outbox/index.ts'
import { keepDevice } from '../../platform/push/index.ts'
import { browserAt } from '../../platform/push/testing/push-service.ts'
import { EMERGENCY_OPENED, TELL_ASKED, TELL_OF_EMERGENCY, TELL_SIDE, tellAsked } from '../index.ts'

/** Somebody who is told, and what it leaves on its way out. */
export const openTold = async (world: World, name = 'Anne Martin') => {
  const { recordId, holder } = await recordOf(world, name)
  const outbox = openOutbox({
    [NOTICE_ASKED]: [TELL_ASKED],
    [SIDE_NOTICE_ASKED]: [TELL_SIDE],
    [EMERGENCY_OPENED]: [TELL_OF_EMERGENCY],
  })
  const loop = () => ({ ...by(world, holder), caller: LOOP })
  const addressOf = async () => 'somebody@example.org'

  const lastEvent = async (eventName: string = NOTICE_ASKED): Promise<{ readonly reference: EventReference; readonly body: Buffer }> => {
    const [row] = await world.database.owner.rows<{ record_id: RecordId; id: EventId; sealed_body: Buffer }>({
      name: 'test.event',
      text: `select e.record_id, e.id, e.sealed_body from outbox_event e join outbox_pending p on p.event_id = e.id
        where e.name = $1 order by p.position desc limit 1`,
      values: [eventName],
    })
    if (row === undefined) throw new Error('no event')
    return { reference: { recordId: row.record_id, eventId: row.id }, body: row.sealed_body }
  }

  const ask = (template: NoticeTemplate, to = [holder.subject.id]) =>
    world.database.transaction(tx => askNotice(tx, loop(), outbox, { recordId, to, template }))

  const count = async (table: 'mail_message' | 'push_message' | 'notice_waiting'): Promise<number> => {
    const [row] = await world.database.owner.rows<{ n: number }>({ name: `test.${table}`, text: `select count(*)::int as n from ${table}` })
    return row?.n ?? 0
  }

  return {
    recordId,
    holder,
    outbox,
    loop,
    addressOf,
    ask,
    lastEvent,
    /** Asks, and runs the reaction. */
    tell: async (template: NoticeTemplate, to = [holder.subject.id]): Promise<EventReference> => {
      await ask(template, to)
      const { reference } = await lastEvent()
      await tellAsked(loop(), reference, addressOf)
      return reference
    },
    /** Mails and pushes that were left since the start. */
    left: async () => ({ mails: await count('mail_message'), pushes: await count('push_message'), waiting: await count('notice_waiting') }),
    withBrowser: (caller: Caller) =>
      keepDevice(
        by(world, caller),
        { names: [], alsoLoopback: true },
        {
          ...browserAt(`http://127.0.0.1:9/${caller.subject.id}`).subscription,
          label: 'Firefox',
          language: 'fr',
        },
      ),
  }
}
