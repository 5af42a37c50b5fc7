import {
  askForCode,
  askWithPasskey,
  type CookieStyle,
  confirmAgain,
  meansOf,
  recover,
  sendSignInCode,
  signInWithCode,
  signInWithPasskey,
  signInWithPassword,
} from '../../accounts/index.ts'
import { toIso } from '../../kernel/instant.ts'
import {
  codeMessageSchema,
  codeRequestSchema,
  codeTypedSchema,
  confirmationSchema,
  confirmationWaysSchema,
  passkeyAnswerSchema,
  passkeyChallengeSchema,
  passwordAnswerSchema,
  passwordTypedSchema,
  recoverySchema,
  recoveryStandsSchema,
  sessionSchema,
} from '../contract/index.ts'
import { giveSession } from '../cookies.ts'
import { insFrom } from '../identities.ts'
import { openRoute, type Route, route } from '../route.ts'
import { browserOf, deskOf, letIn, siteOf } from '../sign-in-desk.ts'

const TAG = 'sign-in'

const passwordRoutes = (style: CookieStyle): readonly Route[] => [
  openRoute({
    method: 'POST',
    path: '/api/sign-in/passwords',
    tag: TAG,
    summary: 'Identifier and password: signs in from a trusted browser, else asks for a one-time code',
    body: passwordTypedSchema,
    answer: passwordAnswerSchema,
    handle: async ({ body, services, request, reply }) => {
      const answer = await signInWithPassword(deskOf(services, request.id), body, browserOf(services, request, style))
      return answer.kind === 'signed-in'
        ? { step: 'signed-in' as const, session: await letIn(services, request, reply, style, answer) }
        : { step: 'code' as const, ticket: answer.ticket, channels: answer.channels }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/api/sign-in/code-messages',
    tag: TAG,
    summary: 'Sends the one-time code by the way she chose',
    body: codeMessageSchema,
    handle: ({ body: { ticket, channel }, services, request }) => sendSignInCode(deskOf(services, request.id), ticket, channel),
  }),
  openRoute({
    method: 'POST',
    path: '/api/sign-in/codes',
    tag: TAG,
    summary: 'The one-time code: signs in',
    body: codeTypedSchema,
    answer: sessionSchema,
    status: 201,
    handle: async ({ body, services, request, reply }) =>
      letIn(services, request, reply, style, await signInWithCode(deskOf(services, request.id), body, browserOf(services, request, style))),
  }),
]

const passkeyRoutes = (style: CookieStyle): readonly Route[] => [
  openRoute({
    method: 'POST',
    path: '/api/sign-in/passkey-challenges',
    tag: TAG,
    summary: 'A challenge for a passkey; it names nobody',
    answer: passkeyChallengeSchema,
    status: 201,
    handle: async ({ services, request }) => {
      const { options, ticket } = await askWithPasskey(deskOf(services, request.id).op, siteOf(request))
      return { ticket, options: { ...options } }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/api/sign-in/passkeys',
    tag: TAG,
    summary: 'A passkey’s answer: signs in',
    body: passkeyAnswerSchema,
    answer: sessionSchema,
    status: 201,
    handle: async ({ body, services, request, reply }) => {
      const desk = deskOf(services, request.id)
      return letIn(
        services,
        request,
        reply,
        style,
        await signInWithPasskey(desk, siteOf(request), body, browserOf(services, request, style)),
      )
    },
  }),
]

const lostRoutes: readonly Route[] = [
  openRoute({
    method: 'POST',
    path: '/api/sign-in/code-requests',
    tag: TAG,
    summary: 'Asks for a code or an identifier: if this account exists, a message leaves',
    body: codeRequestSchema,
    handle: ({ body: { asked, vitaleSerial, birthDate, channel, ...said }, services, request }) =>
      askForCode(deskOf(services, request.id).op, { asked, vitaleSerial, birthDate, channel, ins: insFrom(services, said) }),
  }),
  openRoute({
    method: 'POST',
    path: '/api/sign-in/recoveries',
    tag: TAG,
    summary: 'Replaces a lost means, by a code that came by post or at a desk; it stands a day after',
    body: recoverySchema,
    answer: recoveryStandsSchema,
    status: 201,
    handle: async ({ body: { ins, oid, ...said }, services, request }) => {
      const numbered = insFrom(services, oid === undefined ? { ins } : { ins, oid })
      return { standsAt: toIso(await recover(deskOf(services, request.id), { ...said, ins: numbered })) }
    },
  }),
]

const confirmationRoutes = (style: CookieStyle): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/session/confirmations',
    tag: TAG,
    summary: 'How she may prove again that it is her',
    answer: confirmationWaysSchema,
    handle: async ({ op, services }) => {
      if (op.caller.means === 'demonstration' && services.mode === 'demonstration') return { ways: ['demonstration' as const] }
      const { identifier, passkeys } = await meansOf(op)
      return {
        ways: [...(passkeys.length === 0 ? [] : ['passkey' as const]), ...(identifier === undefined ? [] : ['password' as const])],
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/session/confirmations',
    tag: TAG,
    summary: 'Proves again that it is her: what asked for it may be asked once more for ten minutes',
    body: confirmationSchema,
    handle: async ({ op, body, services, request, reply }) => {
      const site = body.kind === 'passkey' ? siteOf(request) : { id: '', origin: '' }
      giveSession(reply, services, style, await confirmAgain(deskOf(services, request.id), op, site, body))
    },
  }),
]

/** The person's own doors. Each answers in one way for somebody and for nobody (security.md A6, A21). */
export const signInRoutes = (style: CookieStyle): readonly Route[] => [
  ...passwordRoutes(style),
  ...passkeyRoutes(style),
  ...lostRoutes,
  ...confirmationRoutes(style),
]
