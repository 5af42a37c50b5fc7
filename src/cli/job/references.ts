import type { Ask } from './http-client.ts'
import type { Actor, Exchange, Transcript } from './transcript.ts'

/** Answers about what does not exist, asked for once by each actor: what the answer about a hidden document must be. */
export class References {
  readonly #transcript: Transcript
  readonly #known = new Map<string, Promise<Exchange>>()

  constructor(transcript: Transcript) {
    this.#transcript = transcript
  }

  for(actor: Actor, ask: Ask): Promise<Exchange> {
    const key = JSON.stringify([actor.cookie, actor.headers ?? {}, ask.method, ask.path, ask.body?.toString('utf8') ?? ''])
    const known = this.#known.get(key) ?? this.#transcript.ask(actor, ask).then(({ exchange }) => exchange)
    this.#known.set(key, known)
    return known
  }
}
