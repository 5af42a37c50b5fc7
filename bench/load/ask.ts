import http from 'node:http'

export type Question = { readonly method?: 'GET' | 'POST'; readonly headers: Readonly<Record<string, string>>; readonly body?: Buffer }

const agent = new http.Agent({ keepAlive: true })

/** One question over kept connections, its answer read to the end; its status. On two cores that also serve, `fetch` takes what it should measure. */
export const ask = (url: string, { method = 'GET', headers, body }: Question): Promise<number> =>
  new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(body.length) }
    const request = http.request(url, { agent, method, headers: { ...headers, ...length } }, answer => {
      answer.once('end', () => resolve(answer.statusCode ?? 0))
      answer.once('error', reject)
      answer.resume()
    })
    request.once('error', reject)
    request.end(body)
  })
