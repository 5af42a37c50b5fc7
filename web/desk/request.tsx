import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { addDeskStep, type DeskRequest, readDeskRequest } from '../api/desk.ts'
import { isProblem } from '../api/problem.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { TextField } from '../ui/field.tsx'
import { dayOf, formatDate, formatInstant } from '../ui/format/dates.ts'
import { Link } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { say } from '../ui/toast.ts'
import { common } from '../ui/words/index.ts'
import { NoMedical } from './frame.tsx'
import { deskWords } from './words/index.ts'

const useStep = (requestId: string) => {
  const words = deskWords.useWords()
  const { states } = common.useWords()
  const queries = useQueryClient()
  const step = useMutation({
    mutationFn: ({ kind, text }: { readonly kind: Parameters<typeof addDeskStep>[1]; readonly text: string }) =>
      addDeskStep(requestId, kind, text),
    onSuccess: () => say(words.request.saved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['desk-request', requestId] }),
  })
  const known: Readonly<Record<string, string>> = words.refusals
  const trouble = step.error === null ? null : isProblem(step.error) ? (known[step.error.code] ?? states.failedAction) : states.failedAction
  return { step, trouble }
}

const ACTIONS = ['note', 'ask-piece', 'to-dpo', 'answer'] as const
type Action = (typeof ACTIONS)[number]

const Add = ({ request }: { readonly request: DeskRequest }) => {
  const { request: words } = deskWords.useWords()
  const [action, setAction] = useState<Action>('note')
  const [text, setText] = useState('')
  const { step, trouble } = useStep(request.requestId)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    step.mutate({ kind: action, text }, { onSuccess: () => setText('') })
  }
  return (
    <section className="stack" aria-labelledby="add">
      <h2 id="add">{words.add}</h2>
      {!request.isMine && (
        <div className="button-row">
          <Button isPending={step.isPending} onPress={() => step.mutate({ kind: 'take', text: '' })}>
            {words.take}
          </Button>
        </div>
      )}
      <form className="form" onSubmit={submit}>
        <RadioGroup
          label={words.what}
          value={action}
          onChange={setAction}
          options={ACTIONS.map(value => ({
            value,
            label: words.actions[value],
            ...(value === 'to-dpo' ? { consequence: words.dpo } : {}),
            ...(value === 'answer' ? { consequence: words.answerHint } : {}),
          }))}
        />
        <TextField label={words.text} hint={words.textHint} value={text} onChange={setText} lines={5} isRequired />
        {trouble !== null && <p role="alert">{trouble}</p>}
        <div className="button-row">
          <Button type="submit" look="primary" isPending={step.isPending}>
            {words.go}
          </Button>
        </div>
      </form>
    </section>
  )
}

const A_WEEK_MS = 7 * 86_400_000

const Deadline = ({ request }: { readonly request: DeskRequest }) => {
  const words = deskWords.useWords()
  if (request.state === 'closed') return <Badge tone="done">{words.requestStates.closed}</Badge>
  const left = Date.parse(request.due) - Date.now()
  return (
    <p className="cluster">
      <Badge tone="info">{words.requestStates[request.state]}</Badge>
      <span>{words.due(formatDate(dayOf(request.due), 'long'))}</span>
      {left < 0 && <Badge tone="danger">{words.late}</Badge>}
      {left >= 0 && left < A_WEEK_MS && <Badge tone="warning">{words.request.nearDue}</Badge>}
    </p>
  )
}

const Steps = ({ request }: { readonly request: DeskRequest }) => {
  const { request: words, person } = deskWords.useWords()
  return (
    <section className="stack" aria-labelledby="steps">
      <h2 id="steps">{words.steps}</h2>
      <ol role="list" className="desk-list">
        {[...request.steps.entries()].map(([place, { kind, at, agent, text }]) => (
          <li key={place}>
            <strong>{words.kinds[kind]}</strong>
            <br />
            <span className="muted">{person.byAgent(agent, formatInstant(at))}</span>
            {text !== '' && <p>{text}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

/** G7: what she asks, its steps, its deadline. */
export const RequestPage = () => {
  const words = deskWords.useWords()
  const { requestId } = useParams({ from: '/desk/guichet/demandes/$requestId' })
  const query = useQuery({ queryKey: ['desk-request', requestId], queryFn: () => readDeskRequest(requestId) })
  return (
    <Page title={words.request.titleOf(requestId.slice(0, 8).toUpperCase())} width="full" lead={<NoMedical />}>
      <Loaded query={query} rows={4}>
        {request => (
          <>
            <Card label={words.subjects[request.subject]}>
              <h2>{words.subjects[request.subject]}</h2>
              <p>
                {words.request.of}{' '}
                <Link to="/guichet/p/$personId" params={{ personId: request.personId }}>
                  {request.personName}
                </Link>
              </p>
              <Deadline request={request} />
            </Card>
            <section className="stack is-tight" aria-labelledby="says">
              <h2 id="says">{words.request.says}</h2>
              <p>{request.words}</p>
            </section>
            <Steps request={request} />
            {request.state === 'closed' ? <p>{words.request.closed}</p> : <Add request={request} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
