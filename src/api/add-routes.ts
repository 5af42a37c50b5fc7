import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CookieStyle } from '../accounts/index.ts'
import { QuarantineRefusal } from '../documents/index.ts'
import { acceptForms, ExplainedRefusal, FRAMES } from '../platform/http/index.ts'
import { type Admit, admission, type Done } from './admission.ts'
import { problemSchema } from './contract/index.ts'
import { operationOf } from './operation.ts'
import type { Route } from './route.ts'
import type { Services } from './services.ts'
import { refuseMarked } from './unmarked.ts'

/** Adds the routes to a server; those that receive forms in a context of their own. */
export const addRoutes = async (app: FastifyInstance, services: Services, style: CookieStyle, routes: readonly Route[]): Promise<void> => {
  app.decorateRequest('carnetSession', undefined)
  const admit = admission(services, style)
  for (const route of routes.filter(({ kind }) => kind !== 'form' && kind !== 'pieces')) addRoute(app, services, admit, route)
  await app.register(async context => {
    // The stream itself: its verb reads it a piece at a time.
    context.addContentTypeParser([PIECES, FRAMES], (_request, _payload, done) => done(null))
    for (const route of routes.filter(({ kind }) => kind === 'pieces')) addRoute(context, services, admit, route)
  })
  await app.register(async context => {
    await acceptForms(context)
    for (const route of routes.filter(({ kind }) => kind === 'form')) addRoute(context, services, admit, route)
  })
}

const PIECES = 'application/offset+octet-stream'

const addRoute = (app: FastifyInstance, services: Services, admit: Admit, route: Route): void => {
  const answersItself = route.kind === 'bytes' || route.kind === 'pieces'
  const status = route.shapes.answer === undefined && !answersItself ? 204 : (route.shapes.status ?? 200)
  app.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route, status),
    // Before the body is read: who is not signed in sends nothing.
    onRequest: (request: FastifyRequest, reply: FastifyReply, done: Done): void => admit(route, request, reply, done),
    handler: async (request, reply) => {
      reply.code(status)
      const operation = () => operationOf(services, request)
      await refuseMarked(route, request, operation)
      const value = await route.run({ services, request, reply, operation }).catch(explain)
      return status === 204 || (value === null && route.shapes.orNothing === true) ? reply.code(204).send() : value
    },
  })
}

/** What a depositor is told of her own document that was put aside: why, and what was read in it. */
const explain = (error: unknown): never => {
  if (error instanceof QuarantineRefusal) throw new ExplainedRefusal(error, { reasons: error.problems, metadata: error.metadata })
  throw error
}

const BYTES = z.string().meta({ format: 'binary' })

/** For the generated description, and for the compiled writer of the answer. */
const schemaOf = ({ shapes, method, kind, tag, summary, isOpen }: Route, status: number) => ({
  tags: [tag],
  summary,
  ...(shapes.params === undefined ? {} : { params: shapes.params }),
  ...(shapes.query === undefined ? {} : { querystring: shapes.query }),
  ...(shapes.body === undefined ? {} : { body: kind === 'form' ? formOf(shapes.body) : shapes.body }),
  ...(kind === 'form' ? { consumes: ['multipart/form-data'] } : {}),
  ...(kind === 'pieces' ? { consumes: [PIECES, FRAMES] } : {}),
  security: isOpen ? [] : [{ session: [] }],
  response: {
    [status]:
      kind === 'bytes' || kind === 'pieces'
        ? { description: 'Bytes', content: { 'application/octet-stream': { schema: BYTES } } }
        : (shapes.answer ?? NOTHING),
    ...(shapes.orNothing === true ? { 204: NOTHING } : {}),
    ...Object.fromEntries(refusalsOf(method, isOpen, kind).map(code => [code, PROBLEM])),
  },
})

const NOTHING = z.null().describe('Nothing')

const formOf = (metadata: z.ZodType): z.ZodType => z.object({ metadata, file: BYTES })

const PROBLEM = { description: 'Problem', content: { 'application/problem+json': { schema: problemSchema } } }

/** Every status that may come beside the answer (STATUS_OF, and 500 for a fault of ours). */
const refusalsOf = (method: string, isOpen: boolean, kind: Route['kind']): readonly number[] => [
  400,
  ...(isOpen ? [] : [401]),
  403,
  404,
  413,
  415,
  429,
  500,
  503,
  ...((method === 'GET' || method === 'HEAD') && kind !== 'form' ? [] : [409, 422]),
]
