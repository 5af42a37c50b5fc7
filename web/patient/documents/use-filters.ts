import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { filtersOf, searchOf, type View } from './address.ts'
import type { Filters } from './filter.ts'

const WORDS_MILLISECONDS = 250

const wordsIn = (state: object): string => {
  const words: unknown = Reflect.get(state, 'words')
  return typeof words === 'string' ? words : ''
}

export type Filtering = {
  readonly filters: Filters
  readonly view: View
  readonly change: (part: Partial<Filters>) => void
  readonly look: (view: View) => void
  readonly go: (search: ReturnType<typeof searchOf>, words: string) => void
}

/**
 * Filters live in the address, so that the back button and a reload keep them; the words typed live in the state of the history entry, that no
 * server and no list of visited pages ever sees.
 */
export const useFiltering = (): Filtering => {
  const search = useSearch({ from: '/patient/documents' })
  const state = useRouterState({ select: router => router.location.state })
  const navigate = useNavigate()
  const kept = wordsIn(state)
  const [words, setWords] = useState(kept)
  const written = useRef(kept)
  useEffect(() => {
    if (kept === written.current) return
    written.current = kept
    setWords(kept)
  }, [kept])
  const view = search.view ?? 'list'
  const filters = filtersOf(search, words)
  const write = (next: ReturnType<typeof searchOf>, typed: string): void => {
    written.current = typed
    void navigate({ to: '/documents', replace: true, resetScroll: false, search: next, state: { words: typed } as object })
  }
  useEffect(() => {
    if (words === written.current) return
    const timer = setTimeout(() => write(search, words), WORDS_MILLISECONDS)
    return () => clearTimeout(timer)
  })
  return {
    filters,
    view,
    change: part => {
      const next = { ...filters, ...part }
      setWords(next.words)
      const typedOnly = Object.keys(part).every(name => name === 'words')
      if (!typedOnly) write(searchOf(next, view), next.words)
    },
    look: to => write(searchOf(filters, to), words),
    go: (to, typed) => {
      setWords(typed)
      write(to, typed)
    },
  }
}
