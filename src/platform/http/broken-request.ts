import type { Socket } from 'node:net'
import { HEADERS_TOO_LARGE, REQUEST_INVALID } from './refusals.ts'

type Broken = Error & { readonly code?: string }

/** What is no HTTP request at all: answered on the socket, which is then closed (no request may follow one that was not understood). */
export const answerBrokenRequest = (error: Broken, socket: Socket, correlationId: string): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const isTooLong = error.code === 'HPE_HEADER_OVERFLOW'
  const { code, message } = isTooLong ? HEADERS_TOO_LARGE : REQUEST_INVALID
  const status = isTooLong ? '431 Request Header Fields Too Large' : '400 Bad Request'
  const body = JSON.stringify({
    type: 'about:blank',
    title: status.slice(4),
    status: Number(status.slice(0, 3)),
    code,
    message,
    correlationId,
  })
  socket.end(
    [
      `HTTP/1.1 ${status}`,
      'connection: close',
      'content-type: application/problem+json; charset=utf-8',
      'cache-control: no-store',
      'x-content-type-options: nosniff',
      `x-correlation-id: ${correlationId}`,
      `content-length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}
