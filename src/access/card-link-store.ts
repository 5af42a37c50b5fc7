import type { SliceSelect } from '../audit/index.ts'
import type { CardLinkId, RecordId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Queries, timestamp } from '../platform/db/index.ts'

export type CardLinkRow = {
  readonly link_id: CardLinkId
  readonly created_at: Instant
  readonly valid_until: Instant
  readonly ended_at: Instant | null
  readonly tries_left: number
  readonly opened: number
  readonly opened_at: Instant | null
}

/** The latest first. What she made in secrecy is absent for whoever acts for her. */
export const selectCardLinks = (limit: number, hersToo: boolean): SliceSelect => ({
  name: 'access:card-links',
  sql: value => `select l.link_id, l.created_at, l.valid_until, l.ended_at, l.tries_left, l.opened, l.opened_at from card_link l
    where l.record_id = pin.record_id and (${value(2)}::boolean or not l.hers_alone) order by l.created_at desc, l.link_id limit ${value(1)}::integer`,
  values: [limit, hersToo],
})

export type NewCardLink = {
  readonly recordId: RecordId
  readonly id: CardLinkId
  readonly placeTag: Buffer
  readonly at: Instant
  readonly until: Instant
  readonly hersAlone: boolean
  readonly tries: number
  readonly sealed: Buffer
  readonly sealedFile: Buffer
}

export const insertCardLink = async (tx: Queries, link: NewCardLink): Promise<void> => {
  const { recordId, id, placeTag } = link
  await tx.rows({
    name: 'access:card-link',
    text: `insert into card_link (record_id, link_id, place_tag, created_at, valid_until, hers_alone, tries_left, sealed, sealed_file)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [recordId, id, placeTag, timestamp(link.at), timestamp(link.until), link.hersAlone, link.tries, link.sealed, link.sealedFile],
  })
  await tx.rows({
    name: 'access:card-link-place',
    text: 'insert into card_link_place (tag, record_id, link_id) values ($1, $2, $3)',
    values: [placeTag, recordId, id],
  })
}

/** Those that open something today. */
export const countCardLinks = async (tx: Queries, recordId: RecordId, at: Instant): Promise<number> =>
  (
    await tx.rows<{ readonly many: number }>({
      name: 'access:card-links-live',
      text: 'select count(*)::integer as many from card_link where record_id = $1 and ended_at is null and valid_until > $2 and tries_left > 0',
      values: [recordId, timestamp(at)],
    })
  )[0]?.many ?? 0

const FORGET = 'delete from card_link_place where tag in (select place_tag from over)'

/** Those whose days are over, or that were guessed at too often: the file goes. When the next one ends; `null`: none is left. */
export const endOverCardLinks = async (tx: Queries, recordId: RecordId, at: Instant): Promise<Instant | null> => {
  await tx.rows({
    name: 'access:card-links-over',
    text: `with over as (update card_link set ended_at = least(valid_until, $2::timestamptz), sealed_file = null
        where record_id = $1 and ended_at is null and (valid_until <= $2::timestamptz or tries_left = 0) returning place_tag)
      ${FORGET}`,
    values: [recordId, timestamp(at)],
  })
  const [row] = await tx.rows<{ readonly due: Instant | null }>({
    name: 'access:card-links-next',
    text: 'select min(valid_until) as due from card_link where record_id = $1 and ended_at is null',
    values: [recordId],
  })
  return row?.due ?? null
}

export const endCardLinkAt = async (tx: Queries, recordId: RecordId, id: CardLinkId, at: Instant, hersToo: boolean): Promise<void> => {
  await tx.rows({
    name: 'access:end-card-link',
    text: `with over as (update card_link set ended_at = $3, sealed_file = null
        where record_id = $1 and link_id = $2 and ended_at is null and ($4::boolean or not hers_alone) returning place_tag)
      ${FORGET}`,
    values: [recordId, id, timestamp(at), hersToo],
  })
}

export type CardLinkPlace = { readonly record_id: RecordId; readonly link_id: CardLinkId }

export const selectCardLinkPlace = async (db: Queries, tag: Buffer): Promise<CardLinkPlace | undefined> =>
  (
    await db.rows<CardLinkPlace>({
      name: 'access:card-link-place-of',
      text: 'select record_id, link_id from card_link_place where tag = $1',
      values: [tag],
    })
  )[0]

export type TakenTry = {
  readonly valid_until: Instant
  readonly hers_alone: boolean
  readonly tries_left: number
  readonly sealed: Buffer
  readonly sealed_file: Buffer
}

/** Nothing: it is over, or bears no wrong passcode any more. */
export const takeTry = async (db: Queries, recordId: RecordId, id: CardLinkId, at: Instant, many: 0 | 1): Promise<TakenTry | undefined> =>
  (
    await db.rows<TakenTry>({
      name: 'access:card-link-try',
      text: 'select * from take_card_link_try($1::uuid, $2::uuid, $3::timestamptz, $4::integer)',
      values: [recordId, id, timestamp(at), many],
    })
  )[0]

/** What was right costs no try. False: it was ended meanwhile. */
export const countOpening = async (tx: Queries, recordId: RecordId, id: CardLinkId, at: Instant): Promise<boolean> =>
  (
    await tx.rows({
      name: 'access:card-link-opened',
      text: `update card_link set tries_left = tries_left + 1, opened = opened + 1, opened_at = $3
        where record_id = $1 and link_id = $2 and ended_at is null returning link_id`,
      values: [recordId, id, timestamp(at)],
    })
  ).length > 0
