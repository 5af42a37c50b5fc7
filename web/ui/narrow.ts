import { useSyncExternalStore } from 'react'

/** A telephone held upright: one thing at a time. The same width as in the style sheets. */
const NARROW = '(max-width: 48rem)'

const subscribe = (changed: () => void): (() => void) => {
  const media = window.matchMedia(NARROW)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches)
