import { useState } from 'react'
import { keptDrafts } from './kept-drafts.ts'
import { useSession } from './session.ts'

/** `useState` that finds again, under `name`, what the same person was writing. `done` forgets it. */
export const useDraft = <T>(name: string, initial: T): readonly [draft: T, change: (next: T) => void, done: () => void] => {
  const key = `${useSession()?.actorId ?? ''} ${name}`
  // The name says the shape: one screen writes and reads it.
  const [draft, setDraft] = useState<T>(() => (keptDrafts.has(key) ? (keptDrafts.get(key) as T) : initial))
  const change = (next: T): void => {
    keptDrafts.set(key, next)
    setDraft(next)
  }
  return [draft, change, () => keptDrafts.delete(key)]
}
