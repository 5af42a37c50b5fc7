import { Problem } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

const textOf = (body: unknown, key: string): string | undefined => {
  if (typeof body !== 'object' || body === null || !(key in body)) return undefined
  const value: unknown = Reflect.get(body, key)
  return typeof value === 'string' ? value : undefined
}

export const problemFrom = (status: number, body: unknown): Problem =>
  new Problem(status, textOf(body, 'code') ?? `http.${status}`, textOf(body, 'message') ?? '', textOf(body, 'correlationId'))

const parsed = async (response: Response): Promise<unknown> => {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** One JSON exchange with our own server. Throws a Problem for every answer outside 2xx, and with status 0 when none came. */
export const exchange = async <T>(method: Method, path: string, body?: unknown): Promise<T> => {
  let response: Response
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: body === undefined ? { accept: 'application/json' } : { accept: 'application/json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  } catch {
    throw new Problem(0, 'network', '')
  }
  const answer = await parsed(response)
  if (!response.ok) throw problemFrom(response.status, answer)
  // The border with our own server: shapes are those of the contract it is compiled against.
  return answer as T
}

/** Sends metadata then the file as multipart/form-data, telling the share already sent (0 to 1). fetch cannot tell it, XMLHttpRequest can. */
export const sendFile = <T>(path: string, metadata: unknown, file: Blob, name: string, onProgress: (share: number) => void): Promise<T> =>
  new Promise((resolve, reject) => {
    const form = new FormData()
    form.append('metadata', new Blob([JSON.stringify(metadata)], { type: 'application/json' }))
    form.append('file', file, name)
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = 'text'
    request.upload.onprogress = event => onProgress(event.lengthComputable ? event.loaded / event.total : 0)
    request.onerror = () => reject(new Problem(0, 'network', ''))
    request.onload = () => {
      let answer: unknown
      try {
        answer = JSON.parse(request.responseText)
      } catch {
        answer = undefined
      }
      if (request.status >= 200 && request.status < 300) resolve(answer as T)
      else reject(problemFrom(request.status, answer))
    }
    request.send(form)
  })

export const query = (values: Readonly<Record<string, string | number | undefined>>): string => {
  const pairs = Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}
