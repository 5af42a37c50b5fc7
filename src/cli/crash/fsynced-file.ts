import { type FileHandle, open } from 'node:fs/promises'

/** Lines that are on disk when `append` resolves; what is asked for while one fsync runs shares the next. */
export class FsyncedFile {
  readonly #handle: FileHandle
  #waiting: string[] = []
  #flush: Promise<void> | undefined

  private constructor(handle: FileHandle) {
    this.#handle = handle
  }

  static async open(file: string): Promise<FsyncedFile> {
    return new FsyncedFile(await open(file, 'a', 0o600))
  }

  append(value: unknown): Promise<void> {
    this.#waiting.push(`${JSON.stringify(value)}\n`)
    this.#flush ??= this.#write()
    return this.#flush
  }

  async #write(): Promise<void> {
    await new Promise(resolve => void setImmediate(resolve))
    const lines = this.#waiting.join('')
    this.#waiting = []
    this.#flush = undefined
    await this.#handle.write(lines)
    await this.#handle.datasync()
  }

  async close(): Promise<void> {
    await this.#flush
    await this.#handle.close()
  }
}
