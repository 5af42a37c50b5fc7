import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { WifiOff } from 'lucide-react'
import { formatInstant } from './format/dates.ts'
import { Icon } from './icon.tsx'
import { Skeleton } from './skeleton.tsx'
import { Failure, PartMissing } from './states.tsx'
import { common } from './words/index.ts'

type LoadedProps<T> = {
  readonly query: UseQueryResult<T>
  readonly rows?: number
  /** A part of a page says that it is missing; a whole page says what happened and the way out. */
  readonly part?: boolean
  readonly children: (data: T) => ReactNode
}

/** Loading, trouble, then the content; what was already shown stays, dated, when the network goes. */
export const Loaded = <T,>({ query, rows, part, children }: LoadedProps<T>) => {
  const retry = (): void => void query.refetch()
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <Stale since={query.dataUpdatedAt} />}
        {children(query.data)}
      </>
    )
  }
  if (query.isError) return part ? <PartMissing onRetry={retry} /> : <Failure error={query.error} onRetry={retry} />
  return <Skeleton {...(rows === undefined ? {} : { rows })} onRetry={retry} />
}

const Stale = ({ since }: { readonly since: number }) => {
  const words = common.useWords()
  return (
    <p className="stale" role="status">
      <Icon of={WifiOff} />
      {words.states.offline(formatInstant(new Date(since).toISOString()))}
    </p>
  )
}
