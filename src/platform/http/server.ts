import { parse } from 'node:querystring'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { refuse, Refusal } from '../../kernel/refusal.ts'
import { monotonic } from '../clock.ts'
import type { Log } from '../log.ts'
import { answerBrokenRequest } from './broken-request.ts'
import { passRequests, writeAnswers } from './compile.ts'
import { compressAnswer } from './compress.ts'
import { dataHeaders, type HeaderSet } from './headers.ts'
import { checkOrigin } from './origin.ts'
import { problemOf } from './problem.ts'
import { BODY_TYPE, NO_SUCH_PAGE } from './refusals.ts'

export type HttpOptions = {
  readonly log: Log
  /** Random identifier of each request: in its answer, its log line and its trace entries. */
  readonly uuid: () => string
  /** Origins whose pages may change something; asked at each request, because a free port is known only after listening. */
  readonly origins: () => readonly string[]
  /** Routes that read no cookie, and that pages of any site may ask: by their patterns. */
  readonly fromAnywhere?: readonly string[]
  /** Behind https: strict transport. */
  readonly isSecure: boolean
  /** Told of each answer, for metrics. `route` is the pattern. */
  readonly answered?: (answer: Answer) => void
}

export type Answer = { readonly method: string; readonly route: string; readonly status: number; readonly milliseconds: number }

/** Bytes of a JSON body; uploads are streams with limits of their own. */
export const JSON_BODY_BYTES = 256 * 1024
const HEADER_BYTES = 16 * 1024
const QUERY_KEYS = 16
/** A 25 MB upload over a slow line. */
const REQUEST_MILLISECONDS = 300_000
const HEADERS_MILLISECONDS = 15_000
const KEEP_ALIVE_MILLISECONDS = 65_000

declare module 'fastify' {
  interface FastifyRequest {
    /** Monotonic milliseconds. */
    startedAt: number
  }
}

/** A server that answers nothing yet. Strict parser, small limits, one shape of error; routes are added by the edges. */
export const createHttp = (options: HttpOptions): FastifyInstance => {
  const data = dataHeaders(options.isSecure)
  const app = Fastify({
    logger: false,
    genReqId: () => options.uuid(),
    requestIdHeader: false,
    bodyLimit: JSON_BODY_BYTES,
    exposeHeadRoutes: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    requestTimeout: REQUEST_MILLISECONDS,
    keepAliveTimeout: KEEP_ALIVE_MILLISECONDS,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    http: { maxHeaderSize: HEADER_BYTES, headersTimeout: HEADERS_MILLISECONDS, insecureHTTPParser: false, requireHostHeader: true },
    routerOptions: { maxParamLength: 128, querystringParser: text => ({ ...parse(text, '&', '=', { maxKeys: QUERY_KEYS }) }) },
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, options.uuid()),
    frameworkErrors: (error, request, reply) => {
      reply.headers(data).header('x-correlation-id', request.id)
      return answerError(error, request, reply, options.log)
    },
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(passRequests)
  app.setSerializerCompiler(writeAnswers)
  app.decorateRequest('startedAt', 0)
  app.addHook('onRequest', onRequest(options, data))
  app.addHook('onSend', compressAnswer)
  app.addHook('onResponse', onResponse(options))
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, options.log))
  app.setNotFoundHandler((request, reply) => answerError(new Refusal(NO_SUCH_PAGE), request, reply, options.log))
  return app
}

type Done = (error?: Error) => void

const onRequest =
  ({ origins, fromAnywhere = [] }: HttpOptions, data: HeaderSet) =>
  (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
    request.startedAt = monotonic()
    reply.headers(data).header('x-correlation-id', request.id)
    try {
      if (!fromAnywhere.includes(request.routeOptions.url ?? '')) checkOrigin(request.method, request.headers, origins())
      if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') refuse(BODY_TYPE, 'content-encoding')
      done()
    } catch (error) {
      done(error instanceof Error ? error : new Error('not an error'))
    }
  }

const onResponse =
  ({ log, answered }: HttpOptions) =>
  (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
    const answer = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      milliseconds: Math.round((monotonic() - request.startedAt) * 10) / 10,
    }
    log.info('request', { ...answer, correlationId: request.id })
    answered?.(answer)
    done()
  }

/** Exactly one shape of no; a fault tells its reference and nothing else. */
const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): FastifyReply => {
  const { refusal, body } = problemOf(error, request.id)
  const route = request.routeOptions?.url ?? 'none'
  if (refusal === null) log.error('fault', { correlationId: request.id, route, error })
  else log.info('refused', { correlationId: request.id, route, refusal: refusal.code, category: refusal.category, detail: refusal.detail })
  reply.code(body.status).header('content-type', 'application/problem+json; charset=utf-8').removeHeader('content-length')
  if (body.status === 503) reply.header('retry-after', '5')
  return reply.serializer(JSON.stringify).send(body)
}
