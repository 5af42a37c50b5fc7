import type { FastifyRequest } from 'fastify'
import { NOT_SIGNED_IN, type Session } from '../accounts/index.ts'
import type { AccessMode, Authentication } from '../kernel/actors.ts'
import { refuse } from '../kernel/refusal.ts'
import { RequestInvalid } from '../platform/http/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Services } from './services.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose cookie came with the request, when it stands. */
    carnetSession: Session | undefined
  }
}

/** One act of the caller, from the wire: its clock is read once, here. */
export const operationOf = (services: Services, request: FastifyRequest): Operation =>
  operationFor(services, (request.carnetSession ?? refuse(NOT_SIGNED_IN)).authentication, request.id, {
    mode: modeOf(request.headers['x-carnet-mode']),
    secret: isOn('x-carnet-secret', request.headers['x-carnet-secret']),
  })

type Circumstances = { readonly mode: AccessMode; readonly secret: boolean }
const ORDINARY: Circumstances = { mode: 'normal', secret: false }

export const operationFor = (
  { db, keyring, blobs, draw, log, clock, tolerateIdentity }: Services,
  caller: Authentication,
  correlationId: string,
  { mode, secret } = ORDINARY,
): Operation => ({ caller, mode, secret, tolerateIdentity, instant: clock.now(), correlationId, db, keyring, blobs, draw, log })

/** Purpose of use, as the pages of an emergency say it. It opens nothing: the door looks for the access that was opened. */
const modeOf = (header: string | readonly string[] | undefined): AccessMode => {
  if (header === undefined || header === 'normal') return 'normal'
  if (header === 'break-glass' || header === 'regulation') return header
  throw new RequestInvalid(['x-carnet-mode'])
}

const isOn = (name: string, header: string | readonly string[] | undefined): boolean => {
  if (header === undefined || header === '0') return false
  if (header === '1') return true
  throw new RequestInvalid([name])
}
