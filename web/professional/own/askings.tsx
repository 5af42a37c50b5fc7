import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { answerAsking, type Asking, readAskings } from '../../api/review.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { ownWords } from './words/index.ts'

const LEAST_SIGNS = 10
const MOST_SIGNS = 2_000
const CHOICES = { document: ['withdraw', 'maintain'], correction: ['corrected', 'maintain'] } as const
type Choice = (typeof CHOICES)[Asking['kind']][number]

const Answering = ({ asking: { caseId, kind } }: { readonly asking: Asking }) => {
  const words = ownWords.useWords()
  const { states, field } = common.useWords()
  const client = useQueryClient()
  const [choice, setChoice] = useState<Choice | null>(null)
  const [text, setText] = useState('')
  const answer = useMutation({
    mutationFn: (chosen: Choice) => answerAsking(caseId, { choice: chosen, text: text.trim() }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['askings'] })
      say(words.explained)
    },
    onError: () => sayTrouble(states.failedAction),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (choice !== null) answer.mutate(choice)
  }
  return (
    <form className="form" onSubmit={submit}>
      <RadioGroup<Choice>
        label={words.choice}
        value={choice}
        onChange={setChoice}
        isRequired
        options={CHOICES[kind].map(value => ({ value, label: words.choices[value] }))}
      />
      <TextField
        label={words.choiceText}
        value={text}
        onChange={setText}
        isRequired
        lines={3}
        maxLength={MOST_SIGNS}
        check={typed => (typed.trim().length < LEAST_SIGNS ? field.tooShort(LEAST_SIGNS) : null)}
      />
      <div>
        <Button type="submit" look="primary" isPending={answer.isPending}>
          {words.explain}
        </Button>
      </div>
    </form>
  )
}

/** What people say of documents she filed: not theirs, or wrong. The nearest deadline first. */
export const Askings = () => {
  const words = ownWords.useWords()
  const asked = useQuery({ queryKey: ['askings'], queryFn: readAskings })
  const waiting = asked.data?.filter(({ state }) => state === 'asked') ?? []
  if (waiting.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="askings">
      <h2 id="askings">{words.askings}</h2>
      <p>{words.askingsText}</p>
      <ul role="list" className="bases">
        {waiting.map(asking => (
          <li key={asking.caseId}>
            <Card tone="warning">
              <h3>{words.askingOf(asking.kind, asking.initials, asking.at === undefined ? '' : formatDate(asking.at))}</h3>
              <p>{words.askedUntil(formatDate(asking.due))}</p>
              {asking.words !== '' && (
                <div>
                  <p className="muted">{words.askingSays}</p>
                  <blockquote lang="fr">{asking.words}</blockquote>
                </div>
              )}
              <Answering asking={asking} />
            </Card>
          </li>
        ))}
      </ul>
    </section>
  )
}
