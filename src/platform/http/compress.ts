import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Under this, a packet or two: nothing is won. */
const WORTH_BYTES = 4_096
/** A list of two thousand documents (1.3 MB) in some 15 ms, off the main thread, for a twentieth of its bytes. */
const BROTLI_QUALITY = 4

const brotli = promisify(brotliCompress)
const squeeze = promisify(gzip)

const encodingFor = (accepted: string): 'br' | 'gzip' | undefined => {
  const named = accepted.split(',').flatMap(part => {
    const [name = '', weight = ''] = part.split(';')
    return /^\s*q=0(?:\.0*)?\s*$/.test(weight) ? [] : [name.trim()]
  })
  return (['br', 'gzip'] as const).find(known => named.includes(known))
}

/**
 * A long JSON answer travels compressed to who asks so. Lengths could tell a secret only to somebody who makes her browser ask and chooses part of the answer
 * (BREACH): here the cookie leaves for our own pages only (SameSite=Strict), `origin.ts` refuses the others, and no answer holds both.
 */
export const compressAnswer = async (request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> => {
  if (typeof payload !== 'string' || payload.length < WORTH_BYTES || reply.hasHeader('content-encoding')) return payload
  if (!/^application\/(?:[a-z]+\+)?json/.test(String(reply.getHeader('content-type') ?? ''))) return payload
  reply.header('vary', 'accept-encoding')
  const encoding = encodingFor(request.headers['accept-encoding'] ?? '')
  if (encoding === undefined) return payload
  reply.header('content-encoding', encoding).removeHeader('content-length')
  if (encoding === 'gzip') return squeeze(payload)
  return brotli(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
}
