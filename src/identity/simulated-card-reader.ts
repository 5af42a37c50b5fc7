import { after, type Instant, MINUTE } from '../kernel/instant.ts'
import type { Ins } from '../kernel/ins.ts'
import type { Operation } from '../platform/operation.ts'
import type { CardReader, CardReading } from './card-reader.ts'
import { findPerson, traitsOf } from './find-person.ts'

type Reading = {
  readonly kind: 'card-reading'
  readonly means: CardReading['means']
  readonly ins: Ins
  readonly session: string
  readonly until: Instant
}

const LIFE = 5 * MINUTE

/** What the reader of a demonstration hands to the browser once an invented card was laid on it. */
export const simulatedReading = (op: Operation, ins: Ins, means: CardReading['means']): string => {
  const reading: Reading = { kind: 'card-reading', means, ins, session: op.caller.sessionId, until: after(op.instant, LIFE) }
  return op.keyring.sealCookie(Buffer.from(JSON.stringify(reading))).toString('base64url')
}

const read = (op: Operation, text: string): Partial<Reading> => {
  try {
    return JSON.parse(op.keyring.openCookie(Buffer.from(text, 'base64url')).toString('utf8')) as Partial<Reading>
  } catch {
    return {}
  }
}

export const simulatedCardReader: CardReader = {
  open: async (op, text) => {
    const { kind, means, ins, session, until } = read(op, text)
    const isHers = kind === 'card-reading' && session === op.caller.sessionId && until !== undefined && op.instant < until
    if (!isHers || means === undefined || ins === undefined) return null
    const found = await findPerson(op, ins)
    const traits = found === undefined ? undefined : await traitsOf(op, found.personId)
    return traits === undefined ? null : { means, traits }
  },
}

/** Where no reader is set up. */
export const noCardReader: CardReader = { open: async () => null }
