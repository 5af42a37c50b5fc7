import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { explainAccess, readExplanations } from '../../api/client.ts'
import type { Explanations as Asked } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatDate, formatInstant } from '../../ui/format/dates.ts'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { ownWords } from './words/index.ts'

type Item = Asked['items'][number]

const LEAST_SIGNS = 10
const MOST_SIGNS = 2_000

const Answering = ({ item }: { readonly item: Item }) => {
  const words = ownWords.useWords()
  const { states, field } = common.useWords()
  const client = useQueryClient()
  const [text, setText] = useState('')
  const explain = useMutation({
    mutationFn: () => explainAccess(item.id, text.trim()),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['explanations'] })
      say(words.explained)
    },
    onError: () => sayTrouble(states.failedAction),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    explain.mutate()
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label={words.explanation}
        value={text}
        onChange={setText}
        isRequired
        lines={3}
        maxLength={MOST_SIGNS}
        check={typed => (typed.trim().length < LEAST_SIGNS ? field.tooShort(LEAST_SIGNS) : null)}
      />
      <div>
        <Button type="submit" look="primary" isPending={explain.isPending}>
          {words.explain}
        </Button>
      </div>
    </form>
  )
}

const One = ({ item }: { readonly item: Item }) => {
  const words = ownWords.useWords()
  return (
    <li>
      <Card tone={item.state === 'asked' ? 'warning' : 'plain'}>
        <h3>{words.askedOf(words.acts[item.act], item.initials, formatInstant(item.at))}</h3>
        {item.state === 'asked' ? (
          <>
            <p>{words.askedUntil(formatDate(item.due))}</p>
            <Answering item={item} />
          </>
        ) : (
          <p>
            {words.youSaid} {item.text}
          </p>
        )}
      </Card>
    </li>
  )
}

/** What patients did not recognise, before everything else she did: the nearest deadline first. */
export const ExplanationsAsked = () => {
  const words = ownWords.useWords()
  const asked = useQuery({ queryKey: ['explanations'], queryFn: readExplanations })
  if (asked.data === undefined || asked.data.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="asked">
      <h2 id="asked">{words.asked}</h2>
      <p>{words.askedText}</p>
      <ul role="list" className="bases">
        {asked.data.map(item => (
          <One key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}
