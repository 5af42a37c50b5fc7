import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseRequest } from '../platform/http/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Services } from './services.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH' | 'HEAD' | 'OPTIONS'

/** What a JSON value may be built of: verbs return read-only values. */
type Deep<T> = T extends readonly (infer U)[] ? readonly Deep<U>[] : T extends object ? { readonly [K in keyof T]: Deep<T[K]> } : T

export type Call<P, Q, B> = {
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly services: Services
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}
/** Beside the wire's own values, the act of the caller. */
export type Act<P, Q, B> = Call<P, Q, B> & {
  readonly op: Operation
  /** Another moment of the same request: what lasts asks for each step. */
  readonly operation: () => Operation
}

const NOTHING = z.strictObject({})
const NO_BODY = z.union([z.undefined(), z.null()])
const STREAM = z.unknown()

type Words = {
  readonly method: Method
  /** Pattern, e.g. `/api/records/:recordId/documents`. */
  readonly path: string
  readonly tag: string
  readonly summary: string
}
type Shapes<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** Shape of the answer; absent: none (204). */
  readonly answer?: R
  /** Of the answer, when it is not 200. */
  readonly status?: 201
  /** `null` is answered by 204, without a body. */
  readonly orNothing?: true
}

/** One route as a value: its words, its shapes, and what it does. Nothing that its shapes do not name comes in or goes out. */
export type Route = Words & {
  readonly shapes: Shapes<z.ZodType, z.ZodType, z.ZodType, z.ZodType>
  readonly kind: 'json' | 'form' | 'bytes' | 'pieces'
  /** Whether somebody must be signed in. */
  readonly isOpen: boolean
  /** A cookie alone is enough, even of a session that is bound to a browser: it shows nothing of anybody. */
  readonly needsNoProof?: true
  readonly run: (call: Unparsed) => Promise<unknown>
}
export type Unparsed = {
  readonly services: Services
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly operation: () => Operation
}

type Answer<R extends z.ZodType> = Promise<Deep<z.output<R>>>
type Parse<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = Call<z.output<P>, z.output<Q>, z.output<B>>

const parsed = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  { params, query, body }: { readonly params: P; readonly query: Q; readonly body: B },
  { services, request, reply }: Unparsed,
): Parse<P, Q, B> => ({
  params: parseRequest(params, request.params),
  query: parseRequest(query, request.query),
  body: parseRequest(body, request.body),
  services,
  request,
  reply,
})

type Spec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> = Words &
  Shapes<P, Q, B, R> & {
    readonly handle: (act: Act<z.output<P>, z.output<Q>, z.output<B>>) => Answer<R>
  }

type Empty = typeof NOTHING
type NoBody = typeof NO_BODY

/** For somebody who is signed in. */
export const route = <
  R extends z.ZodType = z.ZodVoid,
  P extends z.ZodType = Empty,
  Q extends z.ZodType = Empty,
  B extends z.ZodType = NoBody,
>({
  method,
  path,
  tag,
  summary,
  handle,
  ...shapes
}: Spec<P, Q, B, R>): Route => ({
  method,
  path,
  tag,
  summary,
  shapes,
  kind: 'json',
  isOpen: false,
  run: call => handle({ ...parsed(whole(shapes), call), op: call.operation(), operation: call.operation }),
})

/** For anybody. */
export const openRoute = <
  R extends z.ZodType = z.ZodVoid,
  P extends z.ZodType = Empty,
  Q extends z.ZodType = Empty,
  B extends z.ZodType = NoBody,
>({
  method,
  path,
  tag,
  summary,
  handle,
  ...shapes
}: Words & Shapes<P, Q, B, R> & { readonly handle: (call: Parse<P, Q, B>) => Answer<R> }): Route => ({
  method,
  path,
  tag,
  summary,
  shapes,
  kind: 'json',
  isOpen: true,
  run: call => handle(parsed(whole(shapes), call)),
})

/** Beside the rule of bound sessions: what opens a window, and what ends a session. */
export const withoutProof = (unproved: Route): Route => ({ ...unproved, needsNoProof: true })

/** Receives a form: its body is a stream, read by `handle`. */
export const formRoute = <R extends z.ZodType, P extends z.ZodType = Empty>({
  method,
  path,
  tag,
  summary,
  handle,
  metadata,
  ...shapes
}: Spec<P, Empty, typeof STREAM, R> & {
  /** Shape of its first part. */
  readonly metadata: z.ZodType
}): Route => ({
  method,
  path,
  tag,
  summary,
  shapes: { ...shapes, body: metadata },
  kind: 'form',
  isOpen: false,
  run: call =>
    handle({
      ...parsed(whole<P, Empty, typeof STREAM>({ ...shapes, body: STREAM }), call),
      op: call.operation(),
      operation: call.operation,
    }),
})

/** Answers bytes that are no JSON, by `reply`. */
export const bytesRoute = <P extends z.ZodType = Empty, Q extends z.ZodType = Empty>({
  method,
  path,
  tag,
  summary,
  handle,
  isOpen,
  ...shapes
}: Words &
  Pick<Shapes<P, Q, NoBody, never>, 'params' | 'query'> & {
    readonly isOpen?: true
    readonly handle: (call: Parse<P, Q, NoBody> & { readonly operation: () => Operation }) => Promise<FastifyReply>
  }): Route => ({
  method,
  path,
  tag,
  summary,
  shapes,
  kind: 'bytes',
  isOpen: isOpen ?? false,
  run: call => handle({ ...parsed(whole<P, Q, NoBody>(shapes), call), operation: call.operation }),
})

/** Receives bytes that are no JSON, as they come (`application/offset+octet-stream`), and answers by `reply`. */
export const piecesRoute = <P extends z.ZodType = Empty>({
  method,
  path,
  tag,
  summary,
  handle,
  ...shapes
}: Words &
  Pick<Shapes<P, Empty, NoBody, never>, 'params'> & {
    readonly handle: (call: Act<z.output<P>, unknown, unknown> & { readonly stream: AsyncIterable<Uint8Array> }) => Promise<FastifyReply>
  }): Route => ({
  method,
  path,
  tag,
  summary,
  shapes,
  kind: 'pieces',
  isOpen: false,
  run: call =>
    handle({
      ...parsed(whole<P, Empty, typeof STREAM>({ ...shapes, body: STREAM }), call),
      op: call.operation(),
      operation: call.operation,
      stream: call.request.raw,
    }),
})

/** A part that a route does not declare must be empty: the type parameters' defaults are these very schemas. */
const whole = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>({
  params,
  query,
  body,
}: {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
}): { readonly params: P; readonly query: Q; readonly body: B } => ({
  params: params ?? (NOTHING as z.ZodType as P),
  query: query ?? (NOTHING as z.ZodType as Q),
  body: body ?? (NO_BODY as z.ZodType as B),
})
