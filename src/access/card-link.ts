import { type Act, listUnderTrace, writeUnderTrace } from '../audit/index.ts'
import type { Grant } from '../kernel/grant.ts'
import type { CardLinkId, RecordId } from '../kernel/ids.ts'
import { after, DAY, type Instant } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import { dropDue, setDue } from '../platform/due/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { LinkFile } from '../platform/keyring/health-link.ts'
import type { Operation } from '../platform/operation.ts'
import { type CardLinkRow, countCardLinks, endCardLinkAt, endOverCardLinks, insertCardLink, selectCardLinks } from './card-link-store.ts'
import { underGrant } from './door.ts'
import { pin } from './merge-store.ts'
import { LINK_LENGTH, LINKS_TOO_MANY } from './refusals.ts'

/** How long a link may live, in days: a journey, a month, a year. */
export const LINK_DAYS = [1, 30, 365] as const
const AT_ONCE = 3
/** Wrong passcodes in a whole life: five among a million. */
const TRIES = 5
const TOKEN = 32

/** What is kept of a link in clear: a keyed hash of its 256 bits. */
export const linkTag = (op: Pick<Operation, 'keyring'>, token: string): Buffer => op.keyring.blindIndex('card-link', token)
/** Keyed as well: six digits are no secret for who has their plain hash. */
export const passcodeHash = (op: Pick<Operation, 'keyring'>, id: CardLinkId, passcode: string): Buffer =>
  op.keyring.blindIndex('card-link-passcode', `${id}|${passcode.replace(/\s/g, '')}`)
export const linkContext = (id: CardLinkId): string => `card-link|${id}`
export const linkFileContext = (id: CardLinkId): string => `card-link-file|${id}`

/** `token` goes into the address, `passcode` to whom she tells it. Both are said here and nowhere else. */
export type NewCardLink = { readonly id: CardLinkId; readonly token: string; readonly passcode: string; readonly until: Instant }

/** A link to what was chosen of her card, sealed under a key that is not kept: hers, and of who has all her rights. */
export const makeCardLink = async (op: Operation, recordId: RecordId, { jwe }: LinkFile, days: number): Promise<NewCardLink> => {
  if (!LINK_DAYS.some(length => length === days)) return refuse(LINK_LENGTH)
  const link = {
    id: op.draw.uuid() as CardLinkId,
    token: Buffer.from(op.draw.bytes(TOKEN)).toString('base64url'),
    passcode: sixDigits(op.draw.bytes(4)),
    until: after(op.instant, days * DAY),
  }
  const act: Act = { action: 'access.make-link' }
  await underGrant(op, recordId, 'manage-access', act, async grant => {
    const sealer = await op.keyring.sealer(recordId)
    await writeUnderTrace(op, grant, act, async tx => {
      const next = await endOverCardLinks(tx, recordId, op.instant)
      if ((await countCardLinks(tx, recordId, op.instant)) >= AT_ONCE) return refuse(LINKS_TOO_MANY)
      await insertCardLink(tx, {
        recordId,
        id: link.id,
        placeTag: linkTag(op, link.token),
        at: op.instant,
        until: link.until,
        hersAlone: op.secret && hersToo(grant),
        tries: TRIES,
        sealed: sealer.rights(linkContext(link.id), passcodeHash(op, link.id, link.passcode)),
        sealedFile: sealer.rights(linkFileContext(link.id), Buffer.from(jwe)),
      })
      await setDue(tx, { kind: END_LINKS, subject: recordId, due: next === null || link.until < next ? link.until : next })
    })
  })
  return link
}

const sixDigits = (drawn: Uint8Array): string => String(Buffer.from(drawn).readUInt32BE() % 1_000_000).padStart(6, '0')

const hersToo = ({ basis }: Grant): boolean => basis.relation !== 'representative'

const END_LINKS = 'access.end-links'

export type CardLinkLine = {
  readonly id: CardLinkId
  readonly createdAt: Instant
  /** Its end, or when it was ended. */
  readonly until: Instant
  /** `guessed`: it bore too many wrong passcodes. */
  readonly state: 'live' | 'over' | 'guessed'
  readonly opened: number
  readonly openedAt: Instant | null
}

const SHOWN = 20

/** The last twenty, latest first. */
export const readCardLinks = (op: Operation, recordId: RecordId): Promise<readonly CardLinkLine[]> => {
  const act: Act = { action: 'access.read' }
  return underGrant(op, recordId, 'manage-access', act, async grant => {
    const { value } = await listUnderTrace<'manage-access', CardLinkRow>(op, grant, act, selectCardLinks(SHOWN, hersToo(grant)))
    return value.map(row => lineAt(row, op.instant))
  })
}

/** Of rows that a committed reading brought. */
export const lineAt = (row: CardLinkRow, at: Instant): CardLinkLine => {
  const isOver = row.ended_at !== null || row.valid_until <= at
  return {
    id: row.link_id,
    createdAt: row.created_at,
    until: row.ended_at ?? row.valid_until,
    state: row.tries_left === 0 ? 'guessed' : isOver ? 'over' : 'live',
    opened: row.opened,
    openedAt: row.opened_at,
  }
}

/** At once: it opens nothing from now on, and its file is gone. */
export const endCardLink = (op: Operation, recordId: RecordId, id: CardLinkId): Promise<void> => {
  const act: Act = { action: 'access.end-link' }
  return underGrant(op, recordId, 'manage-access', act, async grant => {
    await writeUnderTrace(op, grant, act, tx => endCardLinkAt(tx, recordId, id, op.instant, hersToo(grant)))
  })
}

/** Rings when the days of one are over. In the transaction of its clock. */
export const endDueCardLinks = (op: Operation, recordId: RecordId): Promise<void> =>
  op.db.transaction(async tx => {
    await pin(tx, recordId)
    const next = await endOverCardLinks(tx, recordId, op.instant)
    if (next !== null) await setDue(tx, { kind: END_LINKS, subject: recordId, due: next })
  })

/** With the rows of its record. */
export const dropCardLinkClock = (tx: Queries, recordId: RecordId): Promise<unknown> => dropDue(tx, END_LINKS, recordId)
