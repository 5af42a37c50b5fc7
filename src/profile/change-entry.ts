import type { Grant, TraceStream } from '../kernel/grant.ts'
import type { DocumentId } from '../kernel/ids.ts'
import type { PartialDate } from '../kernel/partial-date.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Rubric } from '../kernel/rubrics.ts'
import { type Act, writeUnderTrace } from '../audit/index.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { checkMayWrite, type WritingRight } from './add-entry.ts'
import { checkBody, checkEnd } from './check-body.ts'
import { rubricTag } from './list-entries.ts'
import { type Body, type Confirmation, type EntryStatus, type Evidence, statusNamed } from './model.ts'
import { bodyContext, confirmedContext, correctionContext, endedContext, linksContext, type Said } from './open-entry.ts'
import {
  CONFIRMED_BY_PROFESSIONALS,
  ENTRY_ABSENT,
  ENTRY_CHANGED,
  ENTRY_CLOSED,
  EVIDENCE_MISSING,
  VACCINATION_NOT_SECRET,
  WORDS_MISSING,
} from './refusals.ts'
import { SINGLE, WISHES } from './rubrics.ts'
import { authorOf, closedTo, isCare } from './who.ts'
import {
  dropDrafts,
  insertCorrection,
  insertVersion,
  type NextVersion,
  selectStanding,
  setConfirmed,
  type StandingRow,
  supersede,
} from './write-store.ts'

/** An entry as its writer last read it: what changed since is not overwritten. */
export type Read = { readonly entryId: string; readonly version: number; readonly rubric: Rubric }

export type ChangeRequest = Read & {
  readonly body: Body
  /** Absent: the links stay. */
  readonly links?: readonly DocumentId[]
  /** Stays, or becomes, a draft told to nobody. */
  readonly draft?: true
}

export type Changed = { readonly version: number }

export const changing = (action: Act['action'], { rubric }: Pick<Read, 'rubric'>): Act => ({ action, sections: [rubric] })

/** The entry is hidden from representatives: its trace goes where they do not read. All is rolled back, and done again there. */
class OtherStream extends Error {
  readonly stream: TraceStream = 'holder'
}

type Work = (tx: Queries, standing: StandingRow) => Promise<void>

const under = async (op: Operation, grant: Grant<WritingRight>, act: Act, read: Read, work: Work): Promise<void> => {
  const attempt = (stream: TraceStream) =>
    writeUnderTrace(op, grant, { ...act, stream }, async tx => {
      const standing = await selectStanding(tx, grant.visibility, grant.recordId, read.entryId, grant.actorTag)
      if (standing === undefined || standing.rubric_tag !== rubricTag(op, grant.recordId, read.rubric)) return refuse(ENTRY_ABSENT)
      if (standing.hidden_from_representatives && stream === 'open' && !op.secret) throw new OtherStream('traced in another stream')
      await work(tx, standing)
    })
  try {
    await attempt('open')
  } catch (error) {
    if (!(error instanceof OtherStream)) throw error
    await attempt(error.stream)
  }
}

const sameVersion = (read: Read, standing: StandingRow): void => {
  if (standing.version !== read.version) refuse(ENTRY_CHANGED)
}

const open = (grant: Grant, { rubric }: Read, standing: StandingRow): void => {
  const facts = { byCare: standing.by_care, own: standing.own, confirmed: standing.is_confirmed, rubric }
  if (closedTo(grant, facts) !== null) refuse(ENTRY_CLOSED)
}

/** Says it otherwise; the version before is kept. The same request twice changes once. Errors: `entry-changed`, `entry-closed`, `entry-absent`. */
export const changeEntry = async (op: Operation, grant: Grant<WritingRight>, request: ChangeRequest): Promise<Changed> => {
  const { entryId, version, rubric, body, links, draft } = request
  checkBody(op, body)
  if (body.rubric !== rubric) return refuse(ENTRY_ABSENT)
  await checkMayWrite(op, grant, rubric)
  const { recordId } = grant
  const sealer = await op.keyring.sealer(recordId)
  const said: Said = { body, author: authorOf(op, grant) }
  const contentTag = op.keyring.tag(recordId, 'content', JSON.stringify(body))
  const sealed = sealer.meta(bodyContext(entryId), Buffer.from(JSON.stringify(said)))
  const joined =
    links === undefined
      ? null
      : { sealed: links.length === 0 ? null : sealer.meta(linksContext(entryId), Buffer.from(JSON.stringify(links))) }
  const act = changing(WISHES.has(rubric) ? 'profile.state-wish' : 'profile.change', request)
  await under(op, grant, act, request, async (tx, standing) => {
    if (standing.version === version + 1 && standing.content_tag === contentTag && standing.status !== DRAFT) return
    sameVersion(request, standing)
    open(grant, request, standing)
    const status = statusAfter(statusNamed(standing.status), draft === true)
    await next(tx, op, grant, request, { status, contentTag, sealed, links: joined, ended: null, keepsConfirmation: false })
    const tag = standing.rubric_tag
    if (status === 'draft') await dropDrafts(tx, recordId, tag, entryId)
    else if (status === 'active')
      await supersede(tx, { recordId, entryId, rubricTag: tag, byCare: standing.by_care, single: SINGLE.has(rubric) })
  })
  return { version: version + 1 }
}

const DRAFT = 6
const statusAfter = (before: EntryStatus, draft: boolean): EntryStatus =>
  before === 'draft' ? (draft ? 'draft' : 'active') : before === 'none' ? 'active' : before

type Next = Omit<NextVersion, 'recordId' | 'entryId' | 'version' | 'at'>
const KEPT = { contentTag: null, sealed: null, links: null, ended: null, keepsConfirmation: true } as const

const next = (tx: Queries, op: Operation, { recordId }: Grant, { entryId, version }: Read, change: Next): Promise<void> =>
  insertVersion(tx, { recordId, entryId, version, at: op.instant, ...change })

/** « Je ne le prends plus depuis… », « j'en suis guérie »; `null`: it goes on after all. */
export const endEntry = async (
  op: Operation,
  grant: Grant<WritingRight>,
  read: Read,
  on: PartialDate | null,
  goesOn = false,
): Promise<Changed> => {
  if (on !== null) checkEnd(op, on)
  const sealer = await op.keyring.sealer(grant.recordId)
  const ended = goesOn ? null : sealer.meta(endedContext(read.entryId), Buffer.from(JSON.stringify(on)))
  await under(op, grant, changing('profile.end', read), read, async (tx, standing) => {
    sameVersion(read, standing)
    open(grant, read, standing)
    await next(tx, op, grant, read, { ...KEPT, status: goesOn ? 'active' : 'ended', ended })
  })
  return { version: read.version + 1 }
}

/** Taken out: an error, or a wish that stands no more. No reader finds it again; a wish stays in her own history. */
export const removeEntry = async (op: Operation, grant: Grant<WritingRight>, read: Read): Promise<void> => {
  const wish = WISHES.has(read.rubric)
  await under(op, grant, changing(wish ? 'profile.withdraw-wish' : 'profile.remove', read), read, async (tx, standing) => {
    sameVersion(read, standing)
    open(grant, read, standing)
    await next(tx, op, grant, read, { ...KEPT, status: wish && standing.status !== DRAFT ? 'replaced' : 'removed' })
  })
}

/** A professional vouches for what she declared, as it is written now; of a dose, on what she saw. Errors: `vaccination-not-secret`, `evidence-missing`. */
export const confirmEntry = async (op: Operation, grant: Grant<WritingRight>, read: Read, evidence?: Evidence): Promise<void> => {
  if (!isCare(grant)) return refuse(CONFIRMED_BY_PROFESSIONALS)
  if (read.rubric === 'vaccinations') {
    if (op.secret) return refuse(VACCINATION_NOT_SECRET)
    if (evidence === undefined) return refuse(EVIDENCE_MISSING)
  }
  const sealer = await op.keyring.sealer(grant.recordId)
  const said: Confirmation = { by: authorOf(op, grant), at: op.instant, ...(evidence === undefined ? {} : { evidence }) }
  const confirmation = sealer.meta(confirmedContext(read.entryId), Buffer.from(JSON.stringify(said)))
  await under(op, grant, changing('profile.confirm', read), read, async (tx, standing) => {
    sameVersion(read, standing)
    if (standing.by_care) return refuse(ENTRY_CLOSED)
    await setConfirmed(tx, grant.recordId, read.entryId, read.version, grant.actorTag, confirmation)
  })
}

/** She holds an entry to be wrong that is not hers to rewrite; its author reads it, and answers (`review/`). Gives the request's number. */
export const askCorrection = async (op: Operation, grant: Grant<WritingRight>, read: Read, words: string): Promise<string> => {
  if (words.trim() === '' || words.length > 2_000) return refuse(WORDS_MISSING)
  const id = op.draw.uuid()
  const sealer = await op.keyring.sealer(grant.recordId)
  const sealed = sealer.meta(correctionContext(read.entryId), Buffer.from(JSON.stringify({ words, by: authorOf(op, grant) })))
  await under(op, grant, changing('profile.ask-correction', read), read, async tx => {
    await insertCorrection(tx, grant.recordId, id, read.entryId, op.instant, sealed)
  })
  return id
}
