import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { judgeMeasure, type MeasureKind, measureRule } from '../../../../src/kernel/measures.ts'
import { addEntry } from '../../../api/health.ts'
import { useDraft } from '../../../app/drafts.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { DayField } from '../../../ui/day-field.tsx'
import { TextField } from '../../../ui/field.tsx'
import { ageAt, parseDay, today, typedDay } from '../../../ui/format/dates.ts'
import { ButtonLink } from '../../../ui/link.tsx'
import { Page } from '../../../ui/page.tsx'
import { useActing } from '../../profile.ts'
import { Back } from '../back.tsx'
import '../followed.css'
import { useChange } from '../queries.ts'
import { kindIn, sayParts, unitIn } from '../say.ts'
import { numberIn } from '../series.ts'
import { followedWords } from '../words/index.ts'

const KINDS = ['weight', 'height', 'head-circumference'] as const satisfies readonly MeasureKind[]
type Kind = (typeof KINDS)[number]
/** The head is measured to this age (carnet de santé). */
const HEAD_YEARS = 3

type Typed = Readonly<Record<Kind, string>>
type Draft = { readonly ids: Typed; readonly typed: Typed; readonly day: string }

const draftOf = (): Draft => ({
  ids: { weight: crypto.randomUUID(), height: crypto.randomUUID(), 'head-circumference': crypto.randomUUID() },
  typed: { weight: '', height: '', 'head-circumference': '' },
  day: typedDay(today()),
})

const partsOf = (kind: Kind, typed: string) => {
  const component = measureRule(kind)?.components[0]
  return [{ name: component?.name ?? '', value: numberIn(typed) ?? Number.NaN, unit: component?.units[0]?.unit ?? '' }]
}

/** What was typed, judged; a field left empty is no measure. */
const judged = ({ typed }: Draft) =>
  KINDS.filter(kind => typed[kind].trim() !== '').map(kind => {
    const parts = partsOf(kind, typed[kind])
    return { kind, parts, verdict: judgeMeasure(kind, parts) }
  })

/** What is rare is asked once; what cannot be is said before it is sent. */
const Doubts = ({ measures }: { readonly measures: ReturnType<typeof judged> }) => {
  const words = followedWords.useWords()
  return measures.map(({ kind, parts, verdict }) => (
    <div role="alert" key={kind}>
      <Card tone="warning">
        <p>{verdict === 'impossible' ? words.form.impossible : words.form.unusual(sayParts({ kind, parts }, words))}</p>
      </Card>
    </div>
  ))
}

/** Weight and height of one visit, in one form: what a parent brings back from a check-up (ui.md §2). */
export const GrowthFormPage = () => {
  const words = followedWords.useWords()
  const { recordId, profile, fullName } = useActing()
  const navigate = useNavigate()
  const change = useChange(recordId)
  const [draft, keep, forget] = useDraft<Draft>(`growth ${recordId}`, draftOf())
  const [isAsked, setAsked] = useState(false)
  const asked = KINDS.filter(kind => kind !== 'head-circumference' || ageAt(profile.birthDate, today()) < HEAD_YEARS)
  const measures = judged(draft)
  const doubtful = measures.filter(({ verdict }) => verdict === 'unusual' || verdict === 'impossible')
  const set = (part: Partial<Draft>): void => {
    setAsked(false)
    keep({ ...draft, ...part })
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const day = parseDay(draft.day)
    if (day === null || measures.length === 0 || measures.some(({ verdict }) => verdict === 'unknown')) return
    if (measures.some(({ verdict }) => verdict === 'impossible') || (doubtful.length > 0 && !isAsked)) {
      setAsked(true)
      return
    }
    const act = async (): Promise<void> => {
      for (const { kind, parts, verdict } of measures) {
        const sure = verdict === 'unusual' ? { verified: true as const } : {}
        await addEntry(recordId, {
          clientId: draft.ids[kind],
          body: { rubric: 'measures', kind, components: parts, effective: day, ...sure },
        })
      }
    }
    change.mutate(
      { act, said: words.form.saved },
      {
        onSuccess: () => {
          forget()
          void navigate({ to: '/sante/croissance' })
        },
      },
    )
  }
  return (
    <Page title={words.growth.addTitle} who={fullName} before={<Back to="/sante/croissance">{words.measures.growth}</Back>}>
      <form onSubmit={save} className="form">
        <DayField label={words.form.date} value={draft.day} onChange={day => set({ day })} latest={today()} />
        {asked.map(kind => (
          <TextField
            key={kind}
            label={`${kindIn(kind, words)} (${unitIn(measureRule(kind)?.components[0]?.units[0]?.unit ?? '', words)})`}
            value={draft.typed[kind]}
            onChange={value => set({ typed: { ...draft.typed, [kind]: value } })}
            check={value => (value.trim() !== '' && numberIn(value) === undefined ? words.form.number : null)}
            inputMode="decimal"
            autoComplete="off"
          />
        ))}
        {isAsked && <Doubts measures={doubtful} />}
        <div className="button-row is-stacking">
          <Button type="submit" look="primary" isPending={change.isPending} isDisabled={measures.length === 0}>
            {isAsked && doubtful.every(({ verdict }) => verdict === 'unusual') && doubtful.length > 0 ? words.form.right : words.form.save}
          </Button>
          <ButtonLink to="/sante/croissance">{words.form.cancel}</ButtonLink>
        </div>
      </form>
    </Page>
  )
}
