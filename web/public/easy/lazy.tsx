import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from 'react'
import { Skeleton } from '../../ui/skeleton.tsx'
import { easyWords } from './words/index.ts'

/** The easy beginning of a page that anyone may see: it travels for who reads easily, and for nobody else. */
const easily = (load: () => Promise<ComponentType>): (() => ReactNode) => {
  const Lazy = lazy(async () => {
    const [component] = await Promise.all([load(), easyWords.ready()])
    return { default: () => createElement(component) }
  })
  return () => (
    <Suspense fallback={<Skeleton rows={3} />}>
      <Lazy />
    </Suspense>
  )
}

export const EasyDoor = easily(() => import('./ideas.tsx').then(module => module.EasyIdeas))
export const EasyActivate = easily(() => import('./doors.tsx').then(module => module.EasyActivate))
export const EasyRefuse = easily(() => import('./doors.tsx').then(module => module.EasyRefuse))
