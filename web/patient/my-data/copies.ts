import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { readExports } from '../../api/client.ts'
import type { DocumentSummary, Export, ExportScope } from '../../api/types.ts'
import { sayTrouble } from '../../ui/toast.ts'

const copiesKey = (recordId: string) => ['copies', recordId] as const
const BETWEEN_LOOKS = 1_500

export const isUnderWay = ({ state }: Export): boolean => state === 'asked' || state === 'running'

/** Copies asked for, latest first; asked again while one is being made. */
export const useCopies = (recordId: string): UseQueryResult<readonly Export[]> =>
  useQuery({
    queryKey: copiesKey(recordId),
    queryFn: () => readExports(recordId),
    enabled: recordId !== '',
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) === true ? BETWEEN_LOOKS : false),
  })

export const useCopyStep = (recordId: string, failed: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: () => client.invalidateQueries({ queryKey: copiesKey(recordId) }),
    onError: () => sayTrouble(failed),
  })
}

/** As the server will choose: a date known in part is inside when some of it is. */
export const isWithin = ({ date, category }: DocumentSummary, scope: ExportScope): boolean => {
  switch (scope.kind) {
    case 'all':
      return true
    case 'categories':
      return scope.categories.includes(category)
    case 'period': {
      const day = date.slice(0, 10)
      return (
        (scope.from === undefined || day >= scope.from.slice(0, day.length)) &&
        (scope.to === undefined || day <= scope.to.slice(0, day.length))
      )
    }
  }
}
