import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { readFacts, readMeasures, readVaccinations } from '../../api/followed.ts'
import { isProblem } from '../../api/problem.ts'
import type { Measures, ReadFacts, Vaccinations } from '../../api/types.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { followedWords } from './words/index.ts'

const ALL = ['measures', 'vaccinations', 'facts', 'health'] as const

export const useMeasures = (recordId: string): UseQueryResult<Measures> =>
  useQuery({ queryKey: ['measures', recordId], queryFn: () => readMeasures(recordId), enabled: recordId !== '' })

export const useVaccinations = (recordId: string): UseQueryResult<Vaccinations> =>
  useQuery({ queryKey: ['vaccinations', recordId], queryFn: () => readVaccinations(recordId), enabled: recordId !== '' })

export const useFacts = (recordId: string): UseQueryResult<ReadFacts> =>
  useQuery({ queryKey: ['facts', recordId], queryFn: () => readFacts(recordId), enabled: recordId !== '' })

type Change = { readonly act: () => Promise<unknown>; readonly said?: string }

/** One change: everything it may have touched is read again, and the person is told. */
export const useChange = (recordId: string) => {
  const { read } = followedWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ act }: Change) => {
      const done = await act()
      await Promise.all(ALL.map(key => client.invalidateQueries({ queryKey: [key, recordId] })))
      return done
    },
    onSuccess: (_, { said }) => {
      if (said !== undefined) say(said)
    },
    onError: error => {
      sayTrouble(isProblem(error) && error.status < 500 && error.message ? error.message : read.failed)
    },
  })
}
