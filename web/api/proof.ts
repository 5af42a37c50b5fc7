import { canBind, hasPair, keptWindow, openWindow, ownPublicKey, type ProofWindow, proofOf } from './browser-key.ts'

/** The window that every tab of this browser proves with; it is opened again before it closes, without anybody noticing. */
let open: ProofWindow | undefined
/** The server said that there is no session of ours: it is not asked at each request. */
let isNone = false
/** When no key was found here: what the first page asks at once does not look it up each. Another tab may make one. */
let foundNoneAt = 0
const MOMENT = 2_000
const foundNoneJustNow = (): boolean => Date.now() - foundNoneAt < MOMENT
let renewing: Promise<boolean> | undefined

const CLOSES_SOON = 45_000
const CLOSED = 5_000

const left = ({ until, ahead }: ProofWindow): number => until - (Date.now() + ahead)

const TOLD = 'x-carnet-window'
const NONE = ''
const SERVER_FAULT = 500

/** What an answer tells of a new window is taken before anything else is asked. */
export const takeWindow = async (told: string | null): Promise<void> => {
  if (told === null || !canBind()) return
  open = told === NONE ? undefined : await openWindow(told).catch(() => undefined)
  isNone = open === undefined
  foundNoneAt = 0
}

const LOCK = 'carnet-proof'

/** One tab asks for all: whoever waited finds the window of the one before. `failed`: the window that the server did not take. */
const renew = (failed: string | undefined): Promise<boolean> =>
  navigator.locks.request(LOCK, async () => {
    const known = await keptWindow()
    if (known !== undefined && known.id !== failed && left(known) > CLOSES_SOON) {
      open = known
      return true
    }
    const response = await fetch('/api/session/windows', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'x-carnet-client': '1' },
    })
    // Read to its end, whatever it says: what is left unread is a request that never ends.
    await response.text()
    // A fault, a front that is away: nothing is known.
    if (response.status >= SERVER_FAULT) return false
    await takeWindow(response.headers.get(TOLD) ?? NONE)
    return open !== undefined
  })

/** Many requests wait for one. False: there is nothing to prove with. */
export const proveAnew = (failed: string | undefined): Promise<boolean> => {
  renewing ??= renew(failed)
    .catch(() => false)
    .finally(() => {
      renewing = undefined
    })
  return renewing
}

const known = async (): Promise<ProofWindow | undefined> => {
  if (open !== undefined || foundNoneJustNow()) return open
  const window = await keptWindow()
  if (window !== undefined && left(window) > CLOSED) open = window
  return open
}

const lookForPair = async (): Promise<boolean> => {
  const isThere = await hasPair()
  if (!isThere) foundNoneAt = Date.now()
  return isThere
}

const current = async (): Promise<ProofWindow | undefined> => {
  await renewing
  const window = await known()
  if (window === undefined && (isNone || foundNoneJustNow() || !(await lookForPair()))) return undefined
  if (window === undefined || left(window) < CLOSED) await proveAnew(window?.id)
  else if (left(window) < CLOSES_SOON) void proveAnew(window.id)
  return open !== undefined && left(open) > 0 ? open : undefined
}

/** Path and query as they travel. */
const travelling = (path: string): string => {
  const { pathname, search } = new URL(path, location.href)
  return `${pathname}${search}`
}

/** Where a session may start while another stands. */
const SIGNS_IN = /^\/api\/(?:openid|sign-in|activation|agents|demonstration)\/|^\/api\/records\/[^/]+\/activation$/

export type Proving = { readonly windowId?: string; readonly headers: Readonly<Record<string, string>> }

const READY_MILLISECONDS = 50_000
type Ready = Proving & { readonly madeAt: number }
const ready = new Map<string, Ready>()

/** A page that goes waits for nothing: what it will ask then is proved ahead. */
export const proveAhead = async (method: string, path: string): Promise<void> => {
  const proof = await proving(method, path)
  ready.set(`${method} ${path}`, { ...proof, madeAt: Date.now() })
}

/** Once, while it is fresh and its window is open. */
const takeReady = (method: string, path: string): Ready | undefined => {
  const proof = ready.get(`${method} ${path}`)
  ready.delete(`${method} ${path}`)
  return proof !== undefined && proof.windowId === open?.id && Date.now() - proof.madeAt < READY_MILLISECONDS ? proof : undefined
}

/** What goes with a request: the proof that this browser asks it and, with what may sign in, the key that the session will be bound to. */
export const proving = async (method: string, path: string): Promise<Proving> => {
  if (!canBind()) return { headers: {} }
  const ahead = takeReady(method, path)
  if (ahead !== undefined) return ahead
  const window = await current()
  const isSigningIn = method === 'POST' && (window === undefined || SIGNS_IN.test(path))
  const given: Readonly<Record<string, string>> = isSigningIn ? { 'x-carnet-key': await ownPublicKey() } : {}
  if (window === undefined) return { headers: given }
  return { windowId: window.id, headers: { ...given, 'x-carnet-proof': await proofOf(window, method, travelling(path)) } }
}

/** She signed out: what was proved with is of nobody. */
export const forgetProof = (): void => {
  open = undefined
  isNone = false
  ready.clear()
}
