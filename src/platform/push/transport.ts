import type { PushLanguage, Subscription } from './model.ts'
import { isEndpoint } from './model.ts'

/** Which push services may be spoken to. `alsoLoopback`: in tests. */
export type PushServices = { readonly names: readonly string[]; readonly alsoLoopback?: boolean }

/** Who sends: the P-256 pair of the operator, base64url, and where a push service may complain (RFC 8292 §2.1): `mailto:` or `https:`. */
export type Sender = { readonly publicKey: string; readonly privateKey: string; readonly subject: string }

/** What a push service answered. `gone`: this browser is reached no more. `later`: not now; `afterMs` when it said how long. */
export type PushOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'later'; readonly status: number | null; readonly afterMs: number | null }

export type PushTransport = { send(to: Subscription & { readonly language: PushLanguage }, id: string): Promise<PushOutcome> }

export type PushTransportOptions = {
  readonly sender: Sender
  readonly services: PushServices
  /** The one sentence, the same for everybody. */
  readonly words: Readonly<Record<PushLanguage, string>>
}

/** A device that stays off longer than that finds it in the page. */
export const PUSH_TTL_SECONDS = 3 * 86_400
/** What waits at the service is replaced by the next: who comes back is told once (RFC 8030 §5.4). */
export const PUSH_TOPIC = 'carnet'
const MILLISECONDS_OF_PATIENCE = 10_000
const PAYLOAD_BYTES = 160

/** One length for every message and language: what is sealed in it cannot be guessed from outside (RFC 8291 §6). */
export const payloadOf = (text: string, id: string): Buffer => {
  const bytes = Buffer.from(JSON.stringify({ text, id }))
  if (bytes.length > PAYLOAD_BYTES) throw new TypeError('the words of a push are too long')
  return Buffer.concat([bytes, Buffer.alloc(PAYLOAD_BYTES - bytes.length, ' ')])
}

/** The library is loaded by the first message. What is asked of it is the sealed body and the signed header; the call is ours, and follows nobody. */
export const webPushTransport = ({ sender, services, words }: PushTransportOptions): PushTransport => ({
  send: async ({ endpoint, p256dh, auth, language }, id) => {
    // The operator may have taken a service from the list since.
    if (!isEndpoint(endpoint, services.names, services.alsoLoopback)) return { kind: 'gone' }
    const { default: webPush } = await import('web-push')
    const request = sealed(() =>
      webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payloadOf(words[language], id), {
        vapidDetails: sender,
        TTL: PUSH_TTL_SECONDS,
        topic: PUSH_TOPIC,
        // Of an emergency as of a new paper: who carries it must not tell them apart.
        urgency: 'normal',
        contentEncoding: 'aes128gcm',
      }),
    )
    return request === undefined ? { kind: 'gone' } : call(endpoint, request.headers, request.body)
  },
})

/** A key that stands on no curve is of no browser. */
const sealed = <T>(make: () => T): T | undefined => {
  try {
    return make()
  } catch {
    return undefined
  }
}

const call = async (endpoint: string, headers: Readonly<Record<string, unknown>>, body: Buffer): Promise<PushOutcome> => {
  try {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) => (name === 'Content-Length' ? [] : [[name, String(value)]])),
      ),
      body: new Uint8Array(body),
      // Where it is sent on to is on nobody's list.
      redirect: 'manual',
      signal: AbortSignal.timeout(MILLISECONDS_OF_PATIENCE),
    })
    await answer.body?.cancel()
    return outcomeOf(answer.status, answer.headers.get('retry-after'))
  } catch {
    return { kind: 'later', status: null, afterMs: null }
  }
}

const outcomeOf = (status: number, retryAfter: string | null): PushOutcome => {
  if (status >= 200 && status < 300) return { kind: 'taken' }
  if (status === 404 || status === 410) return { kind: 'gone' }
  if (status === 429 || status >= 500) return { kind: 'later', status, afterMs: secondsIn(retryAfter) }
  return { kind: 'refused', status }
}

const secondsIn = (text: string | null): number | null => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) * 1_000 : null)
