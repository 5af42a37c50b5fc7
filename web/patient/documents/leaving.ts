import { useSyncExternalStore } from 'react'

// Documents deleted a moment ago, that can still be brought back: no longer shown, not yet asked of the server.
let leaving: ReadonlySet<string> = new Set()
const watchers = new Set<() => void>()

const publish = (next: ReadonlySet<string>): void => {
  leaving = next
  for (const watcher of watchers) watcher()
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

export const letGo = (ids: readonly string[]): void => publish(new Set([...leaving, ...ids]))

export const bringBack = (ids: readonly string[]): void => publish(new Set([...leaving].filter(id => !ids.includes(id))))

export const useLeaving = (): ReadonlySet<string> => useSyncExternalStore(watch, () => leaving)
