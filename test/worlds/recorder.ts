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
const OF_LOOPS =
  /^(?:audit\.|jobs\.|outbox\.(?:relay|count_waiting|find_event|mark_reaction)|notifications\.(?:tell|chosen)|due\.(?:take|next|kinds)|desk:take|retention\.|mail\.|print\.|records:form_take|accounts\.(?:take_request|count_all_tries))/

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

const LOOPS_TRANSACT =
  /^(?:audit\.|due\.take|desk:take|retention\.|mail\.|print\.|records:form_take|accounts\.take_request|outbox\.mark_reaction)/

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

type Note = Recorder['note']

/** The same function, noted under a word each time. */
const noted =
  (note: Note) =>
  <A extends readonly unknown[], R>(word: string, act: (...given: A) => R) =>
  (...given: A): R => {
    note(word)
    return act(...given)
  }

const recordedSealer = (sealer: Sealer, note: Note): Sealer => {
  const as = noted(note)
  return {
    meta: as('key:seal-meta', sealer.meta),
    trace: as('key:seal-trace', sealer.trace),
    rights: as('key:seal-rights', sealer.rights),
    journal: as('key:seal-journal', sealer.journal),
    content: as('key:seal-content', sealer.content),
  }
}

const recordedOpener = (opener: Opener, note: Note): Opener => {
  const as = noted(note)
  return {
    meta: as('key:open-meta', opener.meta),
    trace: as('key:open-trace', opener.trace),
    content: as('key:open-content', opener.content),
    contentRange: as('key:open-content-range', opener.contentRange),
  }
}

export const recordedKeyring = (keyring: Keyring, { note }: Recorder): Keyring => {
  const as = noted(note)
  return {
    ...keyring,
    createRecordKey: as('key:create-record', keyring.createRecordKey),
    hasRecordKey: as('key:has-record', keyring.hasRecordKey),
    createPersonKey: as('key:create-person', keyring.createPersonKey),
    sealer: as('key:sealer', async id => recordedSealer(await keyring.sealer(id), note)),
    opener: as('key:opener', async committed => recordedOpener(await keyring.opener(committed), note)),
    openRights: as('key:rights', async id => as('key:open-rights', await keyring.openRights(id))),
    sealPerson: as('key:seal-person', keyring.sealPerson),
    openPerson: as('key:open-person', keyring.openPerson),
    sealForActor: as('key:seal-actor', keyring.sealForActor),
    openForActor: as('key:open-actor', keyring.openForActor),
    tag: as('key:tag', keyring.tag),
    blindIndex: as('key:blind-index', keyring.blindIndex),
  }
}

export const recordedBlobs = (blobs: BlobStore, { note }: Recorder): BlobStore => {
  const as = noted(note)
  return { put: as('blob:put', blobs.put), get: as('blob:get', blobs.get), remove: as('blob:remove', blobs.remove), list: blobs.list }
}
