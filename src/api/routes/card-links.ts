import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import {
  type CardLinkLine,
  endCardLink,
  fileTicket,
  openCardLink,
  readCardLinkFile,
  readCardLinks,
  WrongPasscode,
} from '../../access/index.ts'
import { LOOP } from '../../accounts/index.ts'
import type { CardLinkId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import { toldOf } from '../../notifications/index.ts'
import { ExplainedRefusal } from '../../platform/http/index.ts'
import { LINK_CONTENT, type MadeCardLink, makeHealthLink } from '../../views/index.ts'
import {
  type CardLink,
  cardLinksSchema,
  createdCardLinkSchema,
  idSchema,
  manifestRequestSchema,
  manifestSchema,
  newCardLinkSchema,
} from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { operationFor } from '../operation.ts'
import { bytesRoute, openRoute, type Route, route } from '../route.ts'
import type { Services } from '../services.ts'

const TAG = 'card'
const ofLink = ofRecord.extend({ linkId: idSchema.transform(text => text as CardLinkId) })

/** 256 bits in base64url. */
const token = z.string().regex(/^[\w-]{43}$/)
const bearing = z.strictObject({ token })
const MANIFEST = '/api/shl/:token'
const FILE = '/api/shl/:token/file/:ticket'

/** Asked by pages and programs of anybody, with nothing but what stands in the link: no cookie is read, so nothing is forged by asking from elsewhere. */
export const FROM_ANYWHERE: readonly string[] = [MANIFEST, FILE]

const SECONDS = 1000
/** What a phone shows before it opens a link: no name. */
const LABEL = 'Carte d’urgence'

export const cardLinkRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/card/links',
    tag: TAG,
    summary: 'Links to her card: when each was made, until when, how often it was opened',
    params: ofRecord,
    answer: cardLinksSchema,
    handle: async ({ op, params: { recordId } }) => ({ items: (await readCardLinks(op, recordId)).map(linkOf) }),
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/card/links',
    tag: TAG,
    summary: 'A SMART Health Link to the facts she chose, and its passcode: both are said once, the key of the link is kept nowhere',
    params: ofRecord,
    body: newCardLinkSchema,
    answer: createdCardLinkSchema,
    status: 201,
    handle: async ({ op, params: { recordId }, body: { keys, days }, services, request }) => {
      const made = await makeHealthLink(op, recordId, { keys, days })
      const link = healthLink(made, services.openid.originFor(request.headers.host))
      return { id: made.id, link, passcode: made.passcode, until: toIso(made.until) }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/card/links/:linkId',
    tag: TAG,
    summary: 'Ends a link at once, and removes what it opened',
    params: ofLink,
    handle: ({ op, params: { recordId, linkId } }) => endCardLink(op, recordId, linkId),
  }),
  openRoute({
    method: 'POST',
    path: MANIFEST,
    tag: TAG,
    summary: 'Manifest of a SMART Health Link, for who bears it and knows its passcode; one answer for every link that opens nothing',
    params: bearing,
    body: manifestRequestSchema,
    answer: manifestSchema,
    handle: async ({ params, body: { recipient, passcode, embeddedLengthMax }, services, request, reply }) => {
      toAnybody(reply)
      const op = operationFor(services, LOOP, request.id)
      const { jwe } = await openCardLink(op, { token: params.token, passcode, recipient }, toldOf(op, services.outbox, 'code-used')).catch(
        told,
      )
      const isShort = embeddedLengthMax === undefined || jwe.length <= embeddedLengthMax
      const file = isShort
        ? { embedded: jwe }
        : { location: fileOf(services, request.headers.host, params.token, fileTicket(op, params.token)) }
      return { status: 'finalized' as const, files: [{ contentType: LINK_CONTENT, ...file }] }
    },
  }),
  bytesRoute({
    method: 'GET',
    path: FILE,
    tag: TAG,
    summary: 'The sealed file of a manifest (compact JWE), for five minutes',
    params: bearing.extend({ ticket: z.string().max(128) }),
    isOpen: true,
    handle: async ({ params: { token: borne, ticket }, services, request, reply }) => {
      toAnybody(reply)
      return reply.type('application/jose').send(await readCardLinkFile(operationFor(services, LOOP, request.id), borne, ticket))
    },
  }),
  ...[MANIFEST, FILE].map(path =>
    bytesRoute({
      method: 'OPTIONS',
      path,
      tag: TAG,
      summary: 'What a page of anybody may ask (CORS)',
      params: z.object({ token: z.string() }),
      isOpen: true,
      handle: async ({ reply }) => {
        toAnybody(reply)
        return reply
          .code(204)
          .headers({ 'access-control-allow-methods': 'GET, POST', 'access-control-allow-headers': 'content-type' })
          .send()
      },
    }),
  ),
]

const toAnybody = (reply: FastifyReply): void => void reply.header('access-control-allow-origin', '*')

/** How many wrong passcodes the link still bears, as SMART Health Links 1.0 says it. */
const told = (error: unknown): never => {
  if (error instanceof WrongPasscode) throw new ExplainedRefusal(error, { remainingAttempts: error.remaining })
  throw error
}

const fileOf = ({ openid }: Pick<Services, 'openid'>, host: string | undefined, borne: string, ticket: string): string =>
  `${openid.originFor(host)}/api/shl/${borne}/file/${ticket}`

const healthLink = ({ token: borne, key, until }: MadeCardLink, origin: string): string => {
  const payload = { url: `${origin}/api/shl/${borne}`, key, exp: Math.floor(until / SECONDS), flag: 'P', label: LABEL, v: 1 }
  return `shlink:/${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
}

const linkOf = ({ id, createdAt, until, state, opened, openedAt }: CardLinkLine): CardLink => ({
  id,
  createdAt: toIso(createdAt),
  until: toIso(until),
  state,
  opened,
  openedAt: openedAt === null ? null : toIso(openedAt),
})
