import { exchange } from './http.ts'
import { timelinePath } from './paths.ts'
import type { Timeline } from './types.ts'

/** A life in time, of what its reader sees. */
export const readTimeline = (recordId: string): Promise<Timeline> => exchange('GET', timelinePath(recordId))
