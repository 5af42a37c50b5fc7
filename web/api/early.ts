import { type Proving, proving, takeWindow } from './proof.ts'

/** A question already on its way, with what proved it. */
export type Exchange = { readonly proof: Proving; readonly response: Response }

/** Whoever asks the same so soon takes this answer, once; later it would be an old one. */
const MOMENT = 10_000
type Early = { readonly askedAt: number; readonly exchange: Promise<Exchange> }
const early = new Map<string, Early>()
/** Until all that will be asked ahead has been asked; undefined: nothing will be. */
let asking: Promise<unknown> | undefined

/** Read to its end, so that it ends whether somebody wants it or not. */
const whole = async (answer: Response): Promise<Response> => {
  const { status, headers } = answer
  const text = await answer.text()
  return new Response(text === '' ? null : text, { status, headers })
}

const ask = async (path: string): Promise<Exchange> => {
  const proof = await proving('GET', path)
  const response = await whole(await fetch(path, { credentials: 'same-origin', headers: { accept: 'application/json', ...proof.headers } }))
  // What is asked next is proved with the window that this answer opened.
  if (response.ok) await takeWindow(response.headers.get('x-carnet-window'))
  return { proof, response }
}

const send = (path: string): Promise<Exchange> => {
  const exchange = ask(path)
  exchange.catch(() => undefined) // told to who takes it
  early.set(path, { askedAt: Date.now(), exchange })
  return exchange
}

/** Asks `first` ahead of the page, then what its answer leads to; ends when all has been asked. Each is asked once, by this or by the page. */
export const askEarly = (first: string, next: (answer: Response) => Promise<readonly string[]>): Promise<unknown> => {
  asking = send(first)
    .then(({ response }) => next(response.clone()))
    .then(paths => {
      for (const path of paths) void send(path)
    })
    .catch(() => undefined)
    .finally(() => {
      asking = undefined
    })
  return asking
}

/** Undefined: it was not asked ahead, or too long ago, or nothing came. */
export const takeEarly = async (path: string): Promise<Exchange | undefined> => {
  if (!early.has(path)) await asking
  const found = early.get(path)
  early.delete(path)
  return found !== undefined && Date.now() - found.askedAt < MOMENT ? found.exchange.catch(() => undefined) : undefined
}

/** Another person comes: nothing that was asked for the one before is left. */
export const forgetEarly = (): void => early.clear()
