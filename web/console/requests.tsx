import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { EyeOff } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { decideCase, extendCase, type QueuedCase, readQueue } from '../api/review.ts'
import '../desk/desk.css'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { formatDate, formatInstant } from '../ui/format/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { say, sayTrouble } from '../ui/toast.ts'
import { common } from '../ui/words/index.ts'
import { LongAnswer } from './long-answer.tsx'
import { consoleWords } from './words/index.ts'

const DAY_MS = 86_400_000

type Outcome = NonNullable<QueuedCase['outcome']>
/** As the server has it: what may be decided of each kind. */
const DECISIONS: Readonly<Record<QueuedCase['kind'], readonly Outcome[]>> = {
  access: ['justified', 'not-justified', 'refused'],
  document: ['restored', 'withdrawn'],
  professional: ['justified', 'not-justified', 'refused'],
  correction: ['corrected', 'refused'],
}

export const NoClinical = () => {
  const words = consoleWords.useWords()
  return (
    <p className="desk-blind">
      <Icon of={EyeOff} />
      <span>{words.noClinical}</span>
    </p>
  )
}

const useActs = (caseId: string) => {
  const { requests: words } = consoleWords.useWords()
  const { states } = common.useWords()
  const client = useQueryClient()
  const after = (told: string) => ({
    onSuccess: () => {
      say(told)
      return client.invalidateQueries({ queryKey: ['queue'] })
    },
    onError: () => sayTrouble(states.failedAction),
  })
  const decide = useMutation({
    mutationFn: ({ outcome, text }: { readonly outcome: Outcome; readonly text: string }) => decideCase(caseId, outcome, text),
    ...after(words.sent),
  })
  const extend = useMutation({ mutationFn: (why: string) => extendCase(caseId, why), ...after(words.prolonged) })
  return { decide, extend }
}

const Answer = ({ found }: { readonly found: QueuedCase }) => {
  const { requests: words, outcomes } = consoleWords.useWords()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [text, setText] = useState('')
  const [why, setWhy] = useState('')
  const { decide, extend } = useActs(found.caseId)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (outcome !== null) decide.mutate({ outcome, text: text.trim() })
  }
  const prolong = (event: FormEvent): void => {
    event.preventDefault()
    extend.mutate(why.trim())
  }
  return (
    <div className="stack">
      <form className="form" onSubmit={submit}>
        <RadioGroup<Outcome>
          label={words.decision}
          value={outcome}
          onChange={setOutcome}
          isRequired
          options={DECISIONS[found.kind].map(value => ({ value, label: outcomes[value] }))}
        />
        <LongAnswer label={words.text} hint={words.textHint} text={text} onChange={setText} />
        <div className="button-row">
          <Button type="submit" look="primary" isPending={decide.isPending}>
            {words.send}
          </Button>
        </div>
      </form>
      {!found.isExtended && found.state === 'with-dpo' && (
        <Disclosure summary={words.extend}>
          <form className="form" onSubmit={prolong}>
            <LongAnswer label={words.why} hint={words.extendText} text={why} onChange={setWhy} />
            <div className="button-row">
              <Button type="submit" isPending={extend.isPending}>
                {words.prolong}
              </Button>
            </div>
          </form>
        </Disclosure>
      )}
    </div>
  )
}

const Deadline = ({ found: { due, state, isExtended } }: { readonly found: QueuedCase }) => {
  const { requests: words } = consoleWords.useWords()
  if (state === 'closed') return null
  const days = Math.ceil((Date.parse(due) - Date.now()) / DAY_MS)
  return (
    <p className="cluster">
      <Badge tone={days < 0 ? 'danger' : days < 8 ? 'warning' : 'info'}>{days < 0 ? words.late : words.daysLeft(days)}</Badge>
      <span className="muted">{formatDate(due, 'long')}</span>
      {isExtended && <Badge>{words.extended}</Badge>}
    </p>
  )
}

const One = ({ found }: { readonly found: QueuedCase }) => {
  const { requests: words, kinds, outcomes, stepKinds, by } = consoleWords.useWords()
  const { holderName, kind, name = '', at, state, outcome, steps } = found
  return (
    <li>
      <Card>
        <h3>
          {holderName} – {kinds[kind]}
        </h3>
        <Deadline found={found} />
        {outcome !== undefined && <Badge tone="done">{outcomes[outcome]}</Badge>}
        {name !== '' && <p>{words.about(name, at === undefined ? '' : formatInstant(at))}</p>}
        {found.words !== '' && (
          <div>
            <p className="muted">{words.asks}</p>
            <blockquote lang="fr">{found.words}</blockquote>
          </div>
        )}
        <Disclosure summary={words.steps}>
          <ol role="list" className="desk-list">
            {[...steps.entries()].map(([place, step]) => (
              <li key={place}>
                <strong>{stepKinds[step.kind]}</strong>
                <br />
                <span className="muted">{by(step.by, formatInstant(step.at))}</span>
                {step.text !== '' && step.kind !== 'opened' && <p lang="fr">{step.text}</p>}
              </li>
            ))}
          </ol>
        </Disclosure>
        {state !== 'closed' && (
          <Disclosure summary={words.answer}>
            <Answer found={found} />
          </Disclosure>
        )}
      </Card>
    </li>
  )
}

const Group = ({ id, title, cases }: { readonly id: string; readonly title: string; readonly cases: readonly QueuedCase[] }) => {
  const { requests: words } = consoleWords.useWords()
  return (
    <section className="stack is-tight" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {cases.length === 0 ? (
        <p className="muted">{words.none}</p>
      ) : (
        <ul role="list" className="stack is-tight">
          {cases.map(found => (
            <One key={found.caseId} found={found} />
          ))}
        </ul>
      )}
    </section>
  )
}

/** A4: what people ask, by deadline; she answers, extends once, or refuses with a reason. */
export const RequestsConsole = () => {
  const { requests: words } = consoleWords.useWords()
  const queue = useQuery({ queryKey: ['queue'], queryFn: readQueue })
  return (
    <Page title={words.title} lead={<NoClinical />}>
      <Loaded query={queue}>
        {items => {
          const [mine, others, closed] = [
            items.filter(({ state }) => state === 'with-dpo'),
            items.filter(({ state }) => state === 'asked' || state === 'answered'),
            items.filter(({ state }) => state === 'closed'),
          ]
          return (
            <>
              <Group id="to-decide" title={words.toDecide(mine.length)} cases={mine} />
              <Group id="waiting" title={words.waiting(others.length)} cases={others} />
              <Group id="closed" title={words.closed(closed.length)} cases={closed} />
            </>
          )
        }}
      </Loaded>
      <section className="stack is-tight" aria-labelledby="elsewhere">
        <h2 id="elsewhere">{words.elsewhere}</h2>
        <p>{words.elsewhereText}</p>
        <div className="button-row">
          <ButtonLink to="/guichet">{words.toDesk}</ButtonLink>
        </div>
      </section>
    </Page>
  )
}
