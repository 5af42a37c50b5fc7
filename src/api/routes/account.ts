import {
  addApp,
  addPasskey,
  askContactChange,
  askForPasskey,
  cancelRecovery,
  changePassword,
  confirmContact,
  type CookieStyle,
  endOneSession,
  endOtherSessions,
  forgetDevice,
  offerApp,
  removeApp,
  removePasskey,
  requireSession,
} from '../../accounts/index.ts'
import { z } from 'zod'
import type { SessionId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  accountPageSchema,
  appOfferedSchema,
  appTypedSchema,
  contactAskedSchema,
  contactChangeSchema,
  contactConfirmedSchema,
  contactKindSchema,
  idSchema,
  newPasswordSchema,
  passkeyAddedSchema,
  passkeyChallengeSchema,
} from '../contract/index.ts'
import { PEOPLE_ONLY } from '../refusals.ts'
import { refuse } from '../../kernel/refusal.ts'
import { type Route, route } from '../route.ts'
import { deskOf, deviceOf, siteOf } from '../sign-in-desk.ts'
import { accountPage } from '../views/account-page.ts'

const TAG = 'account'
const ofSession = z.strictObject({ sessionId: idSchema.transform(text => text as SessionId) })
const ofDevice = z.strictObject({ deviceId: idSchema })
const ofPasskey = z.strictObject({ passkeyId: idSchema })

/** Her own account: a person’s, signed in by more than a code. Everything here stands behind a session that is looked up. */
const hers = async (op: Operation): Promise<void> => {
  if (op.caller.subject.kind !== 'person' || op.caller.means === 'activation-code') refuse(PEOPLE_ONLY)
  await requireSession(op)
}

const sessionRoutes: readonly Route[] = [
  route({
    method: 'DELETE',
    path: '/api/account/sessions/:sessionId',
    tag: TAG,
    summary: 'Ends one of her sessions, at its next request',
    params: ofSession,
    handle: async ({ op, params: { sessionId } }) => {
      await hers(op)
      await endOneSession(op, sessionId)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/account/sessions',
    tag: TAG,
    summary: 'Ends all her sessions but this one',
    handle: async ({ op }) => {
      await hers(op)
      await endOtherSessions(op)
    },
  }),
]

const deviceRoutes: readonly Route[] = [
  route({
    method: 'DELETE',
    path: '/api/account/devices/:deviceId',
    tag: TAG,
    summary: 'Forgets a browser: its sessions end, a code is asked there again',
    params: ofDevice,
    handle: async ({ op, params: { deviceId } }) => {
      await hers(op)
      await forgetDevice(op, deviceId)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/account/devices',
    tag: TAG,
    summary: 'Forgets all her browsers',
    handle: async ({ op }) => {
      await hers(op)
      await forgetDevice(op, null)
    },
  }),
]

const passkeyRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/account/passkey-challenges',
    tag: TAG,
    summary: 'What the browser is asked to make a passkey of',
    answer: passkeyChallengeSchema,
    status: 201,
    handle: async ({ op, request }) => {
      await hers(op)
      const { options, ticket } = await askForPasskey(op, siteOf(request))
      return { ticket, options: { ...options } }
    },
  }),
  route({
    method: 'POST',
    path: '/api/account/passkeys',
    tag: TAG,
    summary: 'Keeps the passkey that was made',
    body: passkeyAddedSchema,
    handle: async ({ op, body, services, request }) => {
      await hers(op)
      await addPasskey(deskOf(services, request.id), op, siteOf(request), body)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/account/passkeys/:passkeyId',
    tag: TAG,
    summary: 'Removes a passkey, unless nothing else would open her space',
    params: ofPasskey,
    handle: async ({ op, params: { passkeyId }, services, request }) => {
      await hers(op)
      await removePasskey(deskOf(services, request.id), op, passkeyId)
    },
  }),
]

const passwordRoutes: readonly Route[] = [
  route({
    method: 'PUT',
    path: '/api/account/password',
    tag: TAG,
    summary: 'A new password; her other sessions end',
    body: newPasswordSchema,
    handle: async ({ op, body: { password }, services, request }) => {
      await hers(op)
      await changePassword(deskOf(services, request.id), op, password)
    },
  }),
  route({
    method: 'POST',
    path: '/api/account/app-offers',
    tag: TAG,
    summary: 'A secret for her authenticator app, kept once a code of it is typed',
    answer: appOfferedSchema,
    status: 201,
    handle: async ({ op }) => {
      await hers(op)
      return offerApp(op)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/account/app',
    tag: TAG,
    summary: 'Keeps the authenticator app',
    body: appTypedSchema,
    handle: async ({ op, body, services, request }) => {
      await hers(op)
      await addApp(deskOf(services, request.id), op, body)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/account/app',
    tag: TAG,
    summary: 'Removes the authenticator app, unless nothing else would open her space',
    handle: async ({ op, services, request }) => {
      await hers(op)
      await removeApp(deskOf(services, request.id), op)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/account/recovery',
    tag: TAG,
    summary: '« It was not me »: cancels a recovery under way',
    handle: async ({ op }) => {
      await hers(op)
      await cancelRecovery(op)
    },
  }),
]

const contactRoutes: readonly Route[] = [
  route({
    method: 'PUT',
    path: '/api/account/contacts/:kind',
    tag: TAG,
    summary: 'A new address or number: a code goes there, another to the one that stood',
    params: z.strictObject({ kind: contactKindSchema }),
    body: contactChangeSchema,
    answer: contactAskedSchema,
    handle: async ({ op, params: { kind }, body: { value }, services, request }) => {
      await hers(op)
      return askContactChange(deskOf(services, request.id), op, { kind, value: value.trim() })
    },
  }),
  route({
    method: 'POST',
    path: '/api/account/contact-confirmations',
    tag: TAG,
    summary: 'The codes that were sent: the new contact stands',
    body: contactConfirmedSchema,
    handle: async ({ op, body: { newCode, oldCode }, services, request }) => {
      await hers(op)
      await confirmContact(deskOf(services, request.id), op, { newCode, ...(oldCode === undefined ? {} : { oldCode }) })
    },
  }),
]

export const accountRoutes = (style: CookieStyle): readonly Route[] => [
  route({
    method: 'GET',
    path: '/api/account',
    tag: TAG,
    summary: 'Who she is here, how she is reached, how and where she is signed in',
    answer: accountPageSchema,
    handle: async ({ op, services, request }) => {
      await hers(op)
      return accountPage(op, deviceOf(services, request, style))
    },
  }),
  ...sessionRoutes,
  ...deviceRoutes,
  ...passkeyRoutes,
  ...passwordRoutes,
  ...contactRoutes,
]
