import { type RefObject, startTransition, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

/** Drawn before it is reached: two screens of a phone, so that a reading voice and a Tab never meet a hole. */
const MARGIN = '1400px 0px'

type Told = (near: boolean, height: number) => void
const told = new WeakMap<Element, Told>()
let observer: IntersectionObserver | undefined

/** One observer for all the blocks of a list. */
const watch = (element: Element, tell: Told): (() => void) => {
  observer ??= new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting, boundingClientRect } of entries) told.get(target)?.(isIntersecting, boundingClientRect.height)
    },
    { rootMargin: MARGIN },
  )
  told.set(element, tell)
  observer.observe(element)
  return () => {
    told.delete(element)
    observer?.unobserve(element)
  }
}

let printing = false
const watchers = new Set<() => void>()
const print = (now: boolean) => (): void => {
  printing = now
  flushSync(() => {
    for (const watcher of watchers) watcher()
  })
}

/** On paper nothing is far: the whole list is drawn before it is printed. */
const watchPrinting = (watcher: () => void): (() => void) => {
  if (watchers.size === 0) {
    window.addEventListener('beforeprint', print(true))
    window.addEventListener('afterprint', print(false))
  }
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

type Near = { readonly box: RefObject<HTMLDivElement | null>; readonly near: boolean }

/**
 * Whether a block of a long list is drawn: when it comes near the screen, and as long as the focus is in it. The room of what is not drawn is
 * kept, so that nothing moves: `guess` in pixels until it was measured.
 */
export const useNear = (first: boolean, guess: number): Near => {
  const box = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(first)
  const height = useRef(guess)
  const onPaper = useSyncExternalStore(watchPrinting, () => printing)
  useEffect(() => {
    const element = box.current
    if (!element) return
    return watch(element, (isNear, measured) => {
      if (!isNear && element.contains(document.activeElement)) return
      if (!isNear && measured > 0) height.current = measured
      startTransition(() => setNear(isNear))
    })
  }, [])
  const drawn = near || onPaper
  useLayoutEffect(() => {
    if (box.current) box.current.style.minHeight = drawn ? '' : `${height.current}px`
  }, [drawn])
  return { box, near: drawn }
}
