import { QueryClient } from '@tanstack/react-query'
import { Problem } from '../api/problem.ts'

const RETRIES = 2

/** An answer of the server, even a no, is an answer: only silence and faults are tried again. */
const worthRetrying = (count: number, error: Error): boolean =>
  count < RETRIES && !(error instanceof Problem && error.status > 0 && error.status < 500)

export const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: worthRetrying, staleTime: 10_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
})
