import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { requireUnmarked } from '../identity/index.ts'
import type { Operation } from '../platform/operation.ts'
import { recordId } from './ids.ts'
import type { Route } from './route.ts'

const CARE_KINDS: ReadonlySet<string> = new Set(['professional', 'secretary', 'structure', 'laboratory'])

/** Where a route names the record it is about: in its address, or in its body. */
const named = z.object({ recordId: recordId.optional(), handle: recordId.optional() })

/**
 * What the caller's structure marked « douteuse » or « fictive » neither opens nor feeds from there: one place for every route, before it begins. To end or to
 * take out what is there stays possible: it is how a mistake of identity is put right (RNIV).
 */
export const refuseMarked = async (route: Route, request: FastifyRequest, operation: () => Operation): Promise<void> => {
  if (route.isOpen || route.method === 'DELETE') return
  const handle = handleIn(request.params) ?? (route.kind === 'json' ? handleIn(request.body) : undefined)
  if (handle === undefined) return
  const op = operation()
  if (CARE_KINDS.has(op.caller.subject.kind)) await requireUnmarked(op, handle)
}

const handleIn = (part: unknown) => {
  const { data } = named.safeParse(part)
  return data?.recordId ?? data?.handle
}
