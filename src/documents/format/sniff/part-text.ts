import { TextCheck } from './text.ts'

/** Whether an embedded file is text to its last byte; it is served as text only then. Nothing is refused here: another file stays closed. */
export class PartText {
  readonly #check = new TextCheck()
  #holds = true

  write(bytes: Uint8Array): void {
    this.#keep(() => this.#check.write(bytes))
  }

  end(): boolean {
    this.#keep(() => this.#check.end())
    return this.#holds
  }

  #keep(check: () => void): void {
    if (!this.#holds) return
    try {
      check()
    } catch {
      this.#holds = false
    }
  }
}
