import { useQueryClient } from '@tanstack/react-query'
import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { DocumentSummary } from '../../../api/types.ts'
import { recordKeys } from '../queries.ts'
import { unreadOf } from './papers.ts'

/**
 * What this reader has not opened: as the list told it, so that a line does not leave the list while it is read, and which of these she has opened since. When
 * she leaves the page, the list that is kept a moment is told.
 */
export const useUnread = (recordId: string, all: readonly DocumentSummary[]) => {
  const client = useQueryClient()
  const unread = useMemo(() => unreadOf(all), [all])
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const last = useRef(opened)
  useEffect(() => {
    last.current = opened
  }, [opened])
  useEffect(
    () => () => {
      if (last.current.size === 0) return
      client.setQueryData<readonly DocumentSummary[]>(recordKeys.documents(recordId), listed =>
        listed?.map(document => (last.current.has(document.id) ? { ...document, unread: false } : document)),
      )
    },
    [client, recordId],
  )
  // The text first: a mark may wait.
  const note = useCallback(
    (id: string): void => startTransition(() => setOpened(before => (before.has(id) ? before : new Set([...before, id])))),
    [],
  )
  const isUnread = useCallback((id: string): boolean => unread.has(id) && !opened.has(id), [unread, opened])
  const left = useMemo(() => [...unread].filter(id => !opened.has(id)).length, [unread, opened])
  return { unread, isUnread, left, note }
}
