import { existsSync } from 'node:fs'
import type { Database } from '../../platform/db/index.ts'
import { Finder, type Needle } from './finder.ts'
import { filesUnder, strawsOfDatabase, strawsOfFile, type Straw } from './haystack.ts'
import { unpackedIn } from './unpack.ts'

/** Where a needle was met. `form`: as the bytes lie there, or inside a compressed stream of them. */
export type Hit = { readonly label: string; readonly from: string; readonly form: 'as it lies' | 'unpacked' }

export class Search {
  readonly hits: Hit[] = []
  bytes = 0
  readonly #finder: Finder
  readonly #seen = new Set<string>()

  constructor(needles: readonly Needle[]) {
    this.#finder = new Finder(needles)
  }

  async database(database: Database): Promise<void> {
    for await (const straw of strawsOfDatabase(database)) this.#straw({ ...straw, from: `row of ${straw.from}` })
  }

  /** Files that go while they are looked at are passed over. */
  folder(folder: string): void {
    for (const file of filesUnder(folder)) if (existsSync(file)) for (const straw of strawsOfFile(file)) this.#straw(straw)
  }

  file(file: string): void {
    if (existsSync(file)) for (const straw of strawsOfFile(file)) this.#straw(straw)
  }

  #straw({ from, bytes }: Straw): void {
    this.bytes += bytes.length
    this.#look(bytes, from, 'as it lies')
    for (const unpacked of unpackedIn(bytes)) this.#look(unpacked, from, 'unpacked')
  }

  #look(bytes: Buffer, from: string, form: Hit['form']): void {
    this.#finder.find(bytes, ({ label }) => {
      const key = `${label}|${from}|${form}`
      if (!this.#seen.has(key)) this.hits.push({ label, from, form })
      this.#seen.add(key)
    })
  }
}
