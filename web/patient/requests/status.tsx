import { useMutation, useQueryClient } from '@tanstack/react-query'
import { endCase, type ReviewCase } from '../../api/review.ts'
import { Badge, type Tone } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { formatDate, formatInstant } from '../../ui/format/dates.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { requestsWords } from './words/index.ts'

const TONES: Readonly<Record<ReviewCase['state'], Tone>> = { asked: 'info', answered: 'warning', 'with-dpo': 'info', closed: 'done' }

/** Where a request stands, and until when. */
export const CaseState = ({ found }: { readonly found: ReviewCase }) => {
  const { states, outcomes, list } = requestsWords.useWords()
  const isOver = found.state === 'closed'
  return (
    <p className="cluster">
      <Badge tone={TONES[found.state]}>{found.outcome === undefined ? states[found.state] : outcomes[found.outcome]}</Badge>
      {!isOver && found.state !== 'answered' && <span>{list.due(formatDate(found.due, 'long'))}</span>}
      {found.isExtended && !isOver && <span className="muted">{list.extended}</span>}
    </p>
  )
}

/** Each step with its date, oldest first. */
export const CaseSteps = ({ found: { steps } }: { readonly found: ReviewCase }) => {
  const { stepKinds, list } = requestsWords.useWords()
  return (
    <>
      <ol role="list" className="case-steps">
        {[...steps.entries()].map(([place, { kind, at, by, text }]) => (
          <li key={place}>
            <strong>{stepKinds[kind]}</strong>
            <br />
            <span className="muted small">{list.about(by === '' ? formatInstant(at) : by, by === '' ? '' : formatInstant(at))}</span>
            {text !== '' && <blockquote lang="fr">{text}</blockquote>}
          </li>
        ))}
      </ol>
      {steps.at(-1)?.kind === 'overdue' && <p role="status">{list.cnil}</p>}
    </>
  )
}

/** What is left to her: the answer is enough or not; or she takes it back. */
export const CaseEnd = ({ found: { caseId, kind, state } }: { readonly found: ReviewCase }) => {
  const { list: words } = requestsWords.useWords()
  const { states } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: (as: 'settled' | 'not-satisfied') => endCase(recordId, caseId, as),
    onSuccess: async () => {
      say(words.ended)
      await Promise.all(['requests', 'looks', 'documents'].map(key => client.invalidateQueries({ queryKey: [key, recordId] })))
    },
    onError: () => sayTrouble(states.failedAction),
  })
  if (state === 'closed') return null
  const settling = kind === 'document' ? words.isMine : state === 'answered' ? words.enough : words.takeBack
  return (
    <div className="button-row is-stacking screen-only">
      <Button isPending={end.isPending} onPress={() => end.mutate('settled')}>
        {settling}
      </Button>
      {state === 'answered' && (
        <Button isPending={end.isPending} onPress={() => end.mutate('not-satisfied')}>
          {words.notEnough}
        </Button>
      )}
    </div>
  )
}
