import type { Queries } from '../db/index.ts'
import type { OutboxEvent, Reactions } from './events.ts'
import { insertEvent, relayBatch } from './store.ts'

export type Outbox = {
  /**
   * Writes the event in the caller's transaction: it exists if and only if what it tells of does.
   * Only names of the table; any other is a fault of the caller (`TypeError`), because nobody would ever react.
   */
  emit(tx: Queries, event: OutboxEvent): Promise<void>
  /**
   * Turns up to `size` waiting events into jobs, one per (event, reaction) or a list of events for a reaction that takes several, in one committed
   * statement; answers how many events.
   * Several relays may run at once; one that is killed leaves each event either waiting or relayed.
   * Events whose name this process does not know (a newer release writes them) keep waiting for one that does.
   */
  relay(queries: Queries, size: number): Promise<number>
  /** Names of the table. */
  readonly events: readonly string[]
}

const NAME = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/
const REACTION = /^[a-z]+(?:-[a-z]+)*$/

/** Events of one job, of a reaction that takes several: a transaction of some tens of milliseconds. */
const EVENTS_OF_A_JOB = 20

/** `together`: reactions that take a list of events (`reactTogether`); any other takes one. */
export const openOutbox = (table: Reactions, together: readonly string[] = []): Outbox => {
  const events = Object.keys(table)
  const pairs = Object.entries(table).flatMap(([name, reactions]) => reactions.map(reaction => ({ name, reaction })))
  checkTable(events, pairs)
  const names = pairs.map(pair => pair.name)
  const reactions = pairs.map(pair => pair.reaction)
  const sizes = reactions.map(reaction => (together.includes(reaction) ? EVENTS_OF_A_JOB : 1))
  return {
    events,
    emit: async (tx, event) => {
      if (!Object.hasOwn(table, event.name)) throw new TypeError(`no table of reactions names the event ${event.name}`)
      await insertEvent(tx, event)
    },
    relay: (queries, size) => relayBatch(queries, { known: events, names, reactions, sizes, size }),
  }
}

const checkTable = (events: readonly string[], pairs: readonly { name: string; reaction: string }[]): void => {
  const wrong = [...events.filter(name => !NAME.test(name)), ...pairs.map(pair => pair.reaction).filter(name => !REACTION.test(name))]
  if (wrong.length > 0) throw new TypeError(`not a name of an event or reaction: ${wrong.join(', ')}`)
  const keys = pairs.map(({ name, reaction }) => `${name} → ${reaction}`)
  const twice = keys.filter((key, i) => keys.indexOf(key) !== i)
  if (twice.length > 0) throw new TypeError(`a reaction listed twice: ${twice.join(', ')}`)
}
