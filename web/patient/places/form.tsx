import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { findProfessionals } from '../../api/client.ts'
import { protect } from '../../api/places.ts'
import type { NewProtection, Protections } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { useActing } from '../profile.ts'
import { useProtectionChange } from './queries.ts'
import { placesWords } from './words/index.ts'

type Kind = NewProtection['place']['kind']
type Months = '3' | '6' | '12'
type Chosen = { readonly id: string; readonly name: string }

const KINDS: readonly Kind[] = ['structure', 'professional', 'town']
const MONTHS: readonly Months[] = ['3', '6', '12']
const MIN_LETTERS = 2

/** A year less a day is never more than a year, whatever the clocks say. */
const endOf = (months: Months): string => {
  const day = new Date()
  day.setUTCMonth(day.getUTCMonth() + Number(months), day.getUTCDate() - 1)
  return day.toISOString()
}

type ChooserProps = { readonly kind: Kind; readonly chosen: Chosen | null; readonly onChoose: (chosen: Chosen) => void }

const Chooser = ({ kind, chosen, onChoose }: ChooserProps) => {
  const words = placesWords.useWords()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const isAsked = asked.length >= MIN_LETTERS
  const found = useQuery({ queryKey: ['directory', asked], queryFn: () => findProfessionals(asked), enabled: isAsked })
  const nameOf = ({ name, structure }: { readonly name: string; readonly structure?: string }): string =>
    kind === 'structure' ? (structure ?? name) : name
  return (
    <div className="stack is-tight">
      <TextField label={words.find} hint={words.findHint} value={typed} onChange={setTyped} type="search" unmarked autoComplete="off" />
      {isAsked && (
        <Loaded query={found} rows={2}>
          {list =>
            list.length === 0 ? (
              <p role="status">{words.noneFound}</p>
            ) : (
              <RadioGroup
                label={words.which}
                value={chosen?.id ?? null}
                isRequired
                onChange={id => {
                  const one = list.find(({ actorId }) => actorId === id)
                  if (one !== undefined) onChoose({ id, name: nameOf(one) })
                }}
                options={list.map(one => ({
                  value: one.actorId,
                  label: nameOf(one),
                  consequence: [kind === 'structure' ? one.name : one.structure, one.role, one.town].filter(Boolean).join(', '),
                }))}
              />
            )
          }
        </Loaded>
      )}
    </div>
  )
}

const Duration = ({ months, onChange }: { readonly months: Months; readonly onChange: (months: Months) => void }) => {
  const words = placesWords.useWords()
  return (
    <>
      <RadioGroup
        label={words.duration}
        inline
        value={months}
        onChange={onChange}
        options={MONTHS.map(value => ({ value, label: words.durations[value] }))}
      />
      <p className="muted">{words.durationText}</p>
    </>
  )
}

export const ProtectForm = ({ acting }: { readonly acting: Protections['acting'] }) => {
  const words = placesWords.useWords()
  const { recordId } = useActing()
  const change = useProtectionChange()
  const [whom, setWhom] = useState<string | null>(acting.length === 1 ? (acting[0]?.actorId ?? null) : null)
  const [kind, setKind] = useState<Kind>('structure')
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [town, setTown] = useState('')
  const [months, setMonths] = useState<Months>('12')
  const name = acting.find(({ actorId }) => actorId === whom)?.name
  const what = kind === 'town' ? town.trim() : chosen?.name
  const place = (): NewProtection['place'] | null => {
    if (kind === 'town') return { kind, town: town.trim() }
    return chosen === null ? null : { kind, actorId: chosen.id }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const where = place()
    if (where === null || whom === null) return
    const act = () => protect(recordId, { place: where, hiddenFrom: whom, until: endOf(months) })
    change.mutate(
      { act, said: words.done },
      {
        onSuccess: () => {
          setChosen(null)
          setTown('')
        },
      },
    )
  }
  return (
    <section className="stack is-tight" aria-labelledby="protect">
      <h2 id="protect">{words.add}</h2>
      <form className="form" onSubmit={submit}>
        <RadioGroup
          label={words.whom}
          value={whom}
          isRequired
          onChange={setWhom}
          options={acting.map(one => ({ value: one.actorId, label: one.name }))}
        />
        <RadioGroup
          label={words.what}
          value={kind}
          onChange={next => {
            setKind(next)
            setChosen(null)
          }}
          options={KINDS.map(value => ({ value, label: words.whats[value], consequence: words.whatTexts[value] }))}
        />
        {kind === 'town' ? (
          <TextField label={words.town} value={town} onChange={setTown} isRequired autoComplete="off" />
        ) : (
          <Chooser key={kind} kind={kind} chosen={chosen} onChoose={setChosen} />
        )}
        <Duration months={months} onChange={setMonths} />
        {name !== undefined && what !== undefined && what !== '' && (
          <Card tone="info">
            <p>{words.confirm(what, name)}</p>
          </Card>
        )}
        <div className="button-row">
          <Button type="submit" look="primary" isPending={change.isPending}>
            {words.go}
          </Button>
        </div>
      </form>
    </section>
  )
}
