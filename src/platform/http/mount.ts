import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** A whole program that answers by itself under one prefix: it reads its own bodies and writes its own headers. */
export type Mounted = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export const mountProgram = async (app: FastifyInstance, prefix: string, program: Mounted): Promise<void> => {
  await app.register(async context => {
    // The body is left in the stream for the program.
    context.addContentTypeParser('application/x-www-form-urlencoded', (_request, _payload, done) => done(null))
    context.route({
      method: ['GET', 'POST'],
      url: `${prefix}/*`,
      schema: { hide: true },
      handler: async (request, reply) => {
        reply.hijack()
        await program(request.raw, reply.raw)
      },
    })
  })
}
