import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { readHealth, readTerms } from '../../api/health.ts'
import { isProblem } from '../../api/problem.ts'
import type { HealthProfile, ProfileEntry, Rubric, Term } from '../../api/types.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import type { TermList } from './form-fields.ts'
import { healthWords } from './words/index.ts'

const KEY = (recordId: string) => ['health', recordId] as const

/** The whole profile in one reading: a page of it never waits for another. `past`: what was replaced too. */
export const useHealth = (recordId: string, past = false): UseQueryResult<HealthProfile> =>
  useQuery({ queryKey: [...KEY(recordId), past], queryFn: () => readHealth(recordId, past), enabled: recordId !== '' })

export const useTerms = (list: TermList | undefined): readonly Term[] => {
  const terms = useQuery({
    queryKey: ['terms', list],
    queryFn: () => (list === undefined ? Promise.resolve([]) : readTerms(list)),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: list !== undefined,
  })
  return terms.data ?? []
}

export const inRubric = (profile: HealthProfile, rubric: Rubric): readonly ProfileEntry[] =>
  profile.items.filter(entry => entry.rubric === rubric)

type Change = { readonly act: () => Promise<unknown>; readonly said?: string }

/** One change: the profile is read again, and the person is told. A conflict is the form's to show. */
export const useHealthChange = (recordId: string) => {
  const words = healthWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ act }: Change) => {
      const done = await act()
      await client.invalidateQueries({ queryKey: KEY(recordId) })
      return done
    },
    onSuccess: (_, { said }) => {
      if (said !== undefined) say(said)
    },
    onError: async error => {
      await client.invalidateQueries({ queryKey: KEY(recordId) })
      if (!isProblem(error, 'entry-changed'))
        sayTrouble(isProblem(error) && error.status < 500 && error.message ? error.message : words.form.failed)
    },
  })
}
