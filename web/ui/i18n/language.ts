import { useSyncExternalStore } from 'react'

export type Language = 'fr' | 'en'

/** What a translation must hold: the same keys as the French source, functions with the same parameters. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer A) => string
      ? (...values: A) => string
      : Translation<T[K]>
}

export type Catalogue<W> = {
  /** Fetches the catalogue of a language (by default the current one); a route loads it before its screen is shown. */
  readonly ready: (language?: Language) => Promise<void>
  /** The words of the current language; outside components, for titles and messages. */
  readonly read: () => W
  readonly useWords: () => W
}

const STORAGE_KEY = 'carnet.language'

const remembered = (): Language => {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'fr'
  } catch {
    return 'fr'
  }
}

let current: Language = 'fr'
const watchers = new Set<() => void>()
const inUse = new Set<(language: Language) => Promise<void>>()

export const currentLanguage = (): Language => current

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}

export const useLanguage = (): Language => useSyncExternalStore(watch, currentLanguage)

/** At start: the language this browser used last, French otherwise. */
export const recallLanguage = (): void => {
  current = remembered()
  document.documentElement.lang = current
}

/** Loads every catalogue already in use, then switches at once: no screen shows two languages. */
export const speak = async (language: Language): Promise<void> => {
  await Promise.all([...inUse].map(ready => ready(language)))
  current = language
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // Refused storage: the choice holds for this page only.
  }
  document.documentElement.lang = current
  for (const watcher of watchers) watcher()
}

/** A catalogue split by language, so that nobody downloads the words of the other one. */
export const defineWords = <W>(sources: Readonly<Record<Language, () => Promise<W>>>): Catalogue<W> => {
  const loaded = new Map<Language, W>()
  const ready = async (language: Language = current): Promise<void> => {
    inUse.add(ready)
    if (!loaded.has(language)) loaded.set(language, await sources[language]())
  }
  const read = (): W => {
    const words = loaded.get(current)
    if (words === undefined) throw new Error('catalogue read before it was loaded')
    return words
  }
  // biome-ignore lint/correctness/noComponentHookFactories: made once a catalogue, at module level, never while rendering
  const useWords = (): W => {
    useLanguage()
    return read()
  }
  return { ready, read, useWords }
}
