import { useMutation } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { askIdentity, type StrictTraits } from '../../api/finding.ts'
import type { Found } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { parseDay, today } from '../../ui/format/dates.ts'
import { Outcome, Trouble } from './outcome.tsx'
import { findWords } from './words/index.ts'

type Sex = StrictTraits['sex']
type Typed = {
  readonly birthName: string
  readonly firstName: string
  readonly sex: Sex | null
  readonly birthDate: string
  readonly place: string
  readonly verified: boolean
  readonly doubtful: boolean
}

const SEXES: readonly Sex[] = ['F', 'M']
const PLACE = /^(?:\d{5}|2[AB]\d{3})$/i
const EMPTY: Typed = { birthName: '', firstName: '', sex: null, birthDate: '', place: '', verified: false, doubtful: false }

/** `null` while something that must be said is missing. */
const traitsOf = ({ birthName, firstName, sex, birthDate, place }: Typed): StrictTraits | null => {
  const day = parseDay(birthDate)
  if (sex === null || day === null) return null
  return {
    birthName: birthName.trim(),
    birthFirstName: firstName.trim(),
    sex,
    birthDate: day,
    ...(place === '' ? {} : { birthPlaceInsee: place.trim().toUpperCase() }),
  }
}

/** Strict traits, copied from a paper: the teleservice answers one person or none. */
export const ByIdentity = ({ onFound }: { readonly onFound: (found: Found, typed: string) => void }) => {
  const words = findWords.useWords()
  const [typed, setTyped] = useState(EMPTY)
  const asking = useMutation({
    mutationFn: (traits: StrictTraits) => askIdentity(traits, { verified: typed.verified, doubtful: typed.doubtful }),
  })
  /** What was found was found by other words: nobody goes on with it. */
  const change = (part: Partial<Typed>): void => {
    asking.reset()
    setTyped(before => ({ ...before, ...part }))
  }
  return (
    <>
      <Form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          const traits = traitsOf(typed)
          if (traits !== null) asking.mutate(traits)
        }}
      >
        <Fields typed={typed} onChange={change} />
        <div>
          <Button type="submit" look="primary" icon={Search} isPending={asking.isPending}>
            {words.search}
          </Button>
        </div>
      </Form>
      {asking.error && <Trouble error={asking.error} />}
      {asking.data && <Outcome answer={asking.data} onFound={onFound} />}
    </>
  )
}

type FieldsProps = { readonly typed: Typed; readonly onChange: (part: Partial<Typed>) => void }

const Fields = ({ typed, onChange }: FieldsProps) => {
  const words = findWords.useWords()
  const name = (of: 'birthName' | 'firstName') => (
    <TextField
      label={words[of]}
      value={typed[of]}
      onChange={value => onChange({ [of]: value })}
      isRequired
      autoComplete="off"
      spellCheck="false"
    />
  )
  return (
    <>
      {name('birthName')}
      {name('firstName')}
      <RadioGroup
        label={words.sex}
        inline
        value={typed.sex}
        onChange={sex => onChange({ sex })}
        isRequired
        options={SEXES.map(value => ({ value, label: words.sexes[value] }))}
      />
      <DayField label={words.birthDate} value={typed.birthDate} onChange={birthDate => onChange({ birthDate })} latest={today()} />
      <TextField
        label={words.place}
        hint={words.placeHint}
        value={typed.place}
        onChange={place => onChange({ place })}
        autoComplete="off"
        check={value => (PLACE.test(value.trim()) ? null : words.placeWrong)}
      />
      <Checkbox isSelected={typed.verified} onChange={verified => onChange({ verified })}>
        {words.verified}
      </Checkbox>
      <Checkbox isSelected={typed.doubtful} onChange={doubtful => onChange({ doubtful })}>
        {words.doubtful}
      </Checkbox>
    </>
  )
}
