import type { Exercise, Subject } from '../kernel/actors.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'

/** An act of this subject at that date: the composition root gives it a session of the demonstration. */
export type OperationAs = (who: { readonly subject: Subject; readonly exercise?: Exercise } | 'loop', at: Instant) => Promise<Operation>
