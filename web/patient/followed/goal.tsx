import { lazy, Suspense } from 'react'
import { type MeasureKind, measureRule } from '../../../src/kernel/measures.ts'
import type { Measures } from '../../api/types.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { followedWords } from './words/index.ts'

const GoalForm = lazy(() => import('./goal-form.tsx').then(module => ({ default: module.GoalForm })))

type GoalProps = { readonly kind: MeasureKind; readonly page: Measures; readonly recordId: string }

/** The value she and her doctor aim at, drawn dashed: never judged by this page. Its form comes folded, after the page. */
export const Goal = (props: GoalProps) => {
  const { measures: words } = followedWords.useWords()
  const isSet = props.page.targets.some(({ kind }) => kind === props.kind)
  if (measureRule(props.kind) === undefined) return null
  return (
    <div className="screen-only">
      <Disclosure summary={isSet ? words.changeGoal : words.setGoal}>
        <Suspense fallback={<Skeleton rows={2} />}>
          <GoalForm {...props} />
        </Suspense>
      </Disclosure>
    </div>
  )
}
