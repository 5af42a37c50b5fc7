import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { findProfessionals } from '../api/client.ts'
import { type DeskPage, endProtections, protectPlace } from '../api/desk.ts'
import { Button } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { TextField } from '../ui/field.tsx'
import { parseDay } from '../ui/format/dates.ts'
import { Loaded } from '../ui/loaded.tsx'
import { Decision, useDecision } from './authorities.tsx'
import { Outcome, useDeskAct } from './frame.tsx'
import { deskWords } from './words/index.ts'

type Kind = 'structure' | 'professional' | 'town'
const KINDS: readonly Kind[] = ['structure', 'professional', 'town']
const MIN_LETTERS = 2

type Found = { readonly chosen: string | null; readonly onChoose: (id: string) => void; readonly kind: Kind }

const Chooser = ({ chosen, onChoose, kind }: Found) => {
  const { protect: words } = deskWords.useWords()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const isAsked = asked.length >= MIN_LETTERS
  const found = useQuery({ queryKey: ['directory', asked], queryFn: () => findProfessionals(asked), enabled: isAsked })
  return (
    <>
      <TextField label={words.find} value={typed} onChange={setTyped} type="search" unmarked autoComplete="off" />
      {isAsked && (
        <Loaded query={found} rows={2}>
          {list =>
            list.length === 0 ? (
              <p role="status">{words.noneFound}</p>
            ) : (
              <RadioGroup
                label={words.which}
                value={chosen}
                isRequired
                onChange={onChoose}
                options={list.map(({ actorId, name, role, structure = name, town }) => ({
                  value: actorId,
                  label: kind === 'structure' ? structure : name,
                  consequence: [kind === 'structure' ? name : structure, role, town].filter(Boolean).join(', '),
                }))}
              />
            )
          }
        </Loaded>
      )}
    </>
  )
}

/** On a judge’s order, by two agents: one of those who act for her learns nothing more of a place. He is not told, and no receipt is sent. */
export const ProtectPlace = ({ page }: { readonly page: DeskPage }) => {
  const { protect: words } = deskWords.useWords()
  const [who, setWho] = useState<string | null>(null)
  const [kind, setKind] = useState<Kind>('structure')
  const [chosen, setChosen] = useState<string | null>(null)
  const [town, setTown] = useState('')
  const [until, setUntil] = useState('')
  const { typed, set, read } = useDecision()
  const acting = useDeskAct(page.personId)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const decision = read()
    const day = parseDay(until)
    const place = kind === 'town' ? { kind, town: town.trim() } : chosen === null ? null : { kind, actorId: chosen }
    if (decision === null || day === null || who === null || place === null) return
    const asked = { place, hiddenFrom: who, until: `${day}T22:00:00.000Z`, decision }
    acting.run(async () => ({ actId: (await protectPlace(page.personId, asked)).actId, said: words.done }))
  }
  return (
    <Disclosure summary={words.title}>
      <form className="form" onSubmit={submit}>
        <p>{words.lead}</p>
        <RadioGroup
          label={words.whom}
          value={who}
          isRequired
          onChange={setWho}
          options={everybodyOf(page).map(({ personId, name }) => ({ value: personId, label: name }))}
        />
        <RadioGroup
          label={words.what}
          value={kind}
          onChange={setKind}
          options={KINDS.map(value => ({ value, label: words.whats[value] }))}
        />
        {kind === 'town' ? (
          <TextField label={words.town} value={town} onChange={setTown} isRequired autoComplete="off" />
        ) : (
          <Chooser key={kind} kind={kind} chosen={chosen} onChoose={setChosen} />
        )}
        <Decision typed={typed} set={set} />
        <DayField label={words.until} value={until} onChange={setUntil} />
        <div className="button-row">
          <Button type="submit" isPending={acting.isPending}>
            {words.go}
          </Button>
        </div>
      </form>
      <Outcome acting={acting} personId={page.personId} two={{ kind: 'protect-place', subject: page.recordId }} />
    </Disclosure>
  )
}

/** On the decision that ends it, by two agents. They type the decision that protected: no place is told to them. */
export const EndProtections = ({ page }: { readonly page: DeskPage }) => {
  const { protect: words } = deskWords.useWords()
  const { typed, set, read } = useDecision()
  const acting = useDeskAct(page.personId)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const decision = read()
    if (decision === null) return
    acting.run(async () => ({ actId: (await endProtections(page.personId, { decision })).actId, said: words.ended }))
  }
  return (
    <Disclosure summary={words.end}>
      <form className="form" onSubmit={submit}>
        <p>{words.endLead}</p>
        <Decision typed={typed} set={set} />
        <div className="button-row">
          <Button type="submit" isPending={acting.isPending}>
            {words.endGo}
          </Button>
        </div>
      </form>
      <Outcome acting={acting} personId={page.personId} two={{ kind: 'protect-place', subject: page.recordId }} />
    </Disclosure>
  )
}

/** Whoever acts for her, helpers too. */
export const everybodyOf = ({ representatives, acting }: DeskPage): readonly { readonly personId: string; readonly name: string }[] => [
  ...acting,
  ...representatives.filter(one => !acting.some(({ personId }) => personId === one.personId)),
]
