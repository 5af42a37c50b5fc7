/**
 * A task is told what to do by ids only, may run more than once, and must be harmless when it does. One whose payload is a list may answer how each entry
 * went, in order: those that failed are tried again, the others are not.
 */
export type Task = (payload: unknown, run: TaskRun) => Promise<void> | Promise<readonly PromiseSettledResult<unknown>[]>

export type TaskRun = {
  /** From 1. A task that throws is tried again, ever later (e^attempt seconds), 25 times in all: about three days. */
  readonly attempt: number
  /** Aborted some seconds after `stop` was asked: give up cleanly, the task will run again elsewhere. */
  readonly signal: AbortSignal
}

/** What each name of a task runs. */
export type Tasks = Readonly<Record<string, Task>>
