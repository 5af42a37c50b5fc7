import type { BrowserContext } from 'playwright-core'

/** One press of a finger, a mouse or a key on something, as the page itself heard it. */
export type Press = { readonly by: 'pointer' | 'key'; readonly on: string }

/**
 * Hears what somebody does, from outside every component: a press is a trusted pointer that goes down and comes up, or a trusted Enter or Space on a control
 * (in a field, Enter alone: it sends the form). Pointing at a field in which one then types is typing, which ui.md §2 counts for nothing. A choice in a
 * list of the platform counts for two: it is opened, then chosen in. A key of its own (F8) is a press.
 */
const HEARD = `(() => {
  const FIELD = 'textarea, input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=range], [type=file])'
  const control = node => (node instanceof Element ? (node.closest('a, button, summary, label, select, input, textarea') ?? node) : document.body)
  const name = element => (element.getAttribute('aria-label') || element.textContent || element.tagName).replace(/\\s+/g, ' ').trim().slice(0, 80)
  const heard = (by, element) => carnetPressed({ by, on: name(element) })
  let down = null
  addEventListener('pointerdown', event => { down = event.isTrusted && event.isPrimary ? control(event.target) : null }, true)
  addEventListener('pointercancel', () => { down = null }, true)
  addEventListener('pointerup', event => {
    if (event.isTrusted && down !== null && !down.matches(FIELD) && !down.matches('select')) heard('pointer', down)
    down = null
  }, true)
  addEventListener('keydown', event => {
    if (!event.isTrusted || event.repeat) return
    if (/^F\\d+$/.test(event.key)) return carnetPressed({ by: 'key', on: event.key })
    if (event.key !== 'Enter' && event.key !== ' ') return
    const element = control(event.target)
    if (element.matches('textarea') || (element.matches(FIELD) && event.key === ' ')) return
    heard('key', element)
  }, true)
  addEventListener('change', event => {
    if (event.target instanceof HTMLSelectElement) { heard('pointer', event.target); heard('pointer', event.target) }
  }, true)
  addEventListener('securitypolicyviolation', event => carnetRefused(event.violatedDirective + ' ' + event.blockedURI))
})()`

export type Heard = { readonly presses: Press[]; readonly refused: string[] }

/** Before its first page is opened. */
export const listen = async (context: BrowserContext): Promise<Heard> => {
  const heard: Heard = { presses: [], refused: [] }
  await context.exposeBinding('carnetPressed', (_, press: Press) => void heard.presses.push(press))
  await context.exposeBinding('carnetRefused', (_, what: string) => void heard.refused.push(what))
  await context.addInitScript(HEARD)
  return heard
}
