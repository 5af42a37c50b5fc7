import type { ActorId } from '../kernel/ids.ts'
import { after, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { insertSpent } from './account-store.ts'
import { TICKET_OVER } from './refusals.ts'

/**
 * What the browser keeps between two steps, sealed, so that the server keeps nothing for who never comes back: a password that was right, the
 * challenge of a passkey.
 */
export type Ticket =
  | { readonly kind: 'password'; readonly actorId: ActorId }
  | { readonly kind: 'challenge'; readonly challenge: string; readonly actorId: ActorId | null }
  | { readonly kind: 'totp'; readonly actorId: ActorId; readonly secret: string }

type Sealed = Ticket & { readonly until: Instant; readonly nonce: string }

export const sealTicket = (op: Operation, ticket: Ticket, lastsMs: number): string => {
  const sealed: Sealed = { ...ticket, until: after(op.instant, lastsMs), nonce: op.draw.uuid() }
  return op.keyring.sealCookie(Buffer.from(JSON.stringify({ ticket: sealed }))).toString('base64url')
}

const LONGEST = 2_048

/** Opens a ticket of that kind while it lasts. Errors: `ticket-over`. */
export const openTicket = <K extends Ticket['kind']>(op: Operation, kind: K, text: string): Extract<Ticket, { kind: K }> => {
  const ticket = text.length > LONGEST ? undefined : unsealed(op, text)
  return ticket !== undefined && ticket.until > op.instant && isOf(ticket, kind) ? ticket : refuse(TICKET_OVER)
}

const isOf = <K extends Ticket['kind']>(ticket: Ticket, kind: K): ticket is Extract<Ticket, { kind: K }> => ticket.kind === kind

/** Errors: `ticket-over` when it was spent before. */
export const spendTicket = async (tx: Queries, op: Operation, text: string, lastsMs: number): Promise<void> => {
  const isFirst = await insertSpent(tx, op.keyring.blindIndex('ticket', text), after(op.instant, lastsMs))
  if (!isFirst) refuse(TICKET_OVER, 'spent')
}

const unsealed = (op: Operation, text: string): Sealed | undefined => {
  try {
    const { ticket } = JSON.parse(op.keyring.openCookie(Buffer.from(text, 'base64url')).toString('utf8')) as { ticket?: Sealed }
    return ticket
  } catch {
    return undefined
  }
}
