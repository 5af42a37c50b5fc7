import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { CookieStyle } from '../accounts/index.ts'

/** The description of the API, made of the very shapes that its routes parse and write. Register it before the routes. */
export const describeApi = async (app: FastifyInstance, style: CookieStyle): Promise<void> => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Carnet',
        version: '1',
        description:
          'JSON API of the web applications. Errors are `application/problem+json` (RFC 9457) with a stable `code` and a French `message`. ' +
          'What changes something comes from our own origin, or bears `X-Carnet-Client`. `X-Carnet-Mode: break-glass|regulation` says the purpose of use ' +
          'of an emergency that was opened; `X-Carnet-Secret: 1` a session of secrecy. Every answer bears `X-Correlation-Id`.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: style.name } } },
    },
    exposeHeadRoutes: true,
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    reply.type('application/json; charset=utf-8')
    return JSON.stringify(app.swagger())
  })
}
