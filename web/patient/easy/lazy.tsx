import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from 'react'
import { Skeleton } from '../../ui/skeleton.tsx'
import { patientEasyWords } from './words/index.ts'

/** The easy beginning of a screen: its code and its words travel for who reads easily, and for nobody else. */
export const easily = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  ...words: readonly { ready(): Promise<void> }[]
): ((props: Props) => ReactNode) => {
  const Lazy = lazy(async () => {
    const [component] = await Promise.all([load(), patientEasyWords.ready(), ...words.map(one => one.ready())])
    return { default: (props: Props) => createElement(component, props) }
  })
  return props => (
    <Suspense fallback={<Skeleton rows={3} />}>
      <Lazy {...props} />
    </Suspense>
  )
}
