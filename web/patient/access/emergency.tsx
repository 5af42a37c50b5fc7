import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { setEmergency } from '../../api/client.ts'
import { readEmergencyHistory } from '../../api/sharing.ts'
import type { AccessPage, Choice, EmergencyChoices } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { useNarrow } from '../../ui/narrow.ts'
import { Page } from '../../ui/page.tsx'
import { Rich } from '../../ui/rich.tsx'
import { Instant } from '../../ui/time.tsx'
import { common } from '../../ui/words/index.ts'
import { easily } from '../easy/lazy.tsx'
import { useActing } from '../profile.ts'
import { useAccess } from '../queries.ts'
import './access.css'
import { HiddenStrip } from './strip.tsx'
import { useAccessChange } from './use-access-change.ts'
import { rulesWords, sharingWords } from './words/index.ts'

const EasyEmergency = easily(() => import('../easy/access.tsx').then(module => module.EasyEmergency))

type Question = {
  readonly label: string
  readonly yes: string
  readonly no: string
  readonly value: boolean
  readonly legal: Choice
  readonly grave?: boolean
  readonly onChange: (value: boolean) => void
}

/** A radio and not a switch: each answer is read with what it changes. */
const YesNo = ({ label, yes, no, value, legal, grave, onChange }: Question) => {
  const { actions } = common.useWords()
  const { access: words } = rulesWords.useWords()
  const { emergency } = sharingWords.useWords()
  return (
    <div className="stack is-tight">
      <RadioGroup
        label={label}
        value={value ? 'yes' : 'no'}
        onChange={answer => onChange(answer === 'yes')}
        options={[
          { value: 'yes', label: actions.yes, consequence: <Rich text={yes} /> },
          { value: 'no', label: actions.no, consequence: <Rich text={no} />, ...(grave ? { grave: true } : {}) },
        ]}
      />
      {grave && !value && (
        <Card tone="danger">
          <p role="status">
            <Rich text={emergency.warning} />
          </p>
        </Card>
      )}
      {!legal.chosen && <p className="small muted">{words.never}</p>}
    </div>
  )
}

const choicesOf = ({ emergency }: AccessPage): EmergencyChoices => ({
  samu: emergency.samu.value,
  breakGlass: emergency.breakGlass.value,
  masked: emergency.masked.value,
})

const STEPS = 3

/** On a phone one question at a time; on a wide screen the three together. */
const Steps = ({
  step,
  onStep,
  isPending,
}: {
  readonly step: number
  readonly onStep: (step: number) => void
  readonly isPending: boolean
}) => {
  const { emergency: words } = sharingWords.useWords()
  const isLast = step === STEPS - 1
  return (
    <div className="button-row is-stacking">
      {isLast ? (
        <Button key="save" type="submit" look="primary" isPending={isPending}>
          {words.save}
        </Button>
      ) : (
        // A button of its own: the press that leads to the last question must not be the click that saves.
        <Button key="next" look="primary" onPress={() => onStep(step + 1)}>
          {words.next}
        </Button>
      )}
      {step > 0 && <Button onPress={() => onStep(step - 1)}>{words.previous}</Button>}
    </div>
  )
}

const useQuestions = (page: AccessPage, draft: EmergencyChoices, onDraft: (draft: EmergencyChoices) => void): readonly Question[] => {
  const { access: words } = rulesWords.useWords()
  const { samu, breakGlass, masked } = page.emergency
  return [
    {
      label: words.samu,
      yes: words.samuYes,
      no: words.samuNo,
      value: draft.samu,
      legal: samu,
      onChange: value => onDraft({ ...draft, samu: value }),
    },
    {
      label: words.breakGlass,
      yes: words.breakGlassYes,
      no: words.breakGlassNo,
      grave: true,
      value: draft.breakGlass,
      legal: breakGlass,
      onChange: value => onDraft({ ...draft, breakGlass: value }),
    },
    {
      label: words.masked,
      yes: words.maskedYes,
      no: words.maskedNo,
      value: draft.masked,
      legal: masked,
      onChange: value => onDraft({ ...draft, masked: value }),
    },
  ]
}

const EmergencyForm = ({ page }: { readonly page: AccessPage }) => {
  const { emergency: words } = sharingWords.useWords()
  const { recordId } = useActing()
  const isNarrow = useNarrow()
  const saved = choicesOf(page)
  const [draft, setDraft] = useState<EmergencyChoices>(saved)
  const [step, setStep] = useState(0)
  const change = useAccessChange()
  const questions = useQuestions(page, draft, setDraft)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const said = words.saved(formatInstant(new Date().toISOString()))
    change.mutate({ act: () => setEmergency(recordId, draft), said, undo: () => setEmergency(recordId, saved) })
  }
  return (
    <form className="form" onSubmit={submit}>
      {isNarrow && <p role="status">{words.step(step + 1, STEPS)}</p>}
      {questions.map((question, index) => (!isNarrow || index === step) && <YesNo key={question.label} {...question} />)}
      {isNarrow ? (
        <Steps step={step} onStep={setStep} isPending={change.isPending} />
      ) : (
        <div className="actions">
          <Button type="submit" look="primary" isPending={change.isPending}>
            {words.save}
          </Button>
        </div>
      )}
    </form>
  )
}

const History = () => {
  const { emergency: words } = sharingWords.useWords()
  const { recordId } = useActing()
  const history = useQuery({ queryKey: ['access', recordId, 'emergency-history'], queryFn: () => readEmergencyHistory(recordId) })
  return (
    <section className="stack is-tight" aria-labelledby="history">
      <h2 id="history">{words.history}</h2>
      <Loaded query={history} rows={2} part>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{words.noHistory}</p>
          ) : (
            <ol role="list" className="rows">
              {items.map(({ at, who, choices }) => (
                <li key={at} className="row">
                  <div className="row-main">
                    <span className="row-title">
                      <Instant at={at} />
                    </span>
                    <span className="row-meta" lang="fr">
                      {choices}
                    </span>
                    <span className="row-meta">{words.by(who)}</span>
                  </div>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  )
}

const WhoDecides = () => {
  const { emergency: words } = sharingWords.useWords()
  const { profile, actingFor } = useActing()
  if (actingFor === null) return null
  return (
    <Card tone="info">
      <p>
        <Rich text={profile.relation === 'child' ? words.child(actingFor) : words.represented(actingFor)} />
      </p>
    </Card>
  )
}

export const EmergencyPage = () => {
  const { emergency: words } = sharingWords.useWords()
  const { access: all } = rulesWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const access = useAccess(recordId)
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      lead={<p>{words.intro}</p>}
      easy={{ rest: 'below', first: <EasyEmergency /> }}
      before={
        <p>
          <Link to="/acces" icon={ArrowLeft} className="back">
            {actingFor === null ? all.title : all.titleOf(actingFor)}
          </Link>
        </p>
      }
    >
      <HiddenStrip page={access.data} />
      <WhoDecides />
      <Loaded query={access} rows={4}>
        {page => <EmergencyForm page={page} />}
      </Loaded>
      <p className="muted">{words.paper}</p>
      <History />
    </Page>
  )
}
