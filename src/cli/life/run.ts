import { Readable } from 'node:stream'
import { findPerson, importInsured } from '../../identity/index.ts'
import type { ActorId, RecordId } from '../../kernel/ids.ts'
import { type Ins, INS_OIDS } from '../../kernel/ins.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Agenda } from './agenda.ts'
import type { Chance } from './chance.ts'
import type { Ledger } from './ledger.ts'
import { type Citizen, type Country, fileOf } from './people.ts'
import type { LifeWorld } from './world.ts'

/** A citizen as the product knows her, and what this run knows of her record. */
export type Known = {
  readonly citizen: Citizen
  readonly personId: ActorId
  recordId: RecordId
  state: 'none' | 'opposed' | 'open' | 'active' | 'suspended' | 'closed' | 'dead' | 'vanished'
  /** She has signed in once: a record that comes back comes back as hers. */
  wasActivated: boolean
  /** A document of hers waits for its announcement. */
  awaits: boolean
  /** A document waits for its announcement until then: nothing else is done to the record meanwhile. */
  quietUntil: Instant
}

/** Counters of the last line; each is added to by what was seen to happen. */
export type Figures = Record<
  | 'announced'
  | 'bounced'
  | 'opened'
  | 'opposed'
  | 'activated'
  | 'majority'
  | 'suspended'
  | 'closed'
  | 'reopened'
  | 'vanished'
  | 'heirs'
  | 'leaks'
  | 'acts'
  | 'http',
  number
>

export type Run = {
  readonly world: LifeWorld
  readonly chance: Chance
  readonly country: Country
  readonly agenda: Agenda
  readonly ledger: Ledger
  readonly figures: Figures
  readonly people: Map<ActorId, Known>
  readonly records: Map<RecordId, Known>
  readonly citizens: Map<Citizen, Known>
  /** Invitations by number: whose record they are for. */
  readonly invitations: Map<string, Known>
  /** When the simulation ends. */
  readonly end: Instant
  note(
    known: Known,
    event: string,
    source: string,
    more?: { readonly item?: string; readonly due?: Instant; readonly done?: Instant },
  ): void
  /** Whose information this message was; `undefined`: another message. */
  sendingOf(id: string): Promise<ActorId | undefined>
  noteSending(id: string, event: 'sent' | 'returned'): Promise<void>
  /** Herself, signed in at this instant. */
  asHer(known: Known): Promise<Operation>
}

export const insOf = ({ matricule }: Pick<Citizen, 'matricule'>): Ins => ({ matricule, oid: INS_OIDS.test })

const FIGURES: Figures = {
  announced: 0,
  bounced: 0,
  opened: 0,
  opposed: 0,
  activated: 0,
  majority: 0,
  suspended: 0,
  closed: 0,
  reopened: 0,
  vanished: 0,
  heirs: 0,
  leaks: 0,
  acts: 0,
  http: 0,
}

export const openRun = (parts: Pick<Run, 'world' | 'chance' | 'country' | 'agenda' | 'ledger' | 'end'>): Run => {
  const { world, ledger } = parts
  const figures = { ...FIGURES }
  const people = new Map<ActorId, Known>()
  const told = new Set<ActorId>()
  const run: Run = {
    ...parts,
    figures,
    people,
    records: new Map(),
    citizens: new Map(),
    invitations: new Map(),
    note: ({ citizen }, event, source, { item, due, done = world.now() } = {}) => {
      ledger.add({
        person: citizen.key,
        event,
        source,
        done,
        ...(item === undefined ? {} : { item }),
        ...(due === undefined ? {} : { due }),
      })
    },
    sendingOf: async id => {
      const [row] = await world.services.db.rows<{ actor_id: ActorId }>({
        name: 'life.sending',
        text: 'select actor_id from sending where id = $1',
        values: [id],
      })
      return row?.actor_id
    },
    noteSending: async (id, event) => {
      const personId = await run.sendingOf(id)
      const known = personId === undefined ? undefined : people.get(personId)
      if (known === undefined) return
      if (event === 'returned') figures.bounced += 1
      else if (!told.has(known.personId)) {
        told.add(known.personId)
        figures.announced += 1
      }
      run.note(known, event, 'R.1111-28', { item: id.slice(0, 8) })
    },
    asHer: ({ citizen, personId }) => world.as({ kind: 'person', id: personId, name: `${citizen.firstName} ${citizen.birthName}` }),
  }
  return run
}

/** The insurer's file about these citizens, by the import of production; who is new is known from here on. */
export const bringIn = async (run: Run, citizens: readonly Citizen[]): Promise<readonly Known[]> => {
  const op = run.world.loop()
  const rejected: string[] = []
  await importInsured(op, Readable.from([Buffer.from(fileOf(citizens))]), {
    rejected: lines => void rejected.push(...lines.map(({ line, code }) => `${line} ${code}`)),
  })
  if (rejected.length > 0) throw new Error(`the insurer’s file was refused: ${rejected.slice(0, 5).join(', ')}`)
  const fresh: Known[] = []
  for (const citizen of citizens) {
    const found = await findPerson(op, insOf(citizen))
    if (found === undefined) throw new Error('somebody of the file is not in the register')
    if (run.people.has(found.personId)) continue
    const known: Known = {
      citizen,
      personId: found.personId,
      recordId: found.recordId,
      state: 'none',
      wasActivated: false,
      awaits: false,
      quietUntil: run.world.begin,
    }
    run.people.set(known.personId, known)
    run.records.set(known.recordId, known)
    run.citizens.set(citizen, known)
    fresh.push(known)
  }
  return fresh
}
