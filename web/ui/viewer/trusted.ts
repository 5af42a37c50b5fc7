/**
 * The only Trusted Types policy of the page (`trusted-types carnet`). It lets two things through: the address of a worker of ours,
 * and text given to an inert DOMParser, whose result is never inserted: safe-html.tsx rebuilds it element by element.
 */
type Policy = { createHTML(text: string): string; createScriptURL(address: string): string }
type Factory = { createPolicy(name: string, rules: Policy): Policy }

const sameOrigin = (address: string): string => {
  const url = new URL(address, location.href)
  if (url.origin !== location.origin) throw new TypeError('a script of another origin was asked for')
  return url.href
}

const RULES: Policy = { createHTML: text => text, createScriptURL: sameOrigin }

let policy: Policy | undefined

const carnetPolicy = (): Policy => {
  const factory: unknown = Reflect.get(window, 'trustedTypes')
  policy ??= typeof factory === 'object' && factory !== null ? (factory as Factory).createPolicy('carnet', RULES) : RULES
  return policy
}

export const parseInert = (html: string): Document => new DOMParser().parseFromString(carnetPolicy().createHTML(html), 'text/html')

export const startWorker = (address: string): Worker => new Worker(carnetPolicy().createScriptURL(address), { type: 'module' })

/** What answers without network and takes what is shared (web/static/sw.js). */
export const registerServiceWorker = (address: string): Promise<ServiceWorkerRegistration> =>
  navigator.serviceWorker.register(carnetPolicy().createScriptURL(address))
