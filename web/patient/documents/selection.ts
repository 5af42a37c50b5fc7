import { useState } from 'react'
import type { Paper } from './papers.ts'

export type Selection = {
  readonly on: boolean
  readonly has: (id: string) => boolean
  readonly count: number
  readonly start: () => void
  readonly stop: () => void
  readonly toggle: (id: string) => void
  readonly choose: (papers: readonly Paper[]) => void
  readonly among: (papers: readonly Paper[]) => readonly Paper[]
}

const NOTHING: ReadonlySet<string> = new Set()

/** Several documents at once. What is chosen stays chosen while filters change. */
export const useSelection = (): Selection => {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null)
  const chosen = ids ?? NOTHING
  return {
    on: ids !== null,
    has: id => chosen.has(id),
    count: chosen.size,
    start: () => setIds(NOTHING),
    stop: () => setIds(null),
    toggle: id =>
      setIds(before => (before?.has(id) ? new Set([...before].filter(other => other !== id)) : new Set([...(before ?? []), id]))),
    choose: papers => setIds(new Set(papers.map(({ id }) => id))),
    among: papers => papers.filter(({ id }) => chosen.has(id)),
  }
}
