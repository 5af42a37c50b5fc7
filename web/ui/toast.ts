export type Toast = {
  readonly id: number
  readonly text: string
  readonly undo?: () => void
  /** What is done for good once it can no longer be undone: the message has gone, or the page goes. */
  readonly settle?: () => void
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

/** What gives way to newer messages is settled: only what is on screen can still be undone. */
const keepNewest = (): readonly Toast[] => {
  for (const toast of toasts.slice(0, -2)) toast.settle?.()
  return toasts.slice(-2)
}

/** Says that something is done, with the way back when there is one. Never moves the focus. */
export const say = (text: string, undo?: () => void, settle?: () => void): void =>
  publish([...keepNewest(), { id: ++counter, text, tone: 'done', ...(undo ? { undo } : {}), ...(settle ? { settle } : {}) }])

export const sayTrouble = (text: string): void => publish([...keepNewest(), { id: ++counter, text, tone: 'warning' }])

export const hush = (id: number): void => {
  const gone = toasts.find(toast => toast.id === id)
  publish(toasts.filter(toast => toast !== gone))
  gone?.settle?.()
}

export const undo = (id: number): void => {
  const gone = toasts.find(toast => toast.id === id)
  publish(toasts.filter(toast => toast !== gone))
  gone?.undo?.()
}

/** The page goes: nothing can be undone any more. */
export const settleAll = (): void => {
  for (const toast of toasts) hush(toast.id)
}
