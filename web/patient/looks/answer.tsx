import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, CircleHelp } from 'lucide-react'
import { answerAccess } from '../../api/client.ts'
import type { JournalEvent } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { formatDate, formatInstant } from '../../ui/format/dates.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { looksWords } from './words/index.ts'
import { answerableIn, type Visit } from './visits.ts'

type AnswerKind = NonNullable<JournalEvent['answered']>

const useAnswer = (event: JournalEvent) => {
  const words = looksWords.useWords()
  const { states } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (answer: AnswerKind) => answerAccess(recordId, event.id, answer),
    onSuccess: async (_, answer) => {
      await Promise.all([
        client.invalidateQueries({ queryKey: ['looks', recordId] }),
        client.invalidateQueries({ queryKey: ['requests', recordId] }),
      ])
      say(answer === 'recognised' ? words.answerSaved : words.answerAsked)
    },
    onError: () => sayTrouble(states.failedAction),
  })
}

const Said = ({ event }: { readonly event: JournalEvent }) => {
  const words = looksWords.useWords()
  const { answered, explanation } = event
  if (answered === 'recognised') return <p>{words.recognised}</p>
  if (answered === undefined) return null
  if (explanation?.text !== undefined)
    return (
      <div>
        <p>{words.contestedPlain}</p>
        <p>{words.explained}</p>
        <blockquote lang="fr">{explanation.text}</blockquote>
      </div>
    )
  return <p>{explanation === undefined ? words.contestedPlain : words.contested(formatDate(explanation.due))}</p>
}

/** On the page of one access she may say so of an expected one too. */
const lastAnswerable = ({ events: [event] }: Visit): JournalEvent | undefined =>
  event.outcome === 'allowed' && !['self', 'system', 'representative', 'helper'].includes(event.who.kind) ? event : undefined

/** What the person says of one visit: hers to know of or not; what she does not recognise is asked to be explained. */
export const AnswerVisit = ({ visit, always }: { readonly visit: Visit; readonly always?: boolean }) => {
  const words = looksWords.useWords()
  const event = answerableIn(visit) ?? (always === true ? lastAnswerable(visit) : undefined)
  const answer = useAnswer(event ?? visit.events[0])
  if (event === undefined) return null
  const named = (action: string): string => words.forEvent(action, event.who.name, formatInstant(event.at))
  return (
    <>
      <Said event={event} />
      <div className="button-row screen-only">
        {event.answered !== 'recognised' && (
          <Button icon={Check} aria-label={named(words.recognise)} isPending={answer.isPending} onPress={() => answer.mutate('recognised')}>
            {words.recognise}
          </Button>
        )}
        {event.answered === undefined && (
          <Button
            icon={CircleHelp}
            aria-label={named(words.contest)}
            isPending={answer.isPending}
            onPress={() => answer.mutate('not-recognised')}
          >
            {words.contest}
          </Button>
        )}
      </div>
    </>
  )
}
