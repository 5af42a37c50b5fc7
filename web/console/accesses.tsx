import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { askAboutAccess, decideAccess, type ReviewedAccess, readAccessReview, revealAccess } from '../api/control.ts'
import { askColleague } from '../api/desk.ts'
import { isProblem } from '../api/problem.ts'
import '../desk/desk.css'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { formatDate, formatInstant } from '../ui/format/dates.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.ts'
import { common } from '../ui/words/index.ts'
import { NoClinical } from './requests.tsx'
import { LongAnswer } from './long-answer.tsx'
import { controlWords } from './control-words/index.ts'

const DAY_MS = 86_400_000
const SOON_DAYS = 3

type Outcome = NonNullable<ReviewedAccess['outcome']>
const OUTCOMES: readonly Outcome[] = ['justified', 'incident']

const Trouble = ({ error }: { readonly error: Error | null }) => {
  const { states } = common.useWords()
  if (error === null) return null
  return <p role="alert">{isProblem(error) && error.message !== '' ? error.message : states.failedAction}</p>
}

const useTold = (told: string) => {
  const client = useQueryClient()
  return {
    onSuccess: () => {
      say(told)
      return client.invalidateQueries({ queryKey: ['access-review'] })
    },
  }
}

const Decision = ({ item }: { readonly item: ReviewedAccess }) => {
  const { accesses: words } = controlWords.useWords()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [text, setText] = useState('')
  const decide = useMutation({
    mutationFn: (as: Outcome) => decideAccess(item.itemId, { outcome: as, text: text.trim() }),
    ...useTold(words.decided),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (outcome !== null) decide.mutate(outcome)
  }
  return (
    <form className="form" onSubmit={submit}>
      <RadioGroup<Outcome>
        label={words.decision}
        value={outcome}
        onChange={setOutcome}
        isRequired
        options={OUTCOMES.map(value => ({ value, label: words.outcomes[value] }))}
      />
      <LongAnswer label={words.why} hint={words.whyHint} text={text} onChange={setText} />
      <Trouble error={decide.error} />
      <div className="button-row">
        <Button type="submit" look="primary" isPending={decide.isPending}>
          {words.decide}
        </Button>
      </div>
    </form>
  )
}

const Question = ({ item }: { readonly item: ReviewedAccess }) => {
  const { accesses: words } = controlWords.useWords()
  const [text, setText] = useState('')
  const ask = useMutation({ mutationFn: () => askAboutAccess(item.itemId, text.trim()), ...useTold(words.asked) })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    ask.mutate()
  }
  return (
    <form className="form" onSubmit={submit}>
      <LongAnswer label={words.question} hint={words.questionHint} text={text} onChange={setText} />
      <Trouble error={ask.error} />
      <div className="button-row">
        <Button type="submit" isPending={ask.isPending}>
          {words.ask}
        </Button>
      </div>
    </form>
  )
}

const Names = ({ item }: { readonly item: ReviewedAccess }) => {
  const { accesses: words } = controlWords.useWords()
  const [reason, setReason] = useState('')
  const reveal = useMutation({ mutationFn: () => revealAccess(item.itemId, reason.trim()) })
  const colleague = useMutation({
    mutationFn: () => askColleague('reveal-identity', item.itemId),
    onSuccess: () => say(words.colleagueAsked),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    reveal.mutate()
  }
  return (
    <form className="form" onSubmit={submit}>
      <p>{words.namesText}</p>
      <LongAnswer label={words.why} hint={words.namesHint} text={reason} onChange={setReason} />
      <Trouble error={reveal.error ?? colleague.error} />
      {reveal.data !== undefined && (
        <p role="status">
          <strong>{words.professionalIs(reveal.data.actorName)}</strong>
          {reveal.data.person !== null && (
            <>
              <br />
              {words.personIs(reveal.data.person.name, formatDate(reveal.data.person.birthDate, 'long'))}
            </>
          )}
        </p>
      )}
      <div className="button-row is-stacking">
        <Button isPending={colleague.isPending} onPress={() => colleague.mutate()}>
          {words.askColleague}
        </Button>
        <Button type="submit" isPending={reveal.isPending}>
          {words.showNames}
        </Button>
      </div>
    </form>
  )
}

const Deadline = ({ item: { due, state, isLate } }: { readonly item: ReviewedAccess }) => {
  const { accesses: words } = controlWords.useWords()
  if (state === 'closed') return null
  const days = Math.ceil((Date.parse(due) - Date.now()) / DAY_MS)
  return (
    <p className="cluster">
      <Badge tone={isLate || days < 0 ? 'danger' : days <= SOON_DAYS ? 'warning' : 'info'}>
        {isLate || days < 0 ? words.late : words.daysLeft(days)}
      </Badge>
      <span className="muted">{formatDate(due, 'long')}</span>
    </p>
  )
}

const Steps = ({ item: { steps } }: { readonly item: ReviewedAccess }) => {
  const { accesses: words } = controlWords.useWords()
  return (
    <Disclosure summary={words.steps}>
      <ol role="list" className="desk-list">
        {[...steps.entries()].map(([place, { kind, at, by, text }]) => (
          <li key={place}>
            <strong>{words.stepKinds[kind]}</strong>
            <br />
            <span className="muted">{by === '' ? formatInstant(at) : words.by(by, formatInstant(at))}</span>
            {text !== '' && <p lang="fr">{text}</p>}
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}

const One = ({ item }: { readonly item: ReviewedAccess }) => {
  const { accesses: words } = controlWords.useWords()
  const { rules, profession, place, at, actor, record, documents, outcome, state, relation } = item
  const links: Readonly<Record<string, string>> = words.links
  return (
    <li>
      <Card tone={item.isLate ? 'warning' : 'plain'}>
        <h3>{words.heading(profession, place)}</h3>
        <p className="cluster">
          {rules.map(rule => (
            <Badge key={rule} tone="exceptional">
              {words.rules[rule].name}
            </Badge>
          ))}
          {outcome !== undefined && <Badge tone={outcome === 'incident' ? 'danger' : 'done'}>{words.outcomes[outcome]}</Badge>}
        </p>
        <Deadline item={item} />
        {rules.map(rule => (
          <p key={rule}>{words.rules[rule].says}</p>
        ))}
        <p>
          {words.when(formatInstant(at))}
          {documents > 0 && ` ${words.documents(documents)}`}
          <br />
          {record !== null && (
            <>
              {words.link(links[relation] ?? words.links.none)}
              <br />
            </>
          )}
          <span className="muted">{words.pseudonyms(actor, record)}</span>
        </p>
        <div>
          <Steps item={item} />
          {state !== 'closed' && (
            <>
              <Disclosure summary={words.decision}>
                <Decision item={item} />
              </Disclosure>
              {state === 'to-review' && (
                <Disclosure summary={words.ask}>
                  <Question item={item} />
                </Disclosure>
              )}
              <Disclosure summary={words.names}>
                <Names item={item} />
              </Disclosure>
            </>
          )}
        </div>
      </Card>
    </li>
  )
}

const Group = ({ id, title, items }: { readonly id: string; readonly title: string; readonly items: readonly ReviewedAccess[] }) =>
  items.length === 0 ? null : (
    <section className="stack is-tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul role="list" className="stack">
        {items.map(item => (
          <One key={item.itemId} item={item} />
        ))}
      </ul>
    </section>
  )

/** A3: every emergency and every odd access, by risk, under pseudonyms. */
export const AccessesConsole = () => {
  const { accesses: words } = controlWords.useWords()
  const queue = useQuery({ queryKey: ['access-review'], queryFn: readAccessReview })
  return (
    <Page title={words.title} lead={<NoClinical />}>
      <p>{words.lead}</p>
      <Loaded query={queue}>
        {({ items }) => {
          const [open, asked, closed] = [
            items.filter(({ state }) => state === 'to-review' || state === 'explained'),
            items.filter(({ state }) => state === 'asked'),
            items.filter(({ state }) => state === 'closed'),
          ]
          return (
            <>
              {open.length === 0 && <p>{words.nothing}</p>}
              <Group id="to-review" title={words.toReview(open.length)} items={open} />
              <Group id="asked" title={words.waiting(asked.length)} items={asked} />
              <Group id="closed" title={words.closed(closed.length)} items={closed} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
