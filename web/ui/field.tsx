import { type ReactNode, useId } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import './field.css'
import { common } from './words/index.ts'

type FieldProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'validate'> & {
  readonly label: string
  readonly hint?: ReactNode
  /** A sentence when the value is wrong, null when it is right. Empty required fields are said by themselves. */
  readonly check?: (value: string) => string | null
  readonly lines?: number
  readonly adornment?: ReactNode
  /** Search and filter boxes: neither required nor worth saying that they are optional. */
  readonly unmarked?: boolean
}

/** The browser's own sentences come in the browser's language: ours come from the catalogue. */
export const useValidity = () => {
  const words = common.useWords()
  return ({ validationErrors, validationDetails }: { validationErrors: string[]; validationDetails: ValidityState }): string => {
    if (validationDetails.valueMissing) return words.field.required
    if (validationDetails.customError) return validationErrors.join(' ')
    return words.field.wrong
  }
}

/** Label above, hint under it, error under the field; never a placeholder alone. */
export const TextField = ({ label, hint, check, lines, adornment, unmarked, ...props }: FieldProps) => {
  const words = common.useWords()
  const sayError = useValidity()
  const optional = props.isRequired || unmarked ? null : <span className="field-optional"> {words.field.optional}</span>
  return (
    <AriaTextField {...props} className="field" validate={value => (value === '' ? null : check?.(value) ?? null)}>
      <Label className="field-label">
        {label}
        {optional}
      </Label>
      {hint && <Text slot="description" className="field-hint">{hint}</Text>}
      <FieldError className="field-error">{sayError}</FieldError>
      {lines === undefined ? <Input className="field-input" /> : <AriaTextArea className="field-input" rows={lines} />}
      {adornment}
    </AriaTextField>
  )
}

type SelectProps<T extends string> = {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
  readonly hint?: string
  readonly name?: string
}

/** The platform's own list: the best one on a phone, for a keyboard and for a screen reader. */
export const Select = <T extends string>({ label, value, options, onChange, hint, name }: SelectProps<T>) => {
  const id = useId()
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>{label}</label>
      {hint && <span className="field-hint" id={`${id}-hint`}>{hint}</span>}
      <select
        id={id}
        name={name}
        className="field-input field-select"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={event => {
          const chosen = options.find(option => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map(option => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
    </div>
  )
}
