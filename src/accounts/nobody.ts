import type { ActorId } from '../kernel/ids.ts'

/** Who is read when nobody was found: no row bears this number. */
export const NOBODY = '00000000-0000-4000-8000-0000000000ff' as ActorId
