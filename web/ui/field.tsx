import { type ReactNode, useId } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import './field.css'
import { common } from './words/index.ts'

type FieldProps = Omit<AriaTextFieldProps, 'children' | 'className' | 'style' | 'validate' | 'value'> & {
  readonly label: string
  readonly value: string
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
  const problem = props.value === '' ? (props.isRequired ? words.field.required : null) : (check?.(props.value) ?? null)
  const optional = props.isRequired || unmarked ? null : <span className="field-optional"> {words.field.optional}</span>
  return (
    <AriaTextField {...props} className="field" validate={value => (value === '' ? null : (check?.(value) ?? null))}>
      <Label className="field-label">
        {label}
        {optional}
      </Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {/* Gone as soon as it is corrected, while typing: a sentence that goes away at the press of a button would move the button. */}
      {problem !== null && <FieldError className="field-error">{sayError}</FieldError>}
      {lines === undefined ? <Input className="field-input" /> : <AriaTextArea className="field-input" rows={lines} />}
      {adornment}
    </AriaTextField>
  )
}

type SelectOption<T extends string> = {
  readonly value: T
  readonly label: string /** Options of a group follow each other. */
  readonly group?: string
}

type SelectProps<T extends string> = {
  readonly label: string
  readonly value: T
  readonly options: readonly SelectOption<T>[]
  readonly onChange: (value: T) => void
  readonly hint?: string
  /** Shown under the label while it is there; the list says that it is wrong. */
  readonly error?: string | null
}

const groupsOf = <T extends string>(options: readonly SelectOption<T>[]): readonly (readonly [string, readonly SelectOption<T>[]])[] => {
  const groups = new Map<string, SelectOption<T>[]>()
  for (const option of options) groups.set(option.group ?? '', [...(groups.get(option.group ?? '') ?? []), option])
  return [...groups]
}

/** The platform's own list: the best one on a phone, for a keyboard and for a screen reader. */
export const Select = <T extends string>({ label, value, options, onChange, hint, error }: SelectProps<T>) => {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="field-error" id={`${id}-error`} role="alert">
          {error}
        </span>
      )}
      <select
        id={id}
        className="field-input field-select"
        value={value}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        onChange={event => {
          const chosen = options.find(option => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {groupsOf(options).map(([group, inside]) => {
          const lines = inside.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))
          return group === '' ? (
            lines
          ) : (
            <optgroup key={group} label={group}>
              {lines}
            </optgroup>
          )
        })}
      </select>
    </div>
  )
}
