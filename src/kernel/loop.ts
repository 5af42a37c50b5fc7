import type { Authentication } from './actors.ts'
import type { ActorId, SessionId } from './ids.ts'
import { instant } from './instant.ts'

/** Who background loops, commands and start-up act as. It has no session: `session_is_live` knows this one actor (migration 0045). */
export const LOOP: Authentication = {
  subject: { kind: 'system', id: '00000000-0000-4000-8000-000000000001' as ActorId, name: 'Carnet' },
  means: 'loop',
  level: 'low',
  authenticatedAt: instant(0),
  sessionId: '00000000-0000-4000-8000-000000000001' as SessionId,
}
