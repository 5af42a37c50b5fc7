import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type BatchItem, type ItemsAsked, readBatchItems } from '../../api/batches.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { PartMissing } from '../../ui/states.tsx'
import { sendingsWords } from './words/index.ts'

type PagedItemsProps = {
  readonly batchId: string
  readonly asked: ItemsAsked
  readonly children: (items: readonly BatchItem[]) => ReactNode
}

/** A hundred at a time. */
export const PagedItems = ({ batchId, asked, children }: PagedItemsProps) => {
  const words = sendingsWords.useWords()
  const pages = useInfiniteQuery({
    queryKey: ['batches', batchId, asked],
    queryFn: ({ pageParam }) => readBatchItems(batchId, pageParam === '' ? asked : { ...asked, after: pageParam }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
  if (pages.data === undefined) return pages.isError ? <PartMissing onRetry={() => void pages.refetch()} /> : <Skeleton rows={2} />
  return (
    <>
      {children(pages.data.pages.flatMap(({ items }) => items))}
      {pages.hasNextPage && (
        <Button look="quiet" isPending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  )
}
