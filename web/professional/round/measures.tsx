import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { judgeMeasure, measureRule } from '../../../src/kernel/measures.ts'
import { readMeasures } from '../../api/followed.ts'
import type { Measures, NewEntry } from '../../api/types.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatDate, today } from '../../ui/format/dates.ts'
import { printedUnit } from '../../ui/format/units.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { currentLanguage } from '../../ui/i18n/language.ts'
import { say } from '../../ui/toast.ts'
import { CareFrame } from '../care/frame.tsx'
import { usePerson } from '../record/queries.ts'
import { professionalWords } from '../words/index.ts'
import './round.css'
import { roundOf } from './round.ts'

/** What is measured at a bedside; the first is the most usual. */
const KINDS = ['blood-pressure', 'temperature', 'heart-rate', 'oxygen-saturation', 'glucose', 'weight', 'pain'] as const
type Kind = (typeof KINDS)[number]
const isKind = (kind: string): kind is Kind => KINDS.some(one => one === kind)

type Draft = { readonly kind: Kind; readonly typed: readonly string[]; readonly clientId: string }
const fresh = (kind: Kind): Draft => ({ kind, typed: [], clientId: crypto.randomUUID() })

const numberIn = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed.replaceAll(/\s/g, '').replace(',', '.')))

const partsOf = ({ kind, typed }: Draft) =>
  (measureRule(kind)?.components ?? []).map(({ name, units }, i) => ({
    name,
    value: numberIn(typed[i] ?? ''),
    unit: units[0]?.unit ?? '',
  }))

/** The hour counts at a bedside: it is the one of now, here. */
const thisMinute = (): string => `${today()}T${new Date().toTimeString().slice(0, 5)}`

const entryOf = (draft: Draft, isUnusual: boolean): NewEntry => ({
  clientId: draft.clientId,
  body: {
    rubric: 'measures',
    kind: draft.kind,
    components: partsOf(draft),
    effective: thisMinute(),
    ...(isUnusual ? { verified: true as const } : {}),
  },
})

const Last = ({ points }: { readonly points: Measures['points'] }) => {
  const { measures: words } = professionalWords.useWords()
  const number = new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 2 })
  const last = points
    .filter(({ kind }) => isKind(kind))
    .slice(-8)
    .reverse()
  if (last.length === 0) return null
  return (
    <section className="stack is-tight" aria-labelledby="last-measures">
      <h2 id="last-measures">{words.last}</h2>
      <ul role="list" className="stack is-tight">
        {last.map(({ id, kind, parts, at }) => (
          <li key={id} className="cluster">
            <strong>{isKind(kind) ? words.kinds[kind] : kind}</strong>
            <span className="figures">
              {parts.map(({ value }) => number.format(value)).join('/')} {printedUnit(parts[0]?.unit ?? '')}
            </span>
            <span className="muted">{formatDate(at.slice(0, 10))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Form = ({ recordId, actorId, onKept }: { readonly recordId: string; readonly actorId: string; readonly onKept: () => void }) => {
  const { measures: words } = professionalWords.useWords()
  const [draft, setDraft] = useState(() => fresh('blood-pressure'))
  const [asked, setAsked] = useState<'impossible' | 'unusual' | null>(null)
  const set = (next: Draft): void => {
    setAsked(null)
    setDraft(next)
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const verdict = judgeMeasure(draft.kind, partsOf(draft))
    if (verdict === 'unknown') return
    if (verdict === 'impossible' || (verdict === 'unusual' && asked === null)) {
      setAsked(verdict)
      return
    }
    void roundOf(actorId)
      .keep({ kind: 'measure', recordId, entry: entryOf(draft, verdict === 'unusual') })
      .then(() => {
        if (navigator.onLine) say(words.saved)
        set(fresh(draft.kind))
        onKept()
      })
  }
  const rule = measureRule(draft.kind)
  const labelOf = (name: string): string => (name === 'systolic' || name === 'diastolic' ? words.parts[name] : words.kinds[draft.kind])
  return (
    <form className="form" onSubmit={save}>
      <RadioGroup
        label={words.what}
        inline
        value={draft.kind}
        onChange={kind => set(fresh(kind))}
        options={KINDS.map(value => ({ value, label: words.kinds[value] }))}
      />
      <div className="measure-parts">
        {rule?.components.map(({ name, units }, i) => (
          <TextField
            key={`${draft.kind} ${name}`}
            label={[labelOf(name), printedUnit(units[0]?.unit ?? '')].filter(Boolean).join(', ')}
            value={draft.typed[i] ?? ''}
            onChange={value => set({ ...draft, typed: rule.components.map((_, j) => (j === i ? value : (draft.typed[j] ?? ''))) })}
            check={value => (Number.isNaN(numberIn(value)) ? words.number : null)}
            inputMode="decimal"
            autoComplete="off"
            isRequired
          />
        ))}
      </div>
      {asked !== null && (
        <Card tone="warning">
          <p role="alert">{words[asked]}</p>
        </Card>
      )}
      <div className="button-row">
        <Button type="submit" look="primary">
          {asked === 'unusual' ? words.right : words.save}
        </Button>
      </div>
    </form>
  )
}

/** A measure at the bedside, with or without a network. */
export const MeasuresPage = () => {
  const { measures: words, record } = professionalWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/mesures' })
  const person = usePerson(recordId)
  const session = useSession()
  const measures = useQuery({ queryKey: ['measures', recordId], queryFn: () => readMeasures(recordId), enabled: person.data !== undefined })
  return (
    <CareFrame
      title={words.title}
      recordId={recordId}
      here="measures"
      person={person}
      actions={
        <ButtonLink icon={FileUp} to="/pro/p/$recordId/deposer" params={{ recordId }} search={{}}>
          {record.deposit}
        </ButtonLink>
      }
    >
      {session && <Form recordId={recordId} actorId={session.actorId} onKept={() => void measures.refetch()} />}
      {measures.data && <Last points={measures.data.points} />}
    </CareFrame>
  )
}
