import { traceRefusal, writeUnderTrace, type Act } from '../audit/index.ts'
import { type Grant, issueGrant } from '../kernel/grant.ts'
import type { CardLinkId, RecordId } from '../kernel/ids.ts'
import { after, type Instant, MINUTE } from '../kernel/instant.ts'
import { Refusal, refuse } from '../kernel/refusal.ts'
import { equalBytes } from '../platform/keyring/primitives.ts'
import type { Operation } from '../platform/operation.ts'
import { policyVersionAt } from '../policy/index.ts'
import { knownOn } from './actor-facts.ts'
import { linkContext, linkFileContext, linkTag, passcodeHash } from './card-link.ts'
import { countOpening, selectCardLinkPlace, type TakenTry, takeTry } from './card-link-store.ts'
import type { OnAccess } from './declare-access.ts'
import { decidingAgain } from './door.ts'
import type { RightsSnapshot } from './model.ts'
import { LINK_PASSCODE, LINK_UNKNOWN } from './refusals.ts'
import { loadSnapshot, openRightsOf } from './snapshot.ts'
import { shelteredPlaces } from './sheltered.ts'
import { NOTHING_VISIBLE } from './visibility.ts'

/** `recipient`: who its bearer says she is; nobody proves it. */
export type LinkOpening = { readonly token: string; readonly passcode: string | undefined; readonly recipient: string }
/** A ciphertext: what opens it stands in the link, and never came here. */
export type OpenedCardLink = { readonly jwe: string; readonly until: Instant }

/** With how many are left, in the link's whole life. */
export class WrongPasscode extends Refusal {
  readonly remaining: number

  constructor(remaining: number) {
    super(LINK_PASSCODE)
    this.remaining = remaining
  }
}

/** Who holds a link is nobody whom we know: her journal says so, and what this one calls himself. */
const BEARER = 'Quelqu’un avec votre lien'
const CALLED = 80

/**
 * Opens a link for whoever bears it and knows its passcode (SMART Health Links, manifest request). By the loop: there is no session. Unknown, over, ended,
 * guessed at too often, of a record that is closed or wholly hidden: one answer after the same statements, on the record or on a decoy.
 */
export const openCardLink = async (caller: Operation, opening: LinkOpening, onUse?: OnAccess): Promise<OpenedCardLink> => {
  const op = { ...caller, caller: { ...caller.caller, subject: { ...caller.caller.subject, name: BEARER } } }
  const place = await selectCardLinkPlace(op.db, linkTag(op, opening.token))
  const recordId = place?.record_id ?? (op.draw.uuid() as RecordId)
  const id = place?.link_id ?? (op.draw.uuid() as CardLinkId)
  const snapshot = await loadSnapshot(op, recordId)
  // No passcode is no guess: it is told that there must be one, and nothing is counted.
  const taken = await takeTry(op.db, isOpen(snapshot) ? recordId : NOWHERE, id, op.instant, opening.passcode === undefined ? 0 : 1)
  return decidingAgain(recordId, () => open(op, recordId, id, taken, opening, onUse))
}

const NOWHERE = '00000000-0000-4000-9000-0000000000ff' as RecordId

/** « Tout masquer » hides this as well. */
const isOpen = ({ real, state, settings }: RightsSnapshot): boolean =>
  real && (state === 'active' || state === 'open') && !settings.everythingHidden

const open = async (
  op: Operation,
  recordId: RecordId,
  id: CardLinkId,
  taken: TakenTry | undefined,
  { passcode, recipient }: LinkOpening,
  onUse: OnAccess | undefined,
): Promise<OpenedCardLink> => {
  const snapshot = await loadSnapshot(op, recordId)
  const isThere = taken !== undefined && isOpen(snapshot)
  const grant = await grantOf(op, snapshot, isThere)
  const act = actOf(recipient, taken?.hers_alone === true)
  if (!isThere) {
    await traceRefusal(op, grant, act, LINK_UNKNOWN.code)
    return refuse(LINK_UNKNOWN)
  }
  const unseal = await op.keyring.openRights(recordId)
  const isRight = equalBytes(passcodeHash(op, id, passcode ?? ''), unseal(linkContext(id), taken.sealed))
  if (passcode === undefined || !isRight) {
    await traceRefusal(op, grant, act, LINK_PASSCODE.code)
    throw new WrongPasscode(taken.tries_left)
  }
  await writeUnderTrace(op, grant, act, async tx => {
    if (!(await countOpening(tx, recordId, id, op.instant))) return refuse(LINK_UNKNOWN)
    await onUse?.(tx, recordId, taken.hers_alone)
  })
  return { jwe: unseal(linkFileContext(id), taken.sealed_file).toString('utf8'), until: taken.valid_until }
}

const actOf = (recipient: string, hersAlone: boolean): Act => ({
  action: 'access.open-link',
  motive: `Se présente comme\u00a0: ${plainly(recipient)}`,
  ...(hersAlone ? { stream: 'holder' as const } : {}),
})

/** Anybody wrote it: one short line of letters, and nothing that moves another. */
const plainly = (text: string): string =>
  text
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .slice(0, CALLED)

const grantOf = async (op: Operation, snapshot: RightsSnapshot, isThere: boolean): Promise<Grant> => {
  const known = knownOn(op, snapshot)
  return issueGrant({
    right: 'declare-access',
    recordId: snapshot.recordId,
    actorId: op.caller.subject.id,
    actorTag: known.tag,
    structureTag: null,
    holderName: isThere ? (await openRightsOf(op, snapshot)).holderName : '',
    holderId: snapshot.holderId,
    rightsVersion: snapshot.version,
    basis: { rule: 'card-link', relation: 'share', policy: policyVersionAt(op.instant), mode: op.mode },
    visibility: { ...NOTHING_VISIBLE(op.instant), shelteredPlaces: shelteredPlaces(snapshot, op.instant) },
    blind: false,
  })
}

/** A ticket to the file alone, for who asked that it be not in the answer: it says until when, under our own mark. */
export const fileTicket = (op: Pick<Operation, 'keyring' | 'instant'>, token: string): string => {
  const until = after(op.instant, TICKET_MINUTES * MINUTE)
  return `${until}.${markOf(op, token, until)}`
}

const TICKET_MINUTES = 5

const markOf = ({ keyring }: Pick<Operation, 'keyring'>, token: string, until: number): string =>
  keyring.blindIndex('card-link-file', `${token}|${until}`).toString('base64url')

/** The file of a link that was opened a moment ago: that opening stands in the trace. Over meanwhile, or another's ticket: as a link that was never. */
export const readCardLinkFile = async (op: Operation, token: string, ticket: string): Promise<string> => {
  const [until = '', mark = ''] = ticket.split('.')
  const isOurs = equalBytes(Buffer.from(mark), Buffer.from(markOf(op, token, Number(until))))
  const place = await selectCardLinkPlace(op.db, linkTag(op, token))
  if (!isOurs || Number(until) <= op.instant || place === undefined) return refuse(LINK_UNKNOWN)
  const snapshot = await loadSnapshot(op, place.record_id)
  const found = isOpen(snapshot) ? await takeTry(op.db, place.record_id, place.link_id, op.instant, 0) : undefined
  if (found === undefined) return refuse(LINK_UNKNOWN)
  const unseal = await op.keyring.openRights(place.record_id)
  return unseal(linkFileContext(place.link_id), found.sealed_file).toString('utf8')
}
