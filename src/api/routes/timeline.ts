import { underGrant } from '../../access/index.ts'
import { toIso } from '../../kernel/instant.ts'
import { READ_TIMELINE, readTimeline, type Timeline as Read } from '../../views/index.ts'
import { type Timeline, timelineSchema } from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { categoryOfType } from '../wording/category.ts'

export const timelineRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/timeline',
    tag: 'profile',
    summary: 'A life in time, of what its reader may see: documents, what was read in them, what is declared; episodes, and what is new',
    params: ofRecord,
    answer: timelineSchema,
    handle: ({ op, params: { recordId } }) =>
      underGrant(op, recordId, 'read', READ_TIMELINE, async grant => pageOf(await readTimeline(op, grant))),
  }),
]

const pageOf = ({ items, threads, gaps, lastVisit }: Read): Timeline => ({
  items: items.map(({ typeCode, details, alsoIn, ...item }) => ({
    ...item,
    ...(typeCode === undefined ? {} : { category: categoryOfType(typeCode) }),
    ...(details === undefined ? {} : { details: [...details] }),
    ...(alsoIn === undefined ? {} : { alsoIn: [...alsoIn] }),
  })),
  threads: threads.map(({ about, members }) => ({ about, members: [...members] })),
  gaps: [...gaps],
  lastVisit: lastVisit === null ? null : toIso(lastVisit),
})
