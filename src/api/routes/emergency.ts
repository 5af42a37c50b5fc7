import { closeEmergency, NO_RECORD } from '../../access/index.ts'
import { refuse } from '../../kernel/refusal.ts'
import { readEmergency } from '../../views/index.ts'
import { emergencyViewSchema } from '../contract/index.ts'
import { ofRecord } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { emergencyViewOf } from '../views/emergency-view.ts'

export const emergencyRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/emergency',
    tag: 'emergency',
    summary: 'The first minute of an emergency: five blocks of what is known, what nobody said told as such, and the useful documents',
    params: ofRecord,
    answer: emergencyViewSchema,
    handle: async ({ op, params: { recordId } }) => emergencyViewOf(op, recordId, await readEmergency(op, recordId)),
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/emergency',
    tag: 'emergency',
    summary: 'The file is closed: the emergency access that `x-carnet-mode` names ends, for this session',
    params: ofRecord,
    handle: async ({ op, params: { recordId } }) => (op.mode === 'normal' ? refuse(NO_RECORD) : closeEmergency(op, recordId, op.mode)),
  }),
]
