import { useSyncExternalStore } from 'react'

/**
 * Somebody helps her, often at his own machine (ui.md §5.15): the browser is asked to keep no identifier nor password, no passkey nor trusted device is
 * proposed, and she is reminded to leave. For the tab, so that a provider’s pages in between do not make us forget; never longer.
 */
const KEY = 'carnet.accompanied'

let listeners: readonly (() => void)[] = []

const read = (): boolean => {
  try {
    return window.sessionStorage.getItem(KEY) === 'yes'
  } catch {
    return inMemory
  }
}
let inMemory = false

export const accompany = (isHelped: boolean): void => {
  inMemory = isHelped
  try {
    if (isHelped) window.sessionStorage.setItem(KEY, 'yes')
    else window.sessionStorage.removeItem(KEY)
  } catch {
    // A browser that keeps nothing: until the page is left.
  }
  for (const tell of listeners) tell()
}

const subscribe = (tell: () => void): (() => void) => {
  listeners = [...listeners, tell]
  return () => {
    listeners = listeners.filter(other => other !== tell)
  }
}

export const useAccompanied = (): boolean => useSyncExternalStore(subscribe, read)
