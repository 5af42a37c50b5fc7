import { z } from 'zod'
import {
  addAgentKey,
  answerColleague,
  askColleague,
  askForAgentKey,
  askWithPasskey,
  type CookieStyle,
  createAgent,
  disableAgent,
  LOOP,
  openActs,
  type PasskeySite,
  requireSession,
  signInAgent,
} from '../../accounts/index.ts'
import { toIso } from '../../kernel/instant.ts'
import {
  actAnswerSchema,
  actIdSchema,
  actsOfTwoSchema,
  agentKeySchema,
  agentSignInSchema,
  askedActSchema,
  idSchema,
  agentInvitationSchema,
  invitedAgentSchema,
  keyAskedSchema,
  newAgentSchema,
  sessionSchema,
} from '../contract/index.ts'
import { giveNewSession } from '../bound-sessions.ts'
import { actorId, toActorId } from '../ids.ts'
import { operationFor } from '../operation.ts'
import { type Call, openRoute, type Route, route } from '../route.ts'
import { sessionPage } from '../views/session-page.ts'

type Wire = Pick<Call<unknown, unknown, unknown>, 'services' | 'request'>

const siteOf = ({ services: { openid }, request }: Wire): PasskeySite => {
  const origin = openid.originFor(request.headers.host)
  return { id: new URL(origin).hostname, origin }
}

const colleagueRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/agents/acts',
    tag: 'agents',
    summary: 'What waits for two agents',
    answer: actsOfTwoSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      const acts = await openActs(op)
      return {
        items: acts.map(({ actId, kind, subject, askedBy, askedByName, askedAt, expiresAt, answer }) => ({
          actId,
          kind,
          subject,
          askedByName,
          isMine: askedBy === op.caller.subject.id,
          askedAt: toIso(askedAt),
          expiresAt: toIso(expiresAt),
          answer,
        })),
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/agents/acts',
    tag: 'agents',
    summary: 'Asks a colleague to stand beside for an act',
    body: askedActSchema,
    answer: actIdSchema,
    status: 201,
    handle: async ({ op, body }) => {
      await requireSession(op)
      return { actId: await askColleague(op, body) }
    },
  }),
  route({
    method: 'POST',
    path: '/api/agents/acts/:actId/answer',
    tag: 'agents',
    summary: 'Approves or refuses what a colleague asked',
    params: z.strictObject({ actId: idSchema }),
    body: actAnswerSchema,
    handle: async ({ op, params: { actId }, body: { approve } }) => {
      await requireSession(op)
      await answerColleague(op, actId, approve)
    },
  }),
  route({
    method: 'POST',
    path: '/api/agents',
    tag: 'agents',
    summary: 'Makes an agent, or gives one another key; two agents stand behind it',
    body: newAgentSchema,
    answer: invitedAgentSchema,
    status: 201,
    handle: async ({ op, body: { agentId, name } }) => {
      await requireSession(op)
      return { code: await createAgent(op, toActorId(agentId), name) }
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/agents/:actorId',
    tag: 'agents',
    summary: 'Ends an agent’s account and her sessions at once',
    params: z.strictObject({ actorId }),
    handle: async ({ op, params }) => {
      await requireSession(op)
      await disableAgent(op, params.actorId)
    },
  }),
]

/** The desk and the operator: their own accounts, and what two of them do together. No route here knows a record. */
export const agentRoutes = (style: CookieStyle): readonly Route[] => [
  openRoute({
    method: 'POST',
    path: '/api/agents/sessions/options',
    tag: 'agents',
    summary: 'A challenge for the key of an agent: it names nobody',
    answer: keyAskedSchema,
    handle: async ({ services, request }) => {
      const { options, ticket } = await askWithPasskey(operationFor(services, LOOP, request.id), siteOf({ services, request }))
      return { options: { ...options }, ticket }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/api/agents/sessions',
    tag: 'agents',
    summary: 'Signs an agent in with her key',
    body: agentSignInSchema,
    answer: sessionSchema,
    status: 201,
    handle: async ({ body, services, request, reply }) => {
      const op = operationFor(services, LOOP, request.id)
      const session = await signInAgent(op, services.mode, siteOf({ services, request }), body)
      giveNewSession({ services, request, reply }, style, session)
      return sessionPage({ ...op, caller: session.authentication }, services.mode)
    },
  }),
  openRoute({
    method: 'POST',
    path: '/api/agents/keys/options',
    tag: 'agents',
    summary: 'What the browser of an invited agent is asked to make',
    body: agentInvitationSchema,
    answer: keyAskedSchema,
    handle: async ({ body: { code }, services, request }) => {
      const { options, ticket } = await askForAgentKey(operationFor(services, LOOP, request.id), siteOf({ services, request }), code)
      return { options: { ...options }, ticket }
    },
  }),
  openRoute({
    method: 'POST',
    path: '/api/agents/keys',
    tag: 'agents',
    summary: 'Keeps the key that was made; the invitation serves once',
    body: agentKeySchema,
    handle: ({ body, services, request }) => addAgentKey(operationFor(services, LOOP, request.id), siteOf({ services, request }), body),
  }),
  ...colleagueRoutes,
]
