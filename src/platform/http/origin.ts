import type { IncomingHttpHeaders } from 'node:http'
import { refuse } from '../../kernel/refusal.ts'
import { FOREIGN_ORIGIN } from './refusals.ts'

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A program that is no browser says so itself; no page of another site can send this header without our leave (CORS). */
export const CLIENT_HEADER = 'x-carnet-client'

/**
 * Cross-site request forgery, beside SameSite=Strict: a browser says where a request comes from (Fetch Metadata, else Origin). Another site may
 * link to our pages and nothing else; what changes something must prove that it is from here.
 */
export const checkOrigin = (method: string, headers: IncomingHttpHeaders, origins: readonly string[]): void => {
  const site = headers['sec-fetch-site']
  const isFollowedLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  if ((site === 'cross-site' || site === 'same-site') && !(SAFE.has(method) && isFollowedLink)) refuse(FOREIGN_ORIGIN, 'fetch metadata')
  if (SAFE.has(method)) return
  const { origin } = headers
  if (origin !== undefined && !origins.includes(origin)) refuse(FOREIGN_ORIGIN, 'origin')
  if (origin === undefined && site === undefined && headers[CLIENT_HEADER] === undefined) refuse(FOREIGN_ORIGIN, 'no origin')
}
