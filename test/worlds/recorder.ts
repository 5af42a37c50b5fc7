import type { BlobStore } from '../../src/platform/blobs/index.ts'
import type { Database, Queries, Query } from '../../src/platform/db/index.ts'
import type { Keyring, Opener, Sealer } from '../../src/platform/keyring/keyring.ts'

/** What was done below the edge while a request was answered: statements and commits, key operations, blobs. */
export type Recorder = {
  note(what: string): void
  /** What was noted since the last call. */
  take(): readonly string[]
  /** Only what a request does is noted: what prepares it, and what loops do, is not. */
  during<T>(work: () => Promise<T>): Promise<T>
}

/** Loops work beside the requests, at their own pace; so does whoever waits for them. */
const OF_LOOPS = /^(?:audit\.|jobs\.|outbox\.(?:relay|count_waiting|find_event|mark_reaction)|notifications\.tell)/

export const startRecorder = (): Recorder => {
  let noted: string[] = []
  let on = false
  return {
    note: what => {
      if (on && !OF_LOOPS.test(what)) noted.push(what)
    },
    take: () => {
      const taken = noted
      noted = []
      return taken
    },
    during: async work => {
      on = true
      try {
        return await work()
      } finally {
        on = false
      }
    },
  }
}

const LOOPS_TRANSACT = /^audit\./

export const recordedDatabase = (db: Database, { note }: Recorder): Database => ({
  ...db,
  rows: <R>(query: Query) => {
    note(query.name)
    return db.rows<R>(query)
  },
  batch: queries => {
    note(queries.map(({ name }) => name).join('+'))
    return db.batch(queries)
  },
  transaction: async work => {
    let first = true
    let isLoop = false
    const noted = (what: string): void => {
      if (first) {
        isLoop = LOOPS_TRANSACT.test(what)
        if (!isLoop) note('begin')
      }
      first = false
      if (!isLoop) note(what)
    }
    const tapped = (tx: Queries): Queries => ({
      rows: query => {
        noted(query.name)
        return tx.rows(query)
      },
    })
    try {
      const value = await db.transaction(tx => work(tapped(tx)))
      if (!first) noted('commit')
      return value
    } catch (error) {
      if (!first) noted('rollback')
      throw error
    }
  },
})

const recordedSealer = (sealer: Sealer, note: Recorder['note']): Sealer => ({
  meta: (context, plain) => (note('key:seal-meta'), sealer.meta(context, plain)),
  trace: (context, plain) => (note('key:seal-trace'), sealer.trace(context, plain)),
  rights: (context, plain) => (note('key:seal-rights'), sealer.rights(context, plain)),
  content: (slot, plain, facts) => (note('key:seal-content'), sealer.content(slot, plain, facts)),
})

const recordedOpener = (opener: Opener, note: Recorder['note']): Opener => ({
  meta: (context, sealed) => (note('key:open-meta'), opener.meta(context, sealed)),
  trace: (context, sealed) => (note('key:open-trace'), opener.trace(context, sealed)),
  content: (slot, key, facts, sealed) => (note('key:open-content'), opener.content(slot, key, facts, sealed)),
})

export const recordedKeyring = (keyring: Keyring, { note }: Recorder): Keyring => ({
  ...keyring,
  createRecordKey: id => (note('key:create-record'), keyring.createRecordKey(id)),
  hasRecordKey: id => (note('key:has-record'), keyring.hasRecordKey(id)),
  createPersonKey: id => (note('key:create-person'), keyring.createPersonKey(id)),
  sealer: async id => {
    note('key:sealer')
    return recordedSealer(await keyring.sealer(id), note)
  },
  opener: async committed => {
    note('key:opener')
    return recordedOpener(await keyring.opener(committed), note)
  },
  openRights: async id => {
    note('key:rights')
    const open = await keyring.openRights(id)
    return (context, sealed) => (note('key:open-rights'), open(context, sealed))
  },
  sealPerson: (id, context, plain) => (note('key:seal-person'), keyring.sealPerson(id, context, plain)),
  openPerson: (id, context, sealed) => (note('key:open-person'), keyring.openPerson(id, context, sealed)),
  sealForActor: (id, context, plain) => (note('key:seal-actor'), keyring.sealForActor(id, context, plain)),
  openForActor: (id, context, sealed) => (note('key:open-actor'), keyring.openForActor(id, context, sealed)),
  tag: (id, kind, value) => (note(`key:tag-${kind}`), keyring.tag(id, kind, value)),
  blindIndex: (kind, value) => (note('key:blind-index'), keyring.blindIndex(kind, value)),
})

export const recordedBlobs = (blobs: BlobStore, { note }: Recorder): BlobStore => ({
  put: (key, body) => (note('blob:put'), blobs.put(key, body)),
  get: (key, range) => (note('blob:get'), blobs.get(key, range)),
  remove: key => (note('blob:remove'), blobs.remove(key)),
  list: prefix => blobs.list(prefix),
})
