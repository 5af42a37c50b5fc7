import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { isProblem } from '../../api/problem.ts'
import type { OnDemand } from '../../api/types.ts'
import { currentlySought } from '../../app/opened.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { ageAt, parseDay, today } from '../../ui/format/dates.ts'
import { Failure } from '../../ui/states.tsx'
import { groupIns, readSought } from '../sought-text.ts'
import { professionalWords } from '../words/index.ts'

type Sex = OnDemand['traits']['sex']
type Association = NonNullable<OnDemand['association']>
type Typed = {
  readonly ins: string
  readonly birthName: string
  readonly firstNames: string
  readonly birthDate: string
  readonly place: string
}

const SEXES = ['F', 'M', 'U'] as const satisfies readonly Sex[]
const ASSOCIATIONS = ['explained', 'asked', 'too-young'] as const satisfies readonly Association[]
const ADULT = 18
const PLACE = /^(?:\d{5}|2[AB]\d{3})$/i

/** The number that was just looked for is not typed again. */
const soughtIns = (): string => {
  const sought = readSought(currentlySought()?.typed ?? '')
  return sought.kind === 'ins' ? groupIns(sought.ins) : ''
}

/** Null while something is missing: each field says what. */
const askedOf = (typed: Typed, sex: Sex | null, association: Association | null): OnDemand | null => {
  const ins = readSought(typed.ins)
  const day = parseDay(typed.birthDate)
  const names = typed.firstNames.split(/[\s,]+/).filter(name => name !== '')
  if (ins.kind !== 'ins' || day === null || sex === null || names.length === 0 || typed.birthName.trim() === '') return null
  return {
    traits: {
      ins: ins.ins,
      birthName: typed.birthName.trim(),
      birthFirstNames: names,
      sex,
      birthDate: day,
      ...(typed.place === '' ? {} : { birthPlaceInsee: typed.place.trim().toUpperCase() }),
    },
    consent: true,
    ...(association === null ? {} : { association }),
  }
}

type CreateFormProps = {
  readonly isPending: boolean
  readonly error: unknown
  readonly onSend: (asked: OnDemand, name: string) => void
}

export const CreateForm = ({ isPending, error, onSend }: CreateFormProps) => {
  const { create: words } = professionalWords.useWords()
  const [typed, setTyped] = useState<Typed>(() => ({ ins: soughtIns(), birthName: '', firstNames: '', birthDate: '', place: '' }))
  const [sex, setSex] = useState<Sex | null>(null)
  const [association, setAssociation] = useState<Association | null>(null)
  const [isAgreed, setAgreed] = useState(false)
  const day = parseDay(typed.birthDate)
  const isChild = day !== null && ageAt(day, new Date().toISOString()) < ADULT
  return (
    <Form
      className="form"
      onSubmit={event => {
        event.preventDefault()
        const asked = askedOf(typed, sex, isChild ? association : null)
        if (asked !== null && isAgreed) onSend(asked, `${asked.traits.birthFirstNames[0]} ${asked.traits.birthName}`)
      }}
    >
      <h2>{words.who}</h2>
      <Identity typed={typed} onType={setTyped} />
      <RadioGroup
        label={words.sex}
        inline
        value={sex}
        onChange={setSex}
        isRequired
        options={SEXES.map(value => ({ value, label: words.sexes[value] }))}
      />
      <h2>{isChild ? words.childConsentTitle : words.consentTitle}</h2>
      {isChild && (
        <RadioGroup
          label={words.association}
          value={association}
          onChange={setAssociation}
          isRequired
          options={ASSOCIATIONS.map(value => ({ value, label: words.associations[value] }))}
        />
      )}
      <Checkbox isSelected={isAgreed} onChange={setAgreed} isRequired>
        {isChild ? words.childConsent : words.consent}
      </Checkbox>
      <p className="muted">{words.traced}</p>
      {error !== null && <Trouble error={error} />}
      <div className="actions">
        <Button type="submit" look="primary" isPending={isPending}>
          {words.send}
        </Button>
      </div>
    </Form>
  )
}

/** As the identity paper says it: read there, not asked by ear. */
const Identity = ({ typed, onType }: { readonly typed: Typed; readonly onType: (typed: Typed) => void }) => {
  const { create: words, finder } = professionalWords.useWords()
  const set = (name: keyof Typed) => (value: string) => onType({ ...typed, [name]: value })
  return (
    <>
      <TextField
        label={words.ins}
        hint={words.insHint}
        value={typed.ins}
        onChange={set('ins')}
        isRequired
        autoComplete="off"
        spellCheck="false"
        check={value => {
          const read = readSought(value)
          if (read.kind === 'ins') return null
          return read.kind === 'wrong-key' ? finder.wrongKey : words.insWrong
        }}
      />
      <TextField label={words.birthName} value={typed.birthName} onChange={set('birthName')} isRequired autoComplete="off" />
      <TextField
        label={words.firstNames}
        hint={words.firstNamesHint}
        value={typed.firstNames}
        onChange={set('firstNames')}
        isRequired
        autoComplete="off"
      />
      <DayField label={words.birthDate} value={typed.birthDate} onChange={set('birthDate')} latest={today()} />
      <TextField
        label={words.place}
        hint={words.placeHint}
        value={typed.place}
        onChange={set('place')}
        autoComplete="off"
        check={value => (PLACE.test(value.trim()) ? null : words.placeWrong)}
      />
    </>
  )
}

/** What is refused on purpose says why, in the server’s own words; the rest is a failure like any other. */
const Trouble = ({ error }: { readonly error: unknown }) => {
  if (!isProblem(error) || error.status === 0 || error.status >= 500) return <Failure error={error} />
  return (
    <div role="alert">
      <Card tone="warning">{error.message}</Card>
    </div>
  )
}
