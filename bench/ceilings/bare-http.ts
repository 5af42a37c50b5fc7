/** A server that does nothing: `node bare-http.ts node|fastify GET_BYTES`. Reads a POST to its end. Prints its address. */
import { createServer } from 'node:http'
import Fastify from 'fastify'

const [, , kind = 'node', bytes = '0'] = process.argv
const body = Buffer.alloc(Number(bytes), 'a')
const created = Buffer.from('{"documentId":"00000000-0000-4000-8000-000000000000"}')
const types = { 'content-type': 'application/octet-stream' }

const bareNode = async (): Promise<number> => {
  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { ...types, 'content-length': body.length }).end(body)
      return
    }
    request.resume().on('end', () => response.writeHead(201, { ...types, 'content-length': created.length }).end(created))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const bareFastify = async (): Promise<number> => {
  const app = Fastify()
  app.addContentTypeParser('*', (_request, payload, done) => {
    payload.resume().on('end', () => done(null))
  })
  app.get('/*', (_request, reply) => reply.headers(types).send(body))
  app.post('/*', (_request, reply) => reply.code(201).headers(types).send(created))
  return Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
}

console.log(`port ${await (kind === 'fastify' ? bareFastify() : bareNode())}`)
