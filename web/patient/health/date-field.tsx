import { TextField } from '../../ui/field.tsx'
import { today } from '../../ui/format/dates.ts'
import { isAfter, parsePartial } from './partial.ts'
import { healthWords } from './words/index.ts'

type DateFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (typed: string) => void
  /** A date to come makes sense: the end of a treatment. */
  readonly future?: boolean
  readonly hint?: string
  readonly isRequired?: boolean
}

/** A date as far as it is known, typed: people remember a year, and a form that asks for a day invents one. */
export const DateField = ({ label, value, onChange, future = false, hint, isRequired = false }: DateFieldProps) => {
  const { form } = healthWords.useWords()
  const check = (typed: string): string | null => {
    const date = parsePartial(typed)
    if (date === null) return form.dateWrong
    return !future && isAfter(date, today()) ? form.dateFuture : null
  }
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      hint={hint ?? form.dateHint}
      check={check}
      isRequired={isRequired}
      inputMode="text"
      autoComplete="off"
    />
  )
}
