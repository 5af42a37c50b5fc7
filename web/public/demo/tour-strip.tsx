import { lazy, Suspense } from 'react'
import { useStep } from './tour.ts'
import { demoWords } from './words/index.ts'

/** Fetched by who is on the tour, and nobody else. */
const Strip = lazy(async () => {
  const [{ Strip: shown }] = await Promise.all([import('./strip.tsx'), demoWords.ready()])
  return { default: shown }
})

/** Above the page, never over it; nothing when nobody is on the tour. */
export const TourStrip = () => {
  const step = useStep()
  return step === null ? null : (
    <Suspense>
      <Strip step={step} />
    </Suspense>
  )
}
