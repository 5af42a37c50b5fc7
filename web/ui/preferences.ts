import { useSyncExternalStore } from 'react'

/** How the person likes Carnet to look; kept in this browser only, never sent. */
export type Preferences = {
  readonly theme: 'auto' | 'light' | 'dark'
  readonly contrast: 'usual' | 'more'
  readonly density: 'auto' | 'comfort' | 'compact'
  readonly text: '100' | '125' | '150' | '200'
  readonly motion: 'auto' | 'none'
  /** « Facile à lire »: the key screens in short sentences and pictures first. */
  readonly easy: 'no' | 'yes'
}

/** What the shell in use asks for when the person has not chosen. */
export type ShellDefaults = { readonly density: 'comfort' | 'compact' | 'emergency'; readonly theme: 'auto' | 'dark' }

const STORAGE_KEY = 'carnet.display'
const INITIAL: Preferences = { theme: 'auto', contrast: 'usual', density: 'auto', text: '100', motion: 'auto', easy: 'no' }

const CHOICES: { readonly [K in keyof Preferences]: readonly Preferences[K][] } = {
  theme: ['auto', 'light', 'dark'],
  contrast: ['usual', 'more'],
  density: ['auto', 'comfort', 'compact'],
  text: ['100', '125', '150', '200'],
  motion: ['auto', 'none'],
  easy: ['no', 'yes'],
}

const oneOf = <T>(choices: readonly T[], value: unknown, fallback: T): T => choices.find(choice => choice === value) ?? fallback

export const readPreferences = (stored: string | null): Preferences => {
  let values: Record<string, unknown> = {}
  try {
    const parsed: unknown = JSON.parse(stored ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) values = { ...parsed }
  } catch {
    // What is not ours is ignored: the initial display stands.
  }
  return {
    theme: oneOf(CHOICES.theme, values['theme'], INITIAL.theme),
    contrast: oneOf(CHOICES.contrast, values['contrast'], INITIAL.contrast),
    density: oneOf(CHOICES.density, values['density'], INITIAL.density),
    text: oneOf(CHOICES.text, values['text'], INITIAL.text),
    motion: oneOf(CHOICES.motion, values['motion'], INITIAL.motion),
    easy: oneOf(CHOICES.easy, values['easy'], INITIAL.easy),
  }
}

const stored = (): string | null => {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}

let preferences = INITIAL
let shell: ShellDefaults = { density: 'comfort', theme: 'auto' }
const watchers = new Set<() => void>()

const setAttribute = (name: string, value: string | null): void => {
  if (value === null) document.documentElement.removeAttribute(name)
  else document.documentElement.setAttribute(name, value)
}

export const applyPreferences = (): void => {
  const theme = preferences.theme === 'auto' ? shell.theme : preferences.theme
  const density = shell.density === 'emergency' || preferences.density === 'auto' ? shell.density : preferences.density
  setAttribute('data-theme', theme === 'auto' ? null : theme)
  setAttribute('data-contrast', preferences.contrast === 'more' ? 'more' : null)
  setAttribute('data-density', density)
  setAttribute('data-text', preferences.text === '100' ? null : preferences.text)
  setAttribute('data-easy', preferences.easy === 'yes' ? 'yes' : null)
  setAttribute('data-motion', preferences.motion === 'none' ? 'none' : null)
}

/** At start: what this browser remembers. */
export const recallPreferences = (): void => {
  preferences = readPreferences(stored())
  applyPreferences()
}

export const setShellDefaults = (defaults: ShellDefaults): void => {
  shell = defaults
  applyPreferences()
}

export const prefer = (change: Partial<Preferences>): void => {
  preferences = { ...preferences, ...change }
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(preferences))
  } catch {
    // Refused storage: the choice holds for this page only.
  }
  applyPreferences()
  for (const watcher of watchers) watcher()
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const usePreferences = (): Preferences => useSyncExternalStore(watch, () => preferences)
