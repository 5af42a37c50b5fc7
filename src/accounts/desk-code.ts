import { displayName, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { after, DAY, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { dateInWords, printSlip } from '../platform/print/index.ts'
import { parametersAt } from '../policy/index.ts'
import { hasAccount } from './account.ts'
import type { CodeChannel } from './ask-for-code.ts'
import { channelsOpen } from './channels-open.ts'
import { cancelCodes, type IssuedRow, selectIssuedCodes } from './code-store.ts'
import { type CodePurpose, issueActivationCode, issueRecoveryCode } from './codes.ts'
import type { SignInDesk } from './desk.ts'
import { activationCode, contactsWillChange, type Message, recoveryCode } from './messages.ts'
import { CHANNEL_CLOSED } from './refusals.ts'
import { sendEverywhere, sendMessage } from './send-message.ts'

/** What an agent is told of a code: never the code. */
export type DeskCode = { readonly purpose: CodePurpose; readonly until: Instant }

/**
 * A new code for who was seen at the desk, by a way that she had before. The codes she still had are cancelled. One that replaces a lost means goes
 * by post or from hand to hand: an address of mail is no proof (ASVS 6.3.6; security.md A8). Errors: `channel-closed`.
 */
export const sendDeskCode = async (tx: Queries, desk: SignInDesk, personId: ActorId, way: CodeChannel): Promise<DeskCode> => {
  const purpose = await purposeFor(desk.op, personId)
  const open = await channelsOpen(desk, personId)
  if (!open.includes(way) || (purpose === 'recovery' && way !== 'post')) return refuse(CHANNEL_CLOSED)
  const { message, until } = await make(tx, desk.op, personId, purpose)
  await sendMessage(tx, desk, personId, way, message)
  return { purpose, until }
}

/** The same on a sheet that is folded and sealed before it is given: A5. */
export const deskCodeOnPaper = async (tx: Queries, op: Operation, personId: ActorId): Promise<DeskCode & { readonly pdf: Buffer }> => {
  const purpose = await purposeFor(op, personId)
  const { message, until } = await make(tx, op, personId, purpose)
  const traits = await traitsOf(op, personId)
  return { purpose, until, pdf: await printSlip({ name: traits === undefined ? '' : displayName(traits), ...message.letter }) }
}

const purposeFor = async (op: Operation, personId: ActorId): Promise<CodePurpose> =>
  (await hasAccount(op, personId)) ? 'recovery' : 'activation'

const make = async (
  tx: Queries,
  op: Operation,
  personId: ActorId,
  purpose: CodePurpose,
): Promise<{ readonly message: Message; readonly until: Instant }> => {
  const until = after(op.instant, parametersAt(op.instant).activationCodeDays * DAY)
  await cancelCodes(tx, [personId], purpose, null, op.instant)
  const issue = purpose === 'activation' ? issueActivationCode : issueRecoveryCode
  const code = await issue(tx, op, personId, { until, reason: 'desk' })
  const words = purpose === 'activation' ? activationCode : recoveryCode
  return { message: words(code, until, op.instant), until }
}

/** To every way that stands, the one that will be replaced among them: she may still say no. */
export const warnOfContactChange = (tx: Queries, desk: SignInDesk, personId: ActorId, due: Instant): Promise<void> =>
  sendEverywhere(tx, desk, personId, contactsWillChange(dateInWords(due), desk.op.instant))

export type IssuedCode = {
  readonly purpose: CodePurpose
  readonly reason: IssuedRow['reason']
  readonly issuedAt: Instant
  readonly until: Instant
  readonly state: 'waiting' | 'over'
}

/** Codes made for her that nobody used, and that none replaced. Latest first. */
export const issuedCodesOf = async (
  { db, instant }: Pick<Operation, 'db' | 'instant'>,
  personId: ActorId,
): Promise<readonly IssuedCode[]> =>
  (await selectIssuedCodes(db, personId)).map(row => ({
    purpose: row.purpose,
    reason: row.reason,
    issuedAt: row.issued_at,
    until: row.expires_at,
    state: row.expires_at <= instant ? 'over' : 'waiting',
  }))
