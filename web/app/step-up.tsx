import { lazy, Suspense, useEffect, useState } from 'react'
import { setStepUp } from '../api/step-up.ts'
import { doorWords } from '../public/sign-in/words/index.ts'

const Question = lazy(async () => {
  const [{ Question: asks }] = await Promise.all([import('./step-up-question.tsx'), doorWords.ready()])
  return { default: asks }
})

type Asked = { readonly answer: (proved: boolean) => void }

/** « Confirmez que c’est bien vous »: what the server wanted a fresh proof for waits, and goes on by itself. */
export const StepUp = () => {
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => {
    setStepUp(() => new Promise<boolean>(resolve => setAsked({ answer: resolve })))
    return () => setStepUp(() => Promise.resolve(false))
  }, [])
  if (asked === null) return null
  const answer = (proved: boolean): void => {
    setAsked(null)
    asked.answer(proved)
  }
  return (
    <Suspense fallback={null}>
      <Question onAnswer={answer} />
    </Suspense>
  )
}
