import { type FormEvent, useState } from 'react'
import { type DeskPage, endAuthority, findAtDesk, nameProtector } from '../api/desk.ts'
import { Button } from '../ui/button.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { TextField } from '../ui/field.tsx'
import { parseDay, today } from '../ui/format/dates.ts'
import { Outcome, useDeskAct } from './frame.tsx'
import { deskWords } from './words/index.ts'

const NONE = { court: '', decidedOn: '', reference: '' }
type Typed = typeof NONE

export const Decision = ({ typed, set }: { readonly typed: Typed; readonly set: (part: Partial<Typed>) => void }) => {
  const { contact } = deskWords.useWords()
  return (
    <>
      <TextField label={contact.court} value={typed.court} onChange={court => set({ court })} isRequired autoComplete="off" />
      <DayField label={contact.decidedOn} value={typed.decidedOn} onChange={decidedOn => set({ decidedOn })} latest={today()} />
      <TextField
        label={contact.reference}
        value={typed.reference}
        onChange={reference => set({ reference })}
        isRequired
        autoComplete="off"
      />
    </>
  )
}

export const useDecision = () => {
  const [typed, setTyped] = useState(NONE)
  const set = (part: Partial<Typed>): void => setTyped(before => ({ ...before, ...part }))
  const read = () => {
    const decidedOn = parseDay(typed.decidedOn)
    return decidedOn === null ? null : { ...typed, decidedOn }
  }
  return { typed, set, read }
}

/** Whom the register names, and whom a judge named: a helper is ended by who chose her. */
export const whoMayEnd = ({ representatives, acting }: DeskPage): readonly { readonly personId: string; readonly name: string }[] => {
  const given = acting.filter(({ kind, isInvited }) => kind !== 'caregiving' && !isInvited)
  return [...given, ...representatives.filter(one => !given.some(({ personId }) => personId === one.personId))]
}

const typedDay = (typed: string, key: 'on' | 'until'): Partial<Record<typeof key, string>> => {
  const day = parseDay(typed)
  return day === null ? {} : { [key]: day }
}

/** On the decision, with its dates: effective at the next request of anybody. */
export const EndAuthority = ({ page }: { readonly page: DeskPage }) => {
  const { contact } = deskWords.useWords()
  const [who, setWho] = useState<string | null>(null)
  const [on, setOn] = useState('')
  const { typed, set, read } = useDecision()
  const acting = useDeskAct(page.personId)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const decision = read()
    if (decision === null || who === null) return
    acting.run(async () => ({
      actId: (await endAuthority(page.personId, who, { ...typedDay(on, 'on'), decision })).actId,
      said: contact.ended,
    }))
  }
  return (
    <Disclosure summary={contact.end}>
      <form className="form" onSubmit={submit}>
        <RadioGroup
          label={contact.who}
          value={who}
          isRequired
          onChange={setWho}
          options={whoMayEnd(page).map(({ personId, name }) => ({ value: personId, label: name }))}
        />
        <Decision typed={typed} set={set} />
        <DayField label={contact.endOn} value={on} onChange={setOn} isRequired={false} />
        <div className="button-row">
          <Button type="submit" isPending={acting.isPending}>
            {contact.endGo}
          </Button>
        </div>
      </form>
      <Outcome acting={acting} personId={page.personId} two={{ kind: 'end-authority', subject: page.recordId }} />
    </Disclosure>
  )
}

type Measure = 'representation' | 'assistance'

export const Protector = ({ page }: { readonly page: DeskPage }) => {
  const { contact, home } = deskWords.useWords()
  const [ins, setIns] = useState('')
  const [measure, setMeasure] = useState<Measure>('representation')
  const [isAbsent, setAbsent] = useState(false)
  const [until, setUntil] = useState('')
  const { typed, set, read } = useDecision()
  const acting = useDeskAct(page.personId)
  const name = async (): Promise<void> => {
    const decision = read()
    if (decision === null) return
    const [found] = await findAtDesk({ ins: ins.replace(/\s/g, '') })
    setAbsent(found === undefined)
    if (found === undefined) return
    const protector = { protectorId: found.personId, measure, decision, ...typedDay(until, 'until') }
    acting.run(async () => ({ actId: (await nameProtector(page.personId, protector)).actId, said: contact.named }))
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void name().catch(() => setAbsent(true))
  }
  return (
    <Disclosure summary={contact.protector}>
      <form className="form" onSubmit={submit}>
        <TextField label={contact.protectorNumber} hint={home.numberHint} value={ins} onChange={setIns} isRequired autoComplete="off" />
        {isAbsent && <p role="alert">{contact.protectorAbsent}</p>}
        <RadioGroup
          label={contact.measure}
          value={measure}
          onChange={setMeasure}
          options={(['representation', 'assistance'] as const).map(value => ({ value, label: contact.measures[value] }))}
        />
        <Decision typed={typed} set={set} />
        <DayField label={contact.protectorUntil} value={until} onChange={setUntil} isRequired={false} />
        <div className="button-row">
          <Button type="submit" isPending={acting.isPending}>
            {contact.protectorGo}
          </Button>
        </div>
      </form>
      <Outcome acting={acting} personId={page.personId} two={{ kind: 'name-protector', subject: page.recordId }} />
    </Disclosure>
  )
}
