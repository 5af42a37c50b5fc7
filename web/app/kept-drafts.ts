/** What was being written, in this page's memory only: it outlives a session that ended by itself, for the same person, and no sign-out. */
export const keptDrafts = new Map<string, unknown>()

export const forgetDrafts = (): void => keptDrafts.clear()
