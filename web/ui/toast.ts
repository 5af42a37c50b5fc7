export type Toast = {
  readonly id: number
  readonly text: string
  readonly undo?: () => void
  readonly tone: 'done' | 'warning'
}

let toasts: readonly Toast[] = []
let counter = 0
const watchers = new Set<() => void>()

const publish = (next: readonly Toast[]): void => {
  toasts = next
  for (const watcher of watchers) watcher()
}

export const currentToasts = (): readonly Toast[] => toasts

export const watchToasts = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

/** Says that something is done, with the way back when there is one. Never moves the focus. */
export const say = (text: string, undo?: () => void): void =>
  publish([...toasts.slice(-2), { id: ++counter, text, tone: 'done', ...(undo ? { undo } : {}) }])

export const sayTrouble = (text: string): void => publish([...toasts.slice(-2), { id: ++counter, text, tone: 'warning' }])

export const hush = (id: number): void => publish(toasts.filter(toast => toast.id !== id))
