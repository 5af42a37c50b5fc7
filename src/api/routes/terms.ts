import { z } from 'zod'
import { requireSession } from '../../accounts/index.ts'
import { TERM_KINDS, TERMS_SOURCE, termsOf } from '../../profile/index.ts'
import { termsSchema } from '../contract/index.ts'
import { type Route, route } from '../route.ts'

export const termRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/terms/:kind',
    tag: 'profile',
    summary: 'A whole list of words people use, with the word of medicine and a code: what is typed stays at home',
    params: z.strictObject({ kind: z.enum(TERM_KINDS) }),
    answer: termsSchema,
    handle: async ({ op, params: { kind } }) => {
      await requireSession(op)
      return { items: termsOf(kind).map(term => ({ ...term, also: [...term.also] })), source: TERMS_SOURCE }
    },
  }),
]
