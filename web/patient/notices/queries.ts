import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { countUnread, readNotices, readNoticeSettings } from '../../api/notices.ts'
import { currentToasts, hush, say, sayTrouble } from '../../ui/toast.ts'

const LIST = ['notices', 'list'] as const
const UNREAD = ['notices', 'unread'] as const
const SETTINGS = ['notices', 'settings'] as const

/** Looked at again when she goes from one screen to another, never by itself: a page left open must not keep a session alive. */
export const useUnread = () => useQuery({ queryKey: UNREAD, queryFn: countUnread, staleTime: 30_000, retry: false })

export const useNotices = () =>
  useInfiniteQuery({
    queryKey: LIST,
    queryFn: ({ pageParam }) => readNotices(pageParam === '' ? undefined : pageParam),
    initialPageParam: '',
    getNextPageParam: page => page.next,
  })

/** Read, unread, all read: the list and the bell follow. */
export const useNoticeAct = (failed: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act }: { readonly act: () => Promise<unknown>; readonly said?: string }) => act(),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: LIST }), client.invalidateQueries({ queryKey: UNREAD })]),
    onSuccess: (_, { said }) => (said === undefined ? undefined : say(said)),
    onError: () => sayTrouble(failed),
  })
}

export const useNoticeSettings = () => useQuery({ queryKey: SETTINGS, queryFn: readNoticeSettings })

/** One « Enregistré » on screen, however many settings she changes. */
const sayOnce = (text: string): void => {
  for (const toast of currentToasts()) if (toast.text === text) hush(toast.id)
  say(text)
}

/** Each setting acts at once, and says so. */
export const useSetting = (words: { readonly saved: string; readonly failed: string }) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ act }: { readonly act: () => Promise<unknown>; readonly said?: string }) => act(),
    onSettled: () => client.invalidateQueries({ queryKey: SETTINGS }),
    onSuccess: (_, { said }) => sayOnce(said ?? words.saved),
    onError: () => sayTrouble(words.failed),
  })
}
