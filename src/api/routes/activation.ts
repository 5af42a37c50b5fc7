import { changeLife, hiddenFromFirstDeposit, hideFromFirstDeposit } from '../../access/index.ts'
import {
  type CookieStyle,
  createAccount,
  endSession,
  enter,
  hasAccount,
  namingConflicts,
  personOf,
  prepareAccount,
  proveByCode,
  type ReadyAccount,
  startSession,
} from '../../accounts/index.ts'
import { traitsOf } from '../../identity/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  activationProofSchema,
  activationProvedSchema,
  activationSchema,
  hiddenCategoriesSchema,
  type ActivationProved,
  sessionSchema,
} from '../contract/index.ts'
import { giveNewSession } from '../bound-sessions.ts'
import { takeSession } from '../cookies.ts'
import { insFrom } from '../identities.ts'
import { ofRecord, toActorId } from '../ids.ts'
import { openIfNone } from '../person-behind.ts'
import { NOT_CERTIFIED, NOT_PROVED } from '../refusals.ts'
import { openRoute, type Route, route } from '../route.ts'
import type { Services } from '../services.ts'
import { browserOf, deskOf, letIn } from '../sign-in-desk.ts'
import { sessionPage } from '../views/session-page.ts'
import { categoriesOfCodes, typesOfCategories } from '../wording/category.ts'

const TAG = 'activation'

const hiddenCategoryRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/hidden-categories',
    tag: TAG,
    summary: 'Families of documents hidden from their first deposit',
    params: ofRecord,
    answer: hiddenCategoriesSchema,
    handle: async ({ op, params: { recordId } }) => ({ categories: [...categoriesOfCodes(await hiddenFromFirstDeposit(op, recordId))] }),
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/hidden-categories',
    tag: TAG,
    summary: 'Chooses them: what is deposited from now on is hidden at once, what is there stays as it is',
    params: ofRecord,
    body: hiddenCategoriesSchema,
    handle: ({ op, params: { recordId }, body: { categories } }) => hideFromFirstDeposit(op, recordId, typesOfCategories(categories)),
  }),
]

export const activationRoutes = (style: CookieStyle): readonly Route[] => [
  openRoute({
    method: 'POST',
    path: '/api/activation/proofs',
    tag: TAG,
    summary: 'Number, card, birth date and code: a session that may activate, refuse, close and reopen, and reads nothing',
    body: activationProofSchema,
    answer: activationProvedSchema,
    handle: async ({ body: { ins, oid, chosen, ...said }, services, request, reply }): Promise<ActivationProved> => {
      const desk = deskOf(services, request.id)
      const numbered = insFrom(services, oid === undefined ? { ins } : { ins, oid })
      const proved = await proveByCode(desk.op, 'activation', {
        ...said,
        ins: numbered,
        ...(chosen === undefined ? {} : { chosen: toActorId(chosen) }),
      })
      if (proved.kind === 'choose') return { step: 'choose', among: [...proved.among] }
      const { db, keyring, draw, instant } = desk.op
      const { subject } = await personOf(desk.op, proved.addresseeId)
      giveNewSession(
        { services, request, reply },
        style,
        await startSession({ db, keyring, draw, instant, mode: services.mode }, { subject, means: 'activation-code' }),
      )
      const traits = await traitsOf(desk.op, proved.personId)
      return {
        step: 'proved',
        recordId: (await personOf(desk.op, proved.personId)).recordId,
        firstName: traits?.usedFirstName ?? traits?.birthFirstNames[0] ?? '',
        forSomebodyElse: proved.addresseeId !== proved.personId,
        hasAccount: await hasAccount(desk.op, proved.addresseeId),
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/activation',
    tag: TAG,
    summary:
      'Activates a record, with the account of who asks when she has none: one transaction, and she is signed in; 204 when she has one',
    params: ofRecord,
    body: activationSchema,
    answer: sessionSchema.nullable(),
    status: 201,
    orNothing: true,
    handle: async ({ op, params: { recordId }, body: { credentials, certified }, services, request, reply }) => {
      await checkCertified(op, recordId, certified)
      const account = await accountFor(op, services, credentials)
      await openIfNone(op, recordId)
      await activate(op, recordId, account)
      if (op.caller.means !== 'activation-code') return sessionPage(op, services.mode)
      await endSession(op)
      if (account === undefined) {
        // A code opens no account that has a password: she signs in with what she has (security.md A8).
        takeSession(reply, style)
        return null
      }
      const desk = deskOf(services, request.id)
      const entered = await enter(desk, account.personId, 'password-and-code', browserOf(services, request, style), {})
      return letIn(services, request, reply, style, entered)
    },
  }),
  ...hiddenCategoryRoutes,
]

/** Only the representative of the obligatory scheme activates for a child, and says so (domain.md §1.3, step 4). */
const checkCertified = async (op: Operation, recordId: RecordId, certified: boolean): Promise<void> => {
  const own = await personOf(op, op.caller.subject.id)
  if (own.recordId !== recordId && !certified) refuse(NOT_CERTIFIED)
}

type Credentials = { readonly identifier: string; readonly password: string }

const accountFor = async (op: Operation, { signIn }: Services, credentials: Credentials | undefined): Promise<ReadyAccount | undefined> => {
  const { id } = op.caller.subject
  if (credentials !== undefined) return prepareAccount(op, signIn.hasher, id, credentials)
  return op.caller.means !== 'activation-code' || (await hasAccount(op, id)) ? undefined : refuse(NOT_PROVED)
}

const activate = (op: Operation, recordId: RecordId, account: ReadyAccount | undefined): Promise<void> =>
  namingConflicts(
    op,
    op.caller.subject.id,
    changeLife(op, recordId, 'activate', async tx => {
      if (account !== undefined) await createAccount(tx, op, account)
    }),
  )
