import { detectEncoding, HEAD_BYTES, toUnits, unitBytes, type XmlEncoding } from './encoding.ts'
import { XML_LIMITS, type XmlLimits } from './limits.ts'
import { type XmlHandler, XmlScanner } from './scanner.ts'

/** Told once, before anything else. */
export type XmlSourceHandler = XmlHandler & { encoding(encoding: XmlEncoding): void }

/**
 * Bytes of a whole document, in chunks of any size: finds the encoding on the first ones, then drives a scanner.
 * Throws the five refusals of `refusals.ts`.
 */
export class XmlSource {
  readonly #handler: XmlSourceHandler
  readonly #limits: XmlLimits
  #held: Uint8Array = new Uint8Array(0)
  #encoding: XmlEncoding = 'utf-8'
  #scanner: XmlScanner | undefined

  constructor(handler: XmlSourceHandler, limits: XmlLimits = XML_LIMITS) {
    this.#handler = handler
    this.#limits = limits
  }

  write(chunk: Uint8Array): void {
    const bytes = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    if (this.#scanner !== undefined) {
      this.#scan(this.#scanner, bytes)
      return
    }
    this.#held = bytes
    if (bytes.length >= HEAD_BYTES) this.#start()
  }

  end(): void {
    const scanner = this.#scanner ?? this.#start()
    scanner.end()
  }

  #start(): XmlScanner {
    const head = this.#held
    const { encoding, markLength } = detectEncoding(head)
    this.#encoding = encoding
    this.#handler.encoding(encoding)
    const scanner = new XmlScanner(this.#handler, encoding, this.#limits, markLength)
    this.#scanner = scanner
    this.#held = new Uint8Array(0)
    this.#scan(scanner, head.subarray(markLength))
    return scanner
  }

  /** Half a code unit waits for the next chunk. */
  #scan(scanner: XmlScanner, bytes: Uint8Array): void {
    const whole = bytes.length - (bytes.length % unitBytes(this.#encoding))
    this.#held = whole === bytes.length ? new Uint8Array(0) : bytes.slice(whole)
    const units = bytes.subarray(0, whole)
    scanner.write(units, toUnits(units, this.#encoding))
  }
}
