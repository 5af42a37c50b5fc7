import { LOOP } from '../../accounts/index.ts'
import { refuse } from '../../kernel/refusal.ts'
import { toIso } from '../../kernel/instant.ts'
import { type OpenedHandover, openDelivered } from '../../retention/index.ts'
import { EXPORT_GONE, type ExportId, openHandedOver } from '../../views/index.ts'
import { handedOverOpenedSchema, handedOverSchema } from '../contract/index.ts'
import { giveNote, readNote } from '../cookies.ts'
import { operationFor } from '../operation.ts'
import { bytesRoute, openRoute, type Route } from '../route.ts'
import { sendArchive } from './exports.ts'

const TAG = 'handed-over'
/** The code is spent: this browser may take the download up again for a day. */
const DAY_SECONDS = 86_400

/** For the bearer of a letter, who has no account here: the loop opens what it prepared; no agent's session reaches it. */
export const handedOverRoutes: readonly Route[] = [
  openRoute({
    method: 'POST',
    path: '/api/handed-over',
    tag: TAG,
    summary: 'The code of a letter, and who the record is of: once, within its days',
    body: handedOverSchema,
    answer: handedOverOpenedSchema,
    handle: async ({ body, services, request, reply }) => {
      const opened = await openDelivered(operationFor(services, LOOP, request.id), body)
      giveNote(reply, services, 'handover', opened, DAY_SECONDS)
      return { until: toIso(opened.until) }
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/handed-over/archive',
    tag: TAG,
    summary: 'The copy (ZIP), for the browser that opened it',
    isOpen: true,
    handle: async ({ services, request, reply }) => {
      const opened = readNote<OpenedHandover>(request, services, 'handover') ?? refuse(EXPORT_GONE)
      const op = operationFor(services, LOOP, request.id)
      return sendArchive(await openHandedOver(op, opened.recordId, opened.exportId as ExportId), request, reply)
    },
  }),
]
