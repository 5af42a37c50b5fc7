import { parseDay } from './format/dates.ts'
import { TextField } from './field.tsx'
import { common } from './words/index.ts'

type DayFieldProps = {
  readonly label: string
  /** As typed; `parseDay` turns it into `YYYY-MM-DD`. */
  readonly value: string
  readonly onChange: (typed: string) => void
  readonly isRequired?: boolean
  /** Refuses a day after this one (`YYYY-MM-DD`). */
  readonly latest?: string
  /** In place of the usual example. */
  readonly hint?: string
}

/** A date is typed, day first: no calendar to open, the same on a phone, a keyboard and a screen reader. */
export const DayField = ({ label, value, onChange, isRequired = true, latest, hint }: DayFieldProps) => {
  const words = common.useWords()
  const check = (typed: string): string | null => {
    const day = parseDay(typed)
    if (day === null) return words.field.dayError
    return latest !== undefined && day > latest ? words.field.future : null
  }
  return (
    <TextField
      label={label}
      value={value}
      onChange={onChange}
      hint={hint ?? words.field.dayHint}
      check={check}
      isRequired={isRequired}
      inputMode="numeric"
      autoComplete="off"
    />
  )
}
