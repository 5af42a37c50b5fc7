import { type HolderPage, holderBeside, mayKnowOf, underGrant } from '../../access/index.ts'
import { countNew } from '../../documents/index.ts'
import { type OwnRecord, ownRecords } from '../../journal/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'

export type RecordNews = {
  readonly recordId: RecordId
  readonly holder: HolderPage
  /** When she last read in it before today's visit; `null`: not that she knows. */
  readonly since: Instant | null
  readonly newDocuments: number
}

const MOST = 50

/**
 * TD0.4: records that authorise the caller today, with how many documents came since her last visit. One request; each record is traced as looked at,
 * because a number is already about somebody; no title, no type. Where her authorisation ended it is simply not there, and nothing is traced.
 */
export const readNews = async (op: Operation): Promise<readonly RecordNews[]> => {
  const news: RecordNews[] = []
  for (const own of await ownRecords(op, MOST)) if (await mayKnowOf(op, own.recordId)) news.push(await newsOf(op, own))
  return news
}

const newsOf = (op: Operation, { recordId, since }: OwnRecord): Promise<RecordNews> =>
  underGrant(op, recordId, 'read', { action: 'record.read-news' }, async grant => {
    const { committed, value } = await countNew(op, grant, since)
    return { recordId, since, newDocuments: value, holder: await holderBeside(op, committed) }
  })
