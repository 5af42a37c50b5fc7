import { useMutation } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { askIdentity } from '../../api/finding.ts'
import type { Found } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { parseDay, today } from '../../ui/format/dates.ts'
import { Outcome, Trouble } from './outcome.tsx'
import { findWords } from './words/index.ts'

const SEXES = ['F', 'M'] as const
const PLACE = /^(?:\d{5}|2[AB]\d{3})$/i
const EMPTY = { birthName: '', firstName: '', birthDate: '', place: '' }

/** Strict traits, copied from a paper: the teleservice answers one person or none. */
export const ByIdentity = ({ onFound }: { readonly onFound: (found: Found, typed: string) => void }) => {
  const words = findWords.useWords()
  const [typed, setTyped] = useState(EMPTY)
  const [sex, setSex] = useState<(typeof SEXES)[number] | null>(null)
  const [verified, setVerified] = useState(false)
  const [doubtful, setDoubtful] = useState(false)
  const asking = useMutation({
    mutationFn: () =>
      askIdentity(
        {
          birthName: typed.birthName.trim(),
          birthFirstName: typed.firstName.trim(),
          sex: sex ?? 'F',
          birthDate: parseDay(typed.birthDate) ?? '',
          ...(typed.place === '' ? {} : { birthPlaceInsee: typed.place.trim().toUpperCase() }),
        },
        { verified, doubtful },
      ),
  })
  const set = (name: keyof typeof EMPTY) => (value: string) => setTyped(before => ({ ...before, [name]: value }))
  return (
    <>
      <Form
        className="form"
        onSubmit={event => {
          event.preventDefault()
          if (sex !== null && parseDay(typed.birthDate) !== null) asking.mutate()
        }}
      >
        <TextField
          label={words.birthName}
          value={typed.birthName}
          onChange={set('birthName')}
          isRequired
          autoComplete="off"
          spellCheck="false"
        />
        <TextField
          label={words.firstName}
          value={typed.firstName}
          onChange={set('firstName')}
          isRequired
          autoComplete="off"
          spellCheck="false"
        />
        <RadioGroup
          label={words.sex}
          inline
          value={sex}
          onChange={setSex}
          isRequired
          options={SEXES.map(value => ({ value, label: words.sexes[value] }))}
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
        <Checkbox isSelected={verified} onChange={setVerified}>
          {words.verified}
        </Checkbox>
        <Checkbox isSelected={doubtful} onChange={setDoubtful}>
          {words.doubtful}
        </Checkbox>
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
