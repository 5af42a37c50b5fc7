import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { addEntry, changeEntry, removeEntry, writeDirectives } from '../../api/health.ts'
import type { DirectivesWritten, EntryBody, ProfileEntry } from '../../api/types.ts'
import { useDraft } from '../../app/drafts.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { today } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { say } from '../../ui/toast.ts'
import { useActing } from '../profile.ts'
import './health.css'
import { inRubric, useHealth, useHealthChange } from './queries.ts'
import { wishesWords } from './words/index.ts'

type Model = DirectivesWritten['model']

/** The questions of the two models of the order of 3 August 2016, in the words of the screen. */
const QUESTIONS = {
  'in-good-health': ['beliefs', 'keep-alive', 'treatments', 'pain', 'place', 'after'],
  'seriously-ill': ['illness', 'beliefs', 'treatments', 'stop', 'keep-alive', 'pain', 'place', 'after'],
} as const
type Question = (typeof QUESTIONS)[Model][number]

type Draft = {
  readonly clientId: string
  readonly model: Model | null
  readonly step: number
  readonly answers: Readonly<Record<string, string>>
  readonly witnesses: readonly [string, string]
}

const draftOf = (entry: ProfileEntry | undefined): Draft => {
  const body = entry?.body?.rubric === 'directives' ? entry.body : undefined
  const [first = '', second = ''] = body?.witnesses ?? []
  return {
    clientId: crypto.randomUUID(),
    model: body === undefined || body.model === 'own-paper' ? null : body.model,
    step: 0,
    answers: body?.answers ?? {},
    witnesses: [first, second],
  }
}

const witnessesOf = ({ witnesses }: Draft) => {
  const named = witnesses.map(name => name.trim()).filter(name => name !== '')
  return named.length === 0 ? {} : { witnesses: named }
}

/** As the entry keeps it: what was answered, and nothing of what was not. */
const bodyOf = (draft: Draft, model: Model): EntryBody => ({
  rubric: 'directives',
  model,
  writtenOn: today(),
  answers: Object.fromEntries(Object.entries(draft.answers).filter(([, answer]) => answer.trim() !== '')),
  ...witnessesOf(draft),
})

type StepProps = { readonly draft: Draft; readonly set: (part: Partial<Draft>) => void }

const Situation = ({ draft, set }: StepProps) => {
  const { steps } = wishesWords.useWords()
  return (
    <RadioGroup<Model>
      label={steps.modelTitle}
      value={draft.model}
      onChange={model => set({ model })}
      options={[
        { value: 'in-good-health', label: steps.modelHealthy, consequence: steps.modelHealthyText },
        { value: 'seriously-ill', label: steps.modelIll, consequence: steps.modelIllText },
      ]}
    />
  )
}

const Answer = ({ question, draft, set }: StepProps & { readonly question: Question }) => {
  const { steps } = wishesWords.useWords()
  const { title, text } = steps.questions[question]
  const heading = useRef<HTMLHeadingElement>(null)
  // Each question is a page of its own to who listens: read from its heading, not from the button that led to it.
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{text}</p>
      <TextField
        key={question}
        label={steps.answer}
        value={draft.answers[question] ?? ''}
        onChange={answer => set({ answers: { ...draft.answers, [question]: answer } })}
        lines={6}
        maxLength={4000}
      />
    </>
  )
}

const Review = ({ draft, set, questions }: StepProps & { readonly questions: readonly Question[] }) => {
  const { steps } = wishesWords.useWords()
  const [first, second] = draft.witnesses
  return (
    <>
      <h2>{steps.review}</h2>
      <p>{steps.reviewText}</p>
      {questions
        .filter(question => (draft.answers[question] ?? '').trim() !== '')
        .map(question => (
          <section key={question}>
            <h3>{steps.questions[question].title}</h3>
            <p className="step-text">{draft.answers[question]}</p>
          </section>
        ))}
      <h3>{steps.witnesses}</h3>
      <p className="muted">{steps.witnessesText}</p>
      <TextField label={steps.witness(1)} value={first} onChange={name => set({ witnesses: [name, second] })} maxLength={200} />
      <TextField label={steps.witness(2)} value={second} onChange={name => set({ witnesses: [first, name] })} maxLength={200} />
    </>
  )
}

type WaysProps = {
  readonly step: number
  readonly all: number
  readonly hasModel: boolean
  readonly isPending: boolean
  readonly go: (step: number) => void
  readonly keep: () => void
  readonly finish: () => void
}

const Ways = ({ step, all, hasModel, isPending, go, keep, finish }: WaysProps) => {
  const { steps } = wishesWords.useWords()
  return (
    <div className="button-row is-stacking">
      {step < all - 1 || !hasModel ? (
        <Button look="primary" isDisabled={!hasModel} onPress={() => go(step + 1)}>
          {steps.next}
        </Button>
      ) : (
        <Button look="primary" isPending={isPending} onPress={finish}>
          {steps.finish}
        </Button>
      )}
      {step > 0 && <Button onPress={() => go(step - 1)}>{steps.previous}</Button>}
      {hasModel && (
        <Button look="quiet" onPress={keep}>
          {steps.saveDraft}
        </Button>
      )}
    </div>
  )
}

const Step = ({ draft, set, questions, replaces }: StepProps & { readonly questions: readonly Question[]; readonly replaces: boolean }) => {
  const { steps } = wishesWords.useWords()
  const question = questions[draft.step - 1]
  if (draft.step === 0) return <Situation draft={draft} set={set} />
  if (question !== undefined) return <Answer key={question} question={question} draft={draft} set={set} />
  return (
    <>
      <Review draft={draft} set={set} questions={questions} />
      {replaces && (
        <Card tone="info">
          <p>{steps.replaces}</p>
        </Card>
      )}
    </>
  )
}

const Steps = ({
  recordId,
  kept,
  replaces,
}: {
  readonly recordId: string
  readonly kept: ProfileEntry | undefined
  readonly replaces: boolean
}) => {
  const { steps } = wishesWords.useWords()
  const navigate = useNavigate()
  const [draft, setDraft, done] = useDraft<Draft>(`directives ${recordId}`, draftOf(kept))
  const [trouble, setTrouble] = useState('')
  const change = useHealthChange(recordId)
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part })
  const { model, step } = draft
  const questions: readonly Question[] = model === null ? [] : QUESTIONS[model]
  const all = questions.length + 2
  const leave = (said: string): void => {
    done()
    say(said)
    void navigate({ to: '/volontes' })
  }
  const keep = (): void => {
    if (model === null) return
    const body = bodyOf(draft, model)
    const act = () =>
      kept === undefined
        ? addEntry(recordId, { clientId: crypto.randomUUID(), body, draft: true })
        : changeEntry(recordId, kept.id, { version: kept.version, body, draft: true })
    change.mutate({ act }, { onSuccess: () => leave(steps.draftSaved) })
  }
  const finish = (): void => {
    if (model === null) return
    const answers = questions.map(id => ({ id, question: steps.questions[id].title, answer: (draft.answers[id] ?? '').trim() }))
    if (answers.every(({ answer }) => answer === '')) {
      setTrouble(steps.emptyAnswers)
      return
    }
    const act = async (): Promise<void> => {
      await writeDirectives(recordId, { clientId: draft.clientId, model, writtenOn: today(), answers, ...witnessesOf(draft) })
      if (kept !== undefined) await removeEntry(recordId, kept.id, { version: kept.version, rubric: 'directives' })
    }
    change.mutate({ act }, { onSuccess: () => leave(steps.finished) })
  }
  return (
    <div className="form">
      {model !== null && (
        <p className="muted" role="status">
          {steps.step(step + 1, all)}
        </p>
      )}
      <Step draft={draft} set={set} questions={questions} replaces={replaces} />
      {trouble !== '' && (
        <p className="field-error" role="alert">
          {trouble}
        </p>
      )}
      <Ways
        step={step}
        all={all}
        hasModel={model !== null}
        isPending={change.isPending}
        go={to => set({ step: to })}
        keep={keep}
        finish={finish}
      />
    </div>
  )
}

/** Advance directives in guided steps: each question may stay empty, and what is written is kept. */
export const DirectivesStepsPage = () => {
  const words = wishesWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const health = useHealth(recordId)
  return (
    <Page
      title={words.steps.title}
      who={fullName}
      lead={words.steps.lead}
      before={
        <p>
          <Link to="/volontes" icon={ArrowLeft} className="back">
            {words.will.title}
          </Link>
        </p>
      }
    >
      <Loaded query={health} rows={3}>
        {profile => {
          if (profile.isMinor || !profile.may.wish || actingFor !== null)
            return (
              <Card tone="info">
                <p>{profile.isMinor ? words.will.minor : words.will.notHers(actingFor ?? '')}</p>
              </Card>
            )
          const entries = inRubric(profile, 'directives')
          return (
            <Steps
              recordId={recordId}
              kept={entries.find(({ status }) => status === 'draft')}
              replaces={entries.some(({ status }) => status === 'active')}
            />
          )
        }}
      </Loaded>
    </Page>
  )
}
