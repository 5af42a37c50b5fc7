import { useState } from 'react'
import { Checkbox } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { doorWords } from './words/index.ts'

type SecretFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly isNew?: boolean
  /** On somebody else’s machine: no manager of passwords is asked to keep it. */
  readonly isForgotten?: boolean
}

/** A password that may be seen, pasted, and kept by a manager of passwords (WCAG 3.3.8). */
export const SecretField = ({ label, value, onChange, hint, isNew, isForgotten }: SecretFieldProps) => {
  const { signIn } = doorWords.useWords()
  const [isShown, setShown] = useState(false)
  return (
    <div className="stack is-tight">
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        isRequired
        type={isShown ? 'text' : 'password'}
        autoComplete={isForgotten ? 'off' : isNew ? 'new-password' : 'current-password'}
        {...(hint === undefined ? {} : { hint })}
      />
      <Checkbox isSelected={isShown} onChange={setShown}>
        {signIn.show}
      </Checkbox>
    </div>
  )
}
