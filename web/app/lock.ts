/**
 * A shared workstation left for a moment. What this tab keeps: who was there and at what address, which holds random ids and nothing of anybody. The session
 * itself is over; only the same person, signed in again, finds the address.
 */
export type Locked = {
  readonly actorId: string
  readonly name: string
  readonly path: string
  /** The server has ended the session. Until then nobody goes in from here. */
  readonly isClosed: boolean
}

const KEY = 'carnet.locked'
const CHANNEL = 'carnet.lock'

const isLocked = (value: unknown): value is Locked =>
  typeof value === 'object' &&
  value !== null &&
  ['actorId', 'name', 'path'].every(key => typeof Reflect.get(value, key) === 'string') &&
  typeof Reflect.get(value, 'isClosed') === 'boolean'

export const lockedHere = (): Locked | null => {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null')
    return isLocked(value) ? value : null
  } catch {
    return null
  }
}

export const keepLock = (locked: Locked): void => {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(locked))
  } catch {
    // Refused storage: the session ends all the same, and the place is lost.
  }
}

export const forgetLock = (): void => {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // Nothing was kept.
  }
}

export type Resumed = { readonly kind: 'free' } | { readonly kind: 'locked' } | { readonly kind: 'back'; readonly path: string }

/** Where somebody stands who comes to the professional’s pages of this tab; a place that is another’s is forgotten. */
export const resume = (actorId: string | null): Resumed => {
  const locked = lockedHere()
  if (locked === null) return { kind: 'free' }
  if (!locked.isClosed || actorId === null) return { kind: 'locked' }
  forgetLock()
  return actorId === locked.actorId ? { kind: 'back', path: locked.path } : { kind: 'free' }
}

/** The other tabs of this browser share the session: they lock too. */
export const tellOthers = (): void => {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(null)
  channel.close()
}

export const onOthersLock = (heard: () => void): (() => void) => {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = heard
  return () => channel.close()
}
