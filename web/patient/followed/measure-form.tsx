import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { judgeMeasure, type MeasureKind, MEASURE_KINDS, measureRule, MEASURES } from '../../../src/kernel/measures.ts'
import { addEntry } from '../../api/health.ts'
import { useDraft } from '../../app/drafts.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { parseDay, today, typedDay } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { useActing } from '../profile.ts'
import { Back } from './back.tsx'
import './followed.css'
import { useChange } from './queries.ts'
import { kindIn, sayParts, unitIn } from './say.ts'
import { numberIn } from './series.ts'
import { followedWords } from './words/index.ts'

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/
const ENTERED = MEASURES.filter(rule => !('computed' in rule)).map(({ kind }) => kind)

type Draft = {
  readonly clientId: string
  readonly kind: MeasureKind
  readonly unit: string
  readonly typed: readonly string[]
  readonly day: string
  readonly time: string
  readonly note: string
}

const draftOf = (kind: MeasureKind): Draft => ({
  clientId: crypto.randomUUID(),
  kind,
  unit: measureRule(kind)?.components[0]?.units[0]?.unit ?? '',
  typed: [],
  day: typedDay(today()),
  time: '',
  note: '',
})

const partsOf = ({ kind, typed, unit }: Draft) =>
  (measureRule(kind)?.components ?? []).map(({ name }, i) => ({ name, value: numberIn(typed[i] ?? '') ?? Number.NaN, unit }))

/** What is rare is asked once; what cannot be is said before it is sent. */
const Doubt = ({ draft, isAsked }: { readonly draft: Draft; readonly isAsked: boolean }) => {
  const words = followedWords.useWords()
  const verdict = judgeMeasure(draft.kind, partsOf(draft))
  if (!isAsked || (verdict !== 'unusual' && verdict !== 'impossible')) return null
  return (
    <div role="alert">
      <Card tone="warning">
        <p>
          {verdict === 'impossible'
            ? words.form.impossible
            : words.form.unusual(sayParts({ kind: draft.kind, parts: partsOf(draft) }, words))}
        </p>
      </Card>
    </div>
  )
}

const Fields = ({ draft, set }: { readonly draft: Draft; readonly set: (changed: Partial<Draft>) => void }) => {
  const words = followedWords.useWords()
  const rule = measureRule(draft.kind)
  const units = rule?.components[0]?.units ?? []
  const chosen = (kind: MeasureKind): Partial<Draft> => ({ kind, typed: [], unit: measureRule(kind)?.components[0]?.units[0]?.unit ?? '' })
  return (
    <>
      <Select
        label={words.form.what}
        value={draft.kind}
        options={ENTERED.map(kind => ({ value: kind, label: kindIn(kind, words) }))}
        onChange={kind => set(chosen(kind))}
      />
      {units.length > 1 && (
        <Select
          label={words.form.unit}
          value={draft.unit}
          options={units.map(({ unit }) => ({ value: unit, label: unitIn(unit, words) }))}
          onChange={unit => set({ unit })}
        />
      )}
      <div className="measure-value">
        {rule?.components.map(({ name }, i) => (
          <TextField
            key={name}
            label={`${name === 'systolic' || name === 'diastolic' ? words.part[name] : words.part.value} (${unitIn(draft.unit, words)})`}
            value={draft.typed[i] ?? ''}
            onChange={value => set({ typed: rule.components.map((_, j) => (j === i ? value : (draft.typed[j] ?? ''))) })}
            check={value => (numberIn(value) === undefined ? words.form.number : null)}
            inputMode="decimal"
            autoComplete="off"
            isRequired
          />
        ))}
      </div>
      <DayField label={words.form.date} value={draft.day} onChange={day => set({ day })} latest={today()} />
      <TextField
        label={words.form.time}
        value={draft.time}
        onChange={time => set({ time })}
        hint={words.form.timeHint}
        check={value => (TIME.test(value) ? null : words.form.timeWrong)}
        autoComplete="off"
      />
    </>
  )
}

/** « Ajouter une mesure »: a large figure, a day, an hour if she wants. */
export const MeasureFormPage = () => {
  const words = followedWords.useWords()
  const { recordId, fullName } = useActing()
  const { kind } = useSearch({ strict: false }) as { readonly kind?: string }
  const wanted = MEASURE_KINDS.find(each => each === kind && each !== 'bmi') ?? 'weight'
  const navigate = useNavigate()
  const change = useChange(recordId)
  const [value, keep, forget] = useDraft<Draft>(`measure ${recordId} ${wanted}`, draftOf(wanted))
  const [isAsked, setAsked] = useState(false)
  const day = parseDay(value.day)
  const verdict = judgeMeasure(value.kind, partsOf(value))
  const back = '/sante/mesures'
  const set = (changed: Partial<Draft>): void => {
    setAsked(false)
    keep({ ...value, ...changed })
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (day === null || verdict === 'unknown') return
    if (verdict === 'impossible' || (verdict === 'unusual' && !isAsked)) {
      setAsked(true)
      return
    }
    const effective = TIME.test(value.time) ? `${day}T${value.time}` : day
    const body = {
      rubric: 'measures' as const,
      kind: value.kind,
      components: partsOf(value),
      effective,
      ...(verdict === 'unusual' ? { verified: true as const } : {}),
    }
    change.mutate(
      { act: () => addEntry(recordId, { clientId: value.clientId, body }), said: words.form.saved },
      {
        onSuccess: () => {
          forget()
          void navigate({ to: '/sante/mesures/$kind', params: { kind: value.kind } })
        },
      },
    )
  }
  return (
    <Page title={words.form.title} who={fullName} before={<Back to={back}>{words.measures.backTo}</Back>}>
      <form onSubmit={save} className="form">
        <Fields draft={value} set={set} />
        <Doubt draft={value} isAsked={isAsked} />
        <div className="button-row is-stacking">
          <Button type="submit" look="primary" isPending={change.isPending}>
            {isAsked && verdict === 'unusual' ? words.form.right : words.form.save}
          </Button>
          <ButtonLink to={back}>{words.form.cancel}</ButtonLink>
        </div>
      </form>
    </Page>
  )
}
