/** What a browser does of a sign-in at a provider: keeps cookies by host and path, follows redirections, sends the form. */
export type Browser = {
  fetch(method: string, address: string, body?: unknown, cookies?: string): Promise<Response>
  /** The JSON of a good answer; undefined for 204. */
  json(method: string, address: string, body?: unknown): Promise<unknown>
  form(address: string, fields: Readonly<Record<string, string>>): Promise<Response>
  cookie(name: string): string | undefined
  /** Every address and body that came, for what must not be in them. */
  seen(): string
}

export const openBrowser = (origin: string): Browser => {
  const jar = new Map<string, { readonly value: string; readonly path: string }>()
  const seen: string[] = []
  const header = (path: string): string =>
    [...jar]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
  const keep = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map(part => part.trim())
      const name = pair.slice(0, pair.indexOf('='))
      const value = pair.slice(pair.indexOf('=') + 1)
      const path = attributes.find(attribute => /^path=/i.test(attribute))?.slice(5) ?? '/'
      const isOver = attributes.some(attribute => /^max-age=0$/i.test(attribute) || /^expires=thu, 01 jan 1970/i.test(attribute))
      if (isOver || value === '') jar.delete(name)
      else jar.set(name, { value, path })
    }
  }
  const send = async (address: string, init: RequestInit, cookies?: string): Promise<Response> => {
    const target = new URL(address, origin)
    // The two names of this machine are one server here.
    const own = new URL(target.pathname + target.search, origin)
    const response = await fetch(own, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie: cookies ?? header(own.pathname) },
    })
    seen.push(own.href, response.headers.get('location') ?? '', ...response.headers.getSetCookie(), await response.clone().text())
    keep(response)
    return response
  }
  const browser: Browser = {
    fetch: (method, address, body, cookies) =>
      send(
        address,
        {
          method,
          headers: { 'x-carnet-client': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        },
        cookies,
      ),
    json: async (method, address, body) => {
      const answer = await browser.fetch(method, address, body)
      if (answer.status === 204) return undefined
      if (!answer.ok) throw new Error(`${method} ${address}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    form: (address, fields) => {
      const { host, protocol } = new URL(address, origin)
      return send(address, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: `${protocol}//${host}`, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields),
      })
    },
    cookie: name => jar.get(name)?.value,
    seen: () => seen.join('\n'),
  }
  return browser
}

const isCallback = (address: string): boolean => /^\/api\/openid\/[a-z]+\/callback\?/.test(address)

/** Path where the browser lands; or the callback's, not asked yet. */
export const followSignIn = async (
  browser: Browser,
  provider: 'professional' | 'person',
  account: string,
  acr: string,
  stop?: 'stop before the callback',
  purpose?: 'activate' | 'link',
): Promise<string> => {
  const attempt = { provider, ...(purpose === undefined ? {} : { purpose }) }
  const { location } = (await browser.json('POST', '/api/openid/attempts', attempt)) as { location: string }
  let address = location
  for (let step = 0; step < 12; step++) {
    const { pathname, search } = new URL(address, 'http://localhost')
    const here = `${pathname}${search}`
    if (stop !== undefined && isCallback(here)) return here
    const answer = here.includes('/choix/') ? await browser.form(address, { account, acr }) : await browser.fetch('GET', address)
    const next = answer.headers.get('location')
    if (next === null) throw new Error(`${here}: ${answer.status} ${await answer.text()}`)
    if (isCallback(here)) return next
    address = new URL(next, new URL(address, 'http://localhost')).href
  }
  throw new Error('the sign-in goes round in circles')
}
