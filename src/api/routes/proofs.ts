import { z } from 'zod'
import { nameDpo, requireSession } from '../../accounts/index.ts'
import { signStatement } from '../../audit/index.ts'
import { toIso } from '../../kernel/instant.ts'
import { proofText, readSearches, revealIdentity, searchProof } from '../../review/index.ts'
import {
  idSchema,
  proofExportSchema,
  proofFoundSchema,
  proofSearchSchema,
  revealedSchema,
  revealSchemaOfProof,
  searchesSchema,
} from '../contract/index.ts'
import { actorId, toRecordId } from '../ids.ts'
import { type Route, route } from '../route.ts'

const TAG = 'review'

/** The console of the trace, for who protects the data: acts, pseudonyms and counts; nothing of what a record holds. */
export const proofRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/admin/proofs/search',
    tag: TAG,
    summary: 'What one professional did, pseudonymously, and whether the chains are intact; the search is kept',
    body: proofSearchSchema,
    answer: proofFoundSchema,
    handle: async ({ op, body }) => {
      await requireSession(op)
      return searchProof(op, body)
    },
  }),
  route({
    method: 'POST',
    path: '/api/admin/proofs/export',
    tag: TAG,
    summary: 'The same, signed by the key of the log',
    body: proofSearchSchema,
    answer: proofExportSchema,
    handle: async ({ op, services: { logKey }, body: sought }) => {
      await requireSession(op)
      const body = proofText(op, sought, await searchProof(op, sought))
      return { body, note: signStatement(op.keyring, logKey.name, op.instant, body) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/admin/proofs/searches',
    tag: TAG,
    summary: 'What was looked for, by whom and why',
    answer: searchesSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      return { items: (await readSearches(op)).map(({ at, ...search }) => ({ ...search, at: toIso(at) })) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/admin/proofs/records/:pseudonym/identity',
    tag: TAG,
    summary: 'Whose record it is: a reason, two agents, and an entry in the person’s own journal',
    params: z.strictObject({ pseudonym: idSchema }),
    body: revealSchemaOfProof,
    answer: revealedSchema,
    handle: async ({ op, params: { pseudonym }, body: { reason } }) => {
      await requireSession(op)
      return revealIdentity(op, toRecordId(pseudonym), reason)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/agents/:actorId/dpo',
    tag: 'agents',
    summary: 'Names who protects the data; two agents stand behind it',
    params: z.strictObject({ actorId }),
    handle: async ({ op, params }) => {
      await requireSession(op)
      await nameDpo(op, params.actorId)
    },
  }),
]
