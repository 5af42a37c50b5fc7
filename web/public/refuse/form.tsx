import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { closeRecord, fileRefusal, proveByCode } from '../../api/enrolment.ts'
import { signOut } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { TextField } from '../../ui/field.tsx'
import { parseDay } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Failure } from '../../ui/states.tsx'
import type { Done, Wish } from './done.tsx'
import { usePlaces } from './other-ways.tsx'
import { refuseWords } from './words/index.ts'

const WISHES = ['oppose', 'withdraw', 'close', 'erase'] as const
const NUMBER = /^[12478]\d{4}(?:\d{2}|2[AB])\d{8}$/
const SERIAL = /^\d{8,20}$/
const needsCode = (wish: Wish): boolean => wish === 'close' || wish === 'erase'
const bare = (typed: string): string => typed.replace(/[\s.-]/g, '').toUpperCase()

type Typed = { readonly ins: string; readonly vitaleSerial: string; readonly birthDate: string; readonly code: string }
type Twins = readonly { readonly personId: string; readonly firstName: string }[]
type Answer = { readonly kind: 'done'; readonly done: Done } | { readonly kind: 'twins'; readonly among: Twins }

const send = async (wish: Wish, { ins, vitaleSerial, birthDate, code }: Typed, chosen: string | null): Promise<Answer> => {
  const who = { ins: bare(ins), vitaleSerial: bare(vitaleSerial), birthDate: parseDay(birthDate) ?? birthDate }
  if (wish === 'oppose' || wish === 'withdraw') {
    const { reference, at, receipt } = await fileRefusal({ ...who, choice: wish })
    return { kind: 'done', done: { wish, reference, at, proof: receipt } }
  }
  const proved = await proveByCode({ ...who, code: code.trim(), ...(chosen === null ? {} : { chosen }) })
  if (proved.step === 'choose') return { kind: 'twins', among: proved.among }
  await closeRecord(proved.recordId, wish === 'erase')
  await signOut().catch(() => undefined)
  return { kind: 'done', done: { wish } }
}

/** Choice, then who she is; the two buttons at the end are of one size. */
export const RefuseForm = ({ onDone }: { readonly onDone: (done: Done) => void }) => {
  const words = refuseWords.useWords()
  const [wish, setWish] = useState<Wish>('oppose')
  const [typed, setTyped] = useState<Typed>({ ins: '', vitaleSerial: '', birthDate: '', code: '' })
  const [twins, setTwins] = useState<Twins>([])
  const [chosen, setChosen] = useState<string | null>(null)
  const sending = useMutation({
    mutationFn: () => send(wish, typed, chosen),
    onSuccess: answer => (answer.kind === 'done' ? onDone(answer.done) : setTwins(answer.among)),
  })
  const { options } = words
  return (
    <Form
      className="stack"
      onSubmit={event => {
        event.preventDefault()
        sending.mutate()
      }}
    >
      <RadioGroup
        label={words.choose}
        value={wish}
        onChange={setWish}
        options={WISHES.map(value => ({ value, label: options[value], consequence: options[`${value}Text`] }))}
      />
      {needsCode(wish) && <Card tone="info">{words.keepFirst}</Card>}
      <Who typed={typed} onType={setTyped} withCode={needsCode(wish)} />
      {needsCode(wish) && <NoCode />}
      {twins.length > 0 && (
        <RadioGroup
          label={words.twins}
          value={chosen}
          onChange={setChosen}
          isRequired
          options={twins.map(({ personId, firstName }) => ({ value: personId, label: firstName }))}
        />
      )}
      {sending.isError && <Trouble error={sending.error} />}
      <div className="refuse-buttons">
        <Button type="submit" isPending={sending.isPending}>
          {words.send[wish]}
        </Button>
        <ButtonLink to="/">{words.cancel}</ButtonLink>
      </div>
    </Form>
  )
}

type WhoProps = { readonly typed: Typed; readonly onType: (typed: Typed) => void; readonly withCode: boolean }

/** What stands on her card; the code only where something is closed. */
const Who = ({ typed, onType, withCode }: WhoProps) => {
  const words = refuseWords.useWords()
  const set = (name: keyof Typed) => (value: string) => onType({ ...typed, [name]: value })
  return (
    <fieldset className="stack refuse-who">
      <legend>{words.who}</legend>
      <p className="muted">{words.whoText}</p>
      <TextField
        label={words.number}
        hint={words.numberHint}
        value={typed.ins}
        onChange={set('ins')}
        isRequired
        autoComplete="off"
        check={value => (NUMBER.test(bare(value)) ? null : words.numberError)}
      />
      <TextField
        label={words.serial}
        hint={words.serialHint}
        value={typed.vitaleSerial}
        onChange={set('vitaleSerial')}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        check={value => (SERIAL.test(bare(value)) ? null : words.serialError)}
      />
      <DayField label={words.birth} value={typed.birthDate} onChange={set('birthDate')} />
      {withCode && (
        <TextField
          label={words.code}
          hint={words.codeHint}
          value={typed.code}
          onChange={set('code')}
          isRequired
          autoComplete="one-time-code"
        />
      )}
    </fieldset>
  )
}

const NoCode = () => {
  const words = refuseWords.useWords()
  const places = usePlaces()
  return (
    <Disclosure summary={words.noCode}>
      <p>{words.noCodeText(places?.phone ?? '')}</p>
    </Disclosure>
  )
}

/** What we say on purpose is said in our words; the rest is a failure like any other. */
const Trouble = ({ error }: { readonly error: unknown }) => {
  const words = refuseWords.useWords()
  if (!isProblem(error) || error.status === 0 || error.status >= 500) return <Failure error={error} />
  return (
    <div role="alert">
      <Card tone="warning">{error.status === 429 ? error.message : words.wrong}</Card>
    </div>
  )
}
