import { TextField } from '../ui/field.tsx'
import { common } from '../ui/words/index.ts'

const LEAST_SIGNS = 10
const MOST_SIGNS = 2_000

type LongAnswerProps = {
  readonly label: string
  readonly hint: string
  readonly text: string
  readonly onChange: (text: string) => void
}

/** What is decided is said in a sentence at least: somebody reads it. */
export const LongAnswer = ({ label, hint, text, onChange }: LongAnswerProps) => {
  const { field } = common.useWords()
  return (
    <TextField
      label={label}
      hint={hint}
      value={text}
      onChange={onChange}
      lines={3}
      maxLength={MOST_SIGNS}
      isRequired
      check={typed => (typed.trim().length < LEAST_SIGNS ? field.tooShort(LEAST_SIGNS) : null)}
    />
  )
}
