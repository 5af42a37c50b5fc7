import type { ReactNode } from 'react'
import { isAbsent, Problem } from '../api/problem.ts'
import { Button } from './button.tsx'
import { Card } from './card.tsx'
import { ButtonLink } from './link.tsx'
import './states.css'
import { common } from './words/index.ts'

/** V1: nothing yet. Why, and one thing to do. */
export const Empty = ({ why, action, drawing }: { readonly why: string; readonly action?: ReactNode; readonly drawing?: ReactNode }) => {
  const words = common.useWords()
  return (
    <div className="state">
      {drawing}
      <p className="state-title">{words.states.empty}</p>
      <p>{why}</p>
      {action}
    </div>
  )
}

/** V2: the filters leave nothing; the way out is one press away. */
export const NoResult = ({ typed, onClear }: { readonly typed: string; readonly onClear: () => void }) => {
  const words = common.useWords()
  return (
    <div className="state">
      <p className="state-title">{typed === '' ? words.states.noMatch : words.states.noResult(typed)}</p>
      <Button onPress={onClear}>{words.actions.clearFilters}</Button>
    </div>
  )
}

/** E1 to E5: what happened, that it is nobody's fault, and the way out. What is hidden and what never was look the same. */
export const Failure = ({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) => {
  const { states, actions } = common.useWords()
  const problem = error instanceof Problem ? error : null
  if (isAbsent(error)) return <Way title={states.notFound} why={states.notFoundWhy} out={<Home />} />
  if (problem?.status === 403) return <Way title={states.notAllowed} why={states.notAllowedWhy} out={<Home />} />
  if (problem?.status === 401)
    return (
      <Way
        title={states.sessionEnded}
        why={states.sessionEndedWhy}
        out={
          <ButtonLink look="primary" to="/">
            {states.enterAgain}
          </ButtonLink>
        }
      />
    )
  const retry = onRetry && (
    <Button look="primary" onPress={onRetry}>
      {actions.retry}
    </Button>
  )
  if (problem?.status === 0) return <Way title={states.noNetwork} out={retry} />
  return <Way title={states.failed} {...(problem?.reference ? { why: states.reference(problem.reference) } : {})} out={retry} />
}

const Home = () => {
  const words = common.useWords()
  return (
    <ButtonLink look="primary" to="/">
      {words.states.goHome}
    </ButtonLink>
  )
}

const Way = ({ title, why, out }: { readonly title: string; readonly why?: string; readonly out: ReactNode }) => (
  <div className="state" role="alert">
    <p className="state-title">{title}</p>
    {why && <p>{why}</p>}
    {out}
  </div>
)

/** E3: the rest of the page stands. */
export const PartMissing = ({ onRetry }: { readonly onRetry?: () => void }) => {
  const words = common.useWords()
  return (
    <Card tone="warning">
      <p role="status">{words.states.partMissing}</p>
      {onRetry && (
        <div>
          <Button onPress={onRetry}>{words.actions.retry}</Button>
        </div>
      )}
    </Card>
  )
}
