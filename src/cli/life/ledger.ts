import { createWriteStream, type WriteStream } from 'node:fs'
import { once } from 'node:events'
import type { Instant } from '../../kernel/instant.ts'
import { toIso } from '../../kernel/instant.ts'

/**
 * One thing that happened to one person. A fact has no `due`; what a legal clock brought about has the day it was due as the product knew it.
 * `item` tells several of a kind apart (documents, invitations).
 */
export type Line = {
  /** A number of this run: no name, no NIR. */
  readonly person: string
  readonly event: string
  readonly item?: string
  readonly source: string
  readonly due?: Instant
  readonly done: Instant
}

export const LEDGER_HEADER = 'person,event,legal source,due,done'

/** Every line in memory for the count; in a file too, for whoever wants to reckon the days again. */
export class Ledger {
  readonly lines: Line[] = []
  private readonly file: WriteStream | undefined

  constructor(path: string | undefined) {
    this.file = path === undefined ? undefined : createWriteStream(path)
    this.file?.write(`${LEDGER_HEADER}\n`)
  }

  add(line: Line): void {
    this.lines.push(line)
    this.file?.write(`${textOf(line)}\n`)
  }

  async close(): Promise<void> {
    if (this.file === undefined) return
    this.file.end()
    await once(this.file, 'close')
  }
}

const textOf = ({ person, event, item, source, due, done }: Line): string =>
  [person, item === undefined ? event : `${event}:${item}`, `"${source}"`, due === undefined ? '' : toIso(due), toIso(done)].join(',')
