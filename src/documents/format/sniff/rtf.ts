import { refuse } from '../../../kernel/refusal.ts'
import { FILE_TRUNCATED, FILE_TYPE_ACTIVE } from '../refusals.ts'
import { type FileCheck, latin1, Tail } from './check.ts'

/** Objects of other programs, and what makes Word run or fetch something: how RTF carries exploits (CVE-2017-11882, CVE-2021-40444). */
const ACTIVE = /\\(?:object|objdata|objupdate|objocx|objlink)(?![a-z])|\\template\s*(?:https?:|\\\\)|\\fldinst[^}]{0,40}\bDDE(?:AUTO)?\b/i
const OVERLAP = 128
const TAIL_BYTES = 64

/** `file-truncated` when the outer group is not closed, `file-type-active` when it embeds or fetches something. */
export class RtfCheck implements FileCheck {
  readonly #tail = new Tail(TAIL_BYTES)
  #held = ''

  write(chunk: Uint8Array): void {
    this.#tail.write(chunk)
    const text = this.#held + latin1(chunk)
    if (ACTIVE.test(text)) refuse(FILE_TYPE_ACTIVE)
    this.#held = text.slice(-OVERLAP)
  }

  end(): void {
    // editors pad with zeros
    if (!/}[\s\u0000]*$/.test(latin1(this.#tail.bytes))) refuse(FILE_TRUNCATED)
  }
}
