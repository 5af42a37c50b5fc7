import { useSyncExternalStore } from 'react'
import type { Paper } from './papers.ts'

// What a menu of the list asks the page to open: menus come and go with their lines, the page stays.
export type Asked =
  | { readonly kind: 'folder'; readonly papers: readonly Paper[] }
  | { readonly kind: 'folders' }
  | { readonly kind: 'view' }
  | null

let asked: Asked = null
const watchers = new Set<() => void>()

export const ask = (next: Asked): void => {
  asked = next
  for (const watcher of watchers) watcher()
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

export const useAsked = (): Asked => useSyncExternalStore(watch, () => asked)

export const askFolder = (papers: readonly Paper[]): void => ask({ kind: 'folder', papers })
