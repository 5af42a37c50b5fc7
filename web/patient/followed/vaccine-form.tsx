import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId } from 'react'
import { addEntry } from '../../api/health.ts'
import { isProblem } from '../../api/problem.ts'
import type { EntryBody } from '../../api/types.ts'
import { useDraft } from '../../app/drafts.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { healthWords } from '../health/words/index.ts'
import { isAfter, parsePartial } from '../health/partial.ts'
import { today } from '../../ui/format/dates.ts'
import { useActing } from '../profile.ts'
import { Back } from './back.tsx'
import './followed.css'
import { useChange, useVaccinations } from './queries.ts'
import { diseaseIn } from './say.ts'
import { followedWords } from './words/index.ts'

type Draft = {
  readonly clientId: string
  readonly name: string
  readonly date: string
  readonly lot: string
  readonly performer: string
  /** Null: what the product is known to be against. */
  readonly targets: readonly string[] | null
}

const newDraft = (): Draft => ({ clientId: crypto.randomUUID(), name: '', date: '', lot: '', performer: '', targets: null })
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()

const DISEASES = [
  'dtp',
  'pertussis',
  'hib',
  'hepatitis-b',
  'pneumococcus',
  'meningococcus-b',
  'meningococcus-acwy',
  'mmr',
  'hpv',
  'influenza',
  'covid',
  'zoster',
] as const

const bodyOf = ({ name, lot, performer }: Draft, occurrence: string, targets: readonly string[]): EntryBody => ({
  rubric: 'vaccinations',
  vaccine: { text: name.trim() },
  occurrence,
  ...(lot.trim() === '' ? {} : { lotNumber: lot.trim() }),
  ...(performer.trim() === '' ? {} : { performer: performer.trim() }),
  ...(targets.length === 0 ? {} : { targets: [...targets] }),
})

type FieldsProps = {
  readonly draft: Draft
  readonly targets: readonly string[]
  readonly set: (changed: Partial<Draft>) => void
}

const Fields = ({ draft, targets, set }: FieldsProps) => {
  const words = followedWords.useWords()
  const { form } = healthWords.useWords()
  const list = useId()
  const toggle = (id: string, on: boolean): void => set({ targets: on ? [...targets, id] : targets.filter(target => target !== id) })
  const checkDate = (typed: string): string | null => {
    const parsed = parsePartial(typed)
    if (parsed === null) return form.dateWrong
    return isAfter(parsed, today()) ? form.dateFuture : null
  }
  return (
    <>
      <TextField
        label={words.vaccines.name}
        hint={words.vaccines.nameHint}
        value={draft.name}
        onChange={name => set({ name, targets: null })}
        isRequired
        autoComplete="off"
        maxLength={200}
      />
      <fieldset className="choices" aria-labelledby={list}>
        <span className="field-label" id={list}>
          {words.vaccines.targets}
        </span>
        {DISEASES.map(id => (
          <Checkbox key={id} isSelected={targets.includes(id)} onChange={on => toggle(id, on)}>
            {diseaseIn(id, words)}
          </Checkbox>
        ))}
      </fieldset>
      <TextField
        label={words.vaccines.occurrence}
        hint={form.dateHint}
        value={draft.date}
        onChange={date => set({ date })}
        check={checkDate}
        isRequired
        autoComplete="off"
      />
      <TextField label={words.vaccines.lot} value={draft.lot} onChange={lot => set({ lot })} autoComplete="off" maxLength={40} />
      <TextField
        label={words.vaccines.performer}
        value={draft.performer}
        onChange={performer => set({ performer })}
        autoComplete="off"
        maxLength={200}
      />
    </>
  )
}

/** « Ajouter un vaccin »: the name on the box says what it is against; she may say it herself. */
export const VaccineFormPage = () => {
  const words = followedWords.useWords()
  const { recordId, fullName } = useActing()
  const known = useVaccinations(recordId)
  const navigate = useNavigate()
  const change = useChange(recordId)
  const [draft, keep, forget] = useDraft<Draft>(`vaccine ${recordId}`, newDraft())
  const product = known.data?.products.find(({ name }) => draft.name !== '' && fold(draft.name).includes(fold(name)))
  const targets = draft.targets ?? product?.targets ?? []
  const date = parsePartial(draft.date)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (date === null || draft.name.trim() === '' || isAfter(date, today())) return
    change.mutate(
      { act: () => addEntry(recordId, { clientId: draft.clientId, body: bodyOf(draft, date, targets) }), said: words.vaccines.saved },
      {
        onSuccess: () => {
          forget()
          void navigate({ to: '/sante/vaccins' })
        },
      },
    )
  }
  return (
    <Page title={words.vaccines.add} who={fullName} before={<Back to="/sante/vaccins">{words.vaccines.title}</Back>}>
      <form onSubmit={save} className="form">
        <Fields draft={draft} targets={targets} set={changed => keep({ ...draft, ...changed })} />
        {isProblem(change.error, 'already-there') && (
          <div role="alert">
            <Card tone="warning">{words.vaccines.already}</Card>
          </div>
        )}
        <div className="button-row is-stacking">
          <Button type="submit" look="primary" isPending={change.isPending}>
            {words.vaccines.save}
          </Button>
          <ButtonLink to="/sante/vaccins">{words.form.cancel}</ButtonLink>
        </div>
      </form>
    </Page>
  )
}
