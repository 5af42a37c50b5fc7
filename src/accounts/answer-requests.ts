import { findPerson, hasVitaleSerial, personsRepresentedBy, traitsOf } from '../identity/index.ts'
import type { ActorId } from '../kernel/ids.ts'
import { after, DAY } from '../kernel/instant.ts'
import { isMinor } from '../kernel/majority.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { parametersAt } from '../policy/index.ts'
import { selectAccount } from './account-store.ts'
import { identifierOf } from './account.ts'
import { type CodeRequest, requestContext } from './ask-for-code.ts'
import { issueRecoveryCode, issueSharedCode } from './codes.ts'
import { type SignInDesk, personOf, tellHer } from './desk.ts'
import { LOOP } from './loop.ts'
import { accountKnown, activationCode, identifierTold, type Message, noAccount, recoveryCode } from './messages.ts'
import { sendMessage } from './send-message.ts'
import { takeRequest } from './request-store.ts'

/** Works out what was asked since: one transaction each, so that a message leaves if and only if its code stands. Says how many. */
export const answerRequests = async (desk: SignInDesk, limit = 100): Promise<number> => {
  for (let done = 0; done < limit; done += 1) {
    const isOne = await desk.op.db.transaction(async tx => {
      const row = await takeRequest(tx)
      if (row === undefined) return false
      await answer(tx, desk, read(desk.op, row.request_id, row.sealed))
      return true
    })
    if (!isOne) return done
  }
  return limit
}

const read = (op: Operation, id: string, sealed: Buffer): CodeRequest =>
  JSON.parse(op.keyring.openForActor(LOOP.subject.id, requestContext(id), sealed).toString('utf8')) as CodeRequest

/** Number, card and birth date must go together; what goes to a child goes to the parent whose number was typed. */
const answer = async (tx: Queries, desk: SignInDesk, request: CodeRequest): Promise<void> => {
  const { op } = desk
  const found = await findPerson(op, request.ins)
  if (found === undefined || !(await hasVitaleSerial(op, found.personId, request.vitaleSerial))) return
  const addresseeId = found.personId
  const message = await messageFor(tx, desk, request, addresseeId)
  if (message !== undefined) await send(tx, desk, addresseeId, request, message)
}

const messageFor = async (
  tx: Queries,
  { op, outbox }: SignInDesk,
  { asked, birthDate }: CodeRequest,
  addresseeId: ActorId,
): Promise<Message | undefined> => {
  const isHerself = (await traitsOf(op, addresseeId))?.birthDate === birthDate
  const account = await selectAccount(op.db, addresseeId)
  const until = after(op.instant, parametersAt(op.instant).activationCodeDays * DAY)
  switch (asked) {
    case 'activation-code': {
      if (isHerself)
        return account === undefined
          ? activationCode(await issueSharedCode(tx, op, [addresseeId], { until, reason: 'asked' }), until, op.instant)
          : accountKnown(op.instant)
      const children = await childrenBornOn(op, addresseeId, birthDate)
      return children.length === 0
        ? undefined
        : activationCode(await issueSharedCode(tx, op, children, { until, reason: 'asked' }), until, op.instant)
    }
    case 'identifier':
      if (!isHerself) return undefined
      return account === undefined ? noAccount(op.instant) : identifierTold(identifierOf(op, account), op.instant)
    case 'recovery-code': {
      if (!isHerself) return undefined
      if (account === undefined) return noAccount(op.instant)
      const { recordId } = await personOf(op, addresseeId)
      await tellHer(tx, { op, outbox }, addresseeId, recordId, 'code-asked')
      return recoveryCode(await issueRecoveryCode(tx, op, addresseeId, { until, reason: 'asked' }), until, op.instant)
    }
  }
}

const childrenBornOn = async (op: Operation, addresseeId: ActorId, birthDate: string): Promise<readonly ActorId[]> => {
  const children: ActorId[] = []
  for (const id of await personsRepresentedBy(op, addresseeId)) {
    const traits = await traitsOf(op, id)
    const isChild = traits !== undefined && isMinor(traits.birthDate, parametersAt(op.instant).majorityYears, op.instant)
    if (isChild && traits.birthDate === birthDate) children.push(id)
  }
  return children
}

/** A code that replaces a lost means goes by post: an address of mail is no proof (ASVS 6.3.6; security.md A8). */
const send = (tx: Queries, desk: SignInDesk, personId: ActorId, { asked, channel }: CodeRequest, message: Message): Promise<void> =>
  sendMessage(tx, desk, personId, asked === 'recovery-code' ? 'post' : channel, message)
