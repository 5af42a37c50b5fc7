import { modeOf } from './access-mode.ts'
import { type Exchange, takeEarly } from './early.ts'
import { isProblem, Problem } from './problem.ts'
import { proveAnew, type Proving, proving, takeWindow } from './proof.ts'
import { proveAgain } from './step-up.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const fieldOf = (body: unknown, key: string): unknown => (typeof body === 'object' && body !== null ? Reflect.get(body, key) : undefined)

const textOf = (body: unknown, key: string): string | undefined => {
  const value = fieldOf(body, key)
  return typeof value === 'string' ? value : undefined
}

const textsOf = (body: unknown, key: string): readonly string[] => {
  const value = fieldOf(body, key)
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}

export const problemFrom = (status: number, body: unknown): Problem =>
  new Problem(
    status,
    textOf(body, 'code') ?? `http.${status}`,
    textOf(body, 'message') ?? '',
    textOf(body, 'correlationId'),
    textsOf(body, 'reasons'),
  )

const parsed = (text: string): unknown => {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Every change bears the header that a foreign page could not send without being asked first. */
const headersFor = (method: Method, path: string, isJson: boolean): Record<string, string> => {
  const mode = modeOf(path)
  return {
    accept: 'application/json',
    ...(isJson ? { 'content-type': 'application/json' } : {}),
    ...(method === 'GET' ? {} : { 'x-carnet-client': '1' }),
    ...(mode === undefined ? {} : { 'x-carnet-mode': mode }),
  }
}

const listeners = new Set<() => void>()

/** Calls back whenever the server is asked something: it then knows that somebody is here. */
export const onExchange = (heard: () => void): (() => void) => {
  listeners.add(heard)
  return () => listeners.delete(heard)
}

const told = (): void => {
  for (const heard of listeners) heard()
}

const send = async (method: Method, path: string, body: unknown, { headers }: Proving): Promise<Response> => {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      // What she deletes as she leaves the page still leaves with her.
      keepalive: method === 'DELETE',
      headers: { ...headersFor(method, path, body !== undefined), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    throw new Problem(0, 'network', '')
  }
}

export const UNPROVED = 'session-unproved'
const UNAUTHORISED = 401

const isUnproved = async (response: Response): Promise<boolean> =>
  response.status === UNAUTHORISED && textOf(parsed(await response.clone().text()), 'code') === UNPROVED

const askOnce = async (method: Method, path: string, body: unknown): Promise<Exchange> => {
  const proof = await proving(method, path)
  return { proof, response: await send(method, path, body, proof) }
}

/** A window that closed meanwhile, a clock that was set: proved anew, the same is asked once more. */
const ask = async (method: Method, path: string, body?: unknown): Promise<Response> => {
  told()
  const early = method === 'GET' ? await takeEarly(path) : undefined
  const { proof, response: first } = early ?? (await askOnce(method, path, body))
  const isWorthAgain = (await isUnproved(first)) && (await proveAnew(proof.windowId))
  const response = isWorthAgain ? (await askOnce(method, path, body)).response : first
  await takeWindow(response.headers.get('x-carnet-window'))
  return response
}

/** A proxy that gave up half-way: what came is not an answer, and is worth asking again. */
const CUT = 502

const wholeText = async (response: Response): Promise<string> => {
  try {
    return await response.text()
  } catch {
    throw new Problem(0, 'network', '')
  }
}

/**
 * One JSON exchange with our own server. Throws a Problem for every answer outside 2xx, and with status 0 when none came. What asks a fresh
 * proof is asked once more when she gave it.
 */
export const exchange = async <T>(method: Method, path: string, body?: unknown): Promise<T> => {
  try {
    return await exchangeOnce<T>(method, path, body)
  } catch (error) {
    if (!isProblem(error, 'step-up-needed') || !(await proveAgain())) throw error
    return exchangeOnce<T>(method, path, body)
  }
}

const exchangeOnce = async <T>(method: Method, path: string, body?: unknown): Promise<T> => {
  const response = await ask(method, path, body)
  const text = await wholeText(response)
  const answer = parsed(text)
  if (!response.ok) throw problemFrom(response.status, answer)
  if (answer === undefined && text !== '') throw new Problem(CUT, 'answer-cut', '')
  // The border with our own server: shapes are those of the contract it is compiled against.
  return answer as T
}

export const fetchBytes = async (path: string): Promise<Blob> => {
  const response = await ask('GET', path)
  if (!response.ok) throw problemFrom(response.status, parsed(await response.text()))
  return response.blob()
}

/** Sends metadata then the file as multipart/form-data, telling the share already sent (0 to 1). fetch cannot tell it, XMLHttpRequest can. */
export const sendFile = async <T>(
  path: string,
  metadata: unknown,
  file: File,
  onProgress: (share: number) => void,
  more: Readonly<Record<string, string>> = {},
): Promise<T> => {
  const proof = await proving('POST', path)
  const once = ({ headers }: Proving): Promise<T> => sendFileOnce(path, metadata, file, onProgress, { ...more, ...headers })
  try {
    return await once(proof)
  } catch (error) {
    if (!isProblem(error, UNPROVED) || !(await proveAnew(proof.windowId))) throw error
    return once(await proving('POST', path))
  }
}

const sendFileOnce = <T>(
  path: string,
  metadata: unknown,
  file: File,
  onProgress: (share: number) => void,
  more: Readonly<Record<string, string>>,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }))
    form.append('file', file, file.name)
    const request = new XMLHttpRequest()
    told()
    request.open('POST', path)
    for (const [name, value] of Object.entries({ ...headersFor('POST', path, false), ...more })) request.setRequestHeader(name, value)
    request.responseType = 'text'
    request.upload.onprogress = event => onProgress(event.lengthComputable ? event.loaded / event.total : 0)
    request.onerror = () => reject(new Problem(0, 'network', ''))
    request.onload = () => {
      const answer = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(answer as T)
      else reject(problemFrom(request.status, answer))
    }
    request.send(form)
  })
