import type { ActorId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'

/** Where a browser is reached and what its messages are sealed with: a PushSubscription (W3C Push API), base64url. */
export type Subscription = {
  readonly endpoint: string
  /** Its P-256 public key, uncompressed: 65 bytes. */
  readonly p256dh: string
  /** Its secret: 16 bytes. */
  readonly auth: string
}

export type PushLanguage = 'fr' | 'en'

/** One browser of one person. `label`: what it says it is (« Firefox sur Windows »). */
export type PushDevice = { readonly id: string; readonly label: string; readonly since: Instant }

/** What is sealed of it. */
export type KeptDevice = Subscription & { readonly label: string; readonly language: PushLanguage }

/** One message to one browser: an opaque number, and the words of its language, the same for everybody. */
export type OutgoingPush = { readonly id: string; readonly actorId: ActorId; readonly deviceId: string; readonly attempts: number }

/** The push services of the browsers people have. `*.` stands for one or more names. */
export const KNOWN_SERVICES: readonly string[] = [
  'fcm.googleapis.com',
  'android.googleapis.com',
  'updates.push.services.mozilla.com',
  '*.push.services.mozilla.com',
  '*.notify.windows.com',
  'web.push.apple.com',
  '*.push.apple.com',
]

const NAME = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}$/

/** A name of a host, whole or below `*.`: never an address, never a bare top level. */
export const isServiceName = (text: string): boolean => NAME.test(text)

const isOf = (host: string, service: string): boolean => (service.startsWith('*.') ? host.endsWith(service.slice(1)) : host === service)

const ENDPOINT_MOST = 1_024

/**
 * What a page gives as an endpoint is an address that our server will call: only https, on the usual port, without a password, and of a service that
 * the operator lists. `alsoLoopback` is for tests: a server of this machine.
 */
export const isEndpoint = (text: string, services: readonly string[], alsoLoopback = false): boolean => {
  if (text.length > ENDPOINT_MOST || !URL.canParse(text)) return false
  const { protocol, hostname, port, username, password } = new URL(text)
  if (username !== '' || password !== '') return false
  if (alsoLoopback && protocol === 'http:' && hostname === '127.0.0.1') return true
  return protocol === 'https:' && port === '' && services.some(service => isOf(hostname, service))
}

/** A point of the curve, uncompressed (RFC 8291 §2.1). That it stands on it is found when it is used. */
export const isPublicKey = (text: string): boolean => {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.length === 65 && bytes[0] === 4 && bytes.toString('base64url') === text
}

export const isSecret = (text: string): boolean => {
  const bytes = Buffer.from(text, 'base64url')
  return bytes.length === 16 && bytes.toString('base64url') === text
}
