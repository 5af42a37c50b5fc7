import { useMutation, useQueryClient } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { type Attach, type Attachments, attachSomebody } from '../../api/attachments.ts'
import { isProblem } from '../../api/problem.ts'
import type { DirectoryEntry } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { formatDate, parseDay, typedDay } from '../../ui/format/dates.ts'
import { ProfessionalFinder } from '../../ui/professional-finder.tsx'
import { common } from '../../ui/words/index.ts'
import { underWords } from './words/index.ts'

type Page = { readonly page: Attachments }
type Chosen = { readonly who: DirectoryEntry; readonly onOther: () => void; readonly onDone: (said: string) => void }

/** A typed day as the server wants it; the first is today unless she says otherwise. */
const daysOf = (first: string, last: string, today: string): Pick<Attach, 'from' | 'until'> | null => {
  const [from, until] = [parseDay(first), parseDay(last)]
  if (until === null || (first !== '' && from === null)) return null
  return { until, ...(from === null || from === today ? {} : { from }) }
}

const Form = ({ page, who, onOther, onDone }: Page & Chosen) => {
  const words = underWords.useWords()
  const { states } = common.useWords()
  const client = useQueryClient()
  const [kind, setKind] = useState<Attach['kind']>('substitute')
  const [place, setPlace] = useState<string | null>((page.places.find(({ isHere }) => isHere) ?? page.places[0])?.id ?? null)
  const [first, setFirst] = useState(typedDay(page.today))
  const [last, setLast] = useState('')
  const days = daysOf(first, last, page.today)
  const naming = useMutation({
    mutationFn: (asked: Attach) => attachSomebody(asked),
    onSuccess: ({ name, until }) => {
      onDone(words.done(name, formatDate(until)))
      return client.invalidateQueries({ queryKey: ['attachments'] })
    },
  })
  return (
    <form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        if (days !== null && place !== null) naming.mutate({ kind, professional: who.actorId, place, ...days })
      }}
    >
      <p>
        <strong>{who.name}</strong>
        <br />
        <span className="muted">{[who.role, who.structure, who.town].filter(Boolean).join(', ')}</span>
      </p>
      <RadioGroup
        label={words.as}
        value={kind}
        onChange={setKind}
        isRequired
        options={page.kinds.map(value => ({ value, label: words.choices[value], consequence: words.choicesText[value] }))}
      />
      {page.places.length > 1 && (
        <RadioGroup
          label={words.where}
          value={place}
          onChange={setPlace}
          isRequired
          options={page.places.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <DayField label={words.first} value={first} onChange={setFirst} />
      <DayField label={words.last} value={last} onChange={setLast} hint={words.lastHint(formatDate(page.lastDay[kind]))} />
      {naming.error && (
        <Card tone="warning">
          <p role="alert">{isProblem(naming.error) && naming.error.message !== '' ? naming.error.message : states.failedAction}</p>
        </Card>
      )}
      <div className="button-row is-stacking">
        <Button look="quiet" onPress={onOther}>
          {words.other}
        </Button>
        <Button type="submit" look="primary" icon={UserPlus} isPending={naming.isPending}>
          {words.name(who.name)}
        </Button>
      </div>
    </form>
  )
}

/** Whom, then as what, where and until when. */
export const Name = ({ page }: Page) => {
  const words = underWords.useWords()
  const [who, choose] = useState<DirectoryEntry | null>(null)
  const [done, setDone] = useState('')
  return (
    <section className="stack is-tight" aria-labelledby="name">
      <h2 id="name">{words.add}</h2>
      {done !== '' && (
        <Card tone="done">
          <p role="status">{done}</p>
        </Card>
      )}
      {who === null ? (
        <ProfessionalFinder
          words={words}
          icon={UserPlus}
          onChoose={chosen => {
            setDone('')
            choose(chosen)
          }}
        />
      ) : (
        <Form
          page={page}
          who={who}
          onOther={() => choose(null)}
          onDone={said => {
            choose(null)
            setDone(said)
          }}
        />
      )}
    </section>
  )
}
