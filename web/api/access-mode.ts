import type { AccessMode } from './types.ts'

// An emergency access is said with each request that uses it, for this tab and this record only; it opens nothing by itself.
const keyOf = (recordId: string): string => `carnet.mode.${recordId}`

export const keepMode = (recordId: string, mode: AccessMode): void => {
  try {
    if (mode === 'normal') sessionStorage.removeItem(keyOf(recordId))
    else sessionStorage.setItem(keyOf(recordId), mode)
  } catch {
    // Refused storage: the emergency access must be opened again after a reload.
  }
}

/** Whoever comes next in this tab starts with no emergency of the one before. */
export const forgetModes = (): void => {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('carnet.mode.')) sessionStorage.removeItem(key)
  } catch {
    // Refused storage: nothing was kept.
  }
}

export const modeOf = (path: string): Exclude<AccessMode, 'normal'> | undefined => {
  const recordId = /^\/api\/records\/([0-9a-f-]{36})(?:\/|$)/.exec(path)?.[1]
  if (recordId === undefined) return undefined
  try {
    const mode = sessionStorage.getItem(keyOf(recordId))
    return mode === 'break-glass' || mode === 'regulation' ? mode : undefined
  } catch {
    return undefined
  }
}
