import { useSyncExternalStore } from 'react'

/** Who plays each of the five roles, by her key in the demonstration. */
export const ROLES = { patient: 'helene', parent: 'camille', doctor: 'le-goff', samu: 'castaing', desk: 'coat' } as const
export type Role = keyof typeof ROLES
export const ROLE_NAMES = ['patient', 'parent', 'doctor', 'samu', 'desk'] as const satisfies readonly Role[]

/** Where each stop is, and as whom. */
export const STOPS = [
  { role: 'patient', to: '/documents' },
  { role: 'patient', to: '/acces' },
  { role: 'patient', to: '/regards' },
  { role: 'doctor', to: '/pro' },
  { role: 'samu', to: '/urgence' },
] as const satisfies readonly { readonly role: Role; readonly to: string }[]

const KEY = 'carnet.tour'
const watchers = new Set<() => void>()

const stored = (): number | null => {
  try {
    const step = Number(sessionStorage.getItem(KEY) ?? Number.NaN)
    return Number.isInteger(step) && step >= 0 && step < STOPS.length ? step : null
  } catch {
    return null
  }
}

let step: number | null = stored()

/** Null: nobody is on the tour. Where storage is refused it lasts as long as the page. */
export const goToStep = (to: number | null): void => {
  step = to
  try {
    if (to === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, String(to))
  } catch {
    // The tour goes on without being remembered.
  }
  for (const watcher of watchers) watcher()
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const useStep = (): number | null => useSyncExternalStore(watch, () => step)
