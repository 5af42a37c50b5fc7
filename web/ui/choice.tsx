import { type InputHTMLAttributes, type InvalidEvent, type ReactNode, useId, useState } from 'react'
import './choice.css'
import { common } from './words/index.ts'

type Option<T extends string> = {
  readonly value: T
  readonly label: string
  /** What choosing it changes, read with the option. */
  readonly consequence?: ReactNode
  readonly grave?: boolean
}

type RadioGroupProps<T extends string> = {
  readonly label: string
  readonly value: T | null
  readonly options: readonly Option<T>[]
  readonly onChange: (value: T) => void
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
  readonly inline?: boolean
  readonly autoFocus?: boolean
}

/** Refused by its form: our sentence takes the place of the browser's bubble, and the first wrong answer has the focus. */
const onRefused = (event: InvalidEvent<HTMLInputElement>): void => {
  event.preventDefault()
  const input = event.currentTarget
  if (input.form?.querySelector(':invalid:not(fieldset)') === input) input.focus()
}

type ControlProps = InputHTMLAttributes<HTMLInputElement> & { readonly mark: ReactNode; readonly children: ReactNode }

/** The platform's own box, hidden behind ours: lighter than a made one, and the best known to screen readers and phones. */
const Control = ({ mark, children, ...input }: ControlProps) => (
  <label className="choice-control">
    <input onInvalid={onRefused} {...input} />
    {mark}
    <span>{children}</span>
  </label>
)

/** A question with its consequences in words: the choice is never a bare yes or no. */
export const RadioGroup = <T extends string>({
  label,
  value,
  options,
  onChange,
  inline,
  isRequired = false,
  isDisabled = false,
  autoFocus = false,
}: RadioGroupProps<T>) => {
  const id = useId()
  const { field } = common.useWords()
  const [wasRefused, setRefused] = useState(false)
  const isWrong = wasRefused && value === null
  const focused = options.some(option => option.value === value) ? value : options[0]?.value
  return (
    <div
      role="radiogroup"
      className={inline ? 'choices is-inline' : 'choices'}
      aria-labelledby={`${id}-label`}
      aria-describedby={isWrong ? `${id}-error` : undefined}
      aria-required={isRequired || undefined}
      aria-disabled={isDisabled || undefined}
      aria-invalid={isWrong || undefined}
    >
      <span className="field-label" id={`${id}-label`}>
        {label}
      </span>
      {isWrong && (
        <span className="field-error" id={`${id}-error`}>
          {field.choose}
        </span>
      )}
      <div className="choice-list">
        {options.map(option => (
          <div key={option.value} className={option.grave ? 'choice is-grave' : 'choice'}>
            <Control
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
              onInvalid={event => {
                setRefused(true)
                onRefused(event)
              }}
              required={isRequired}
              disabled={isDisabled}
              autoFocus={autoFocus && option.value === focused}
              aria-describedby={option.consequence ? `${id}-${option.value}` : undefined}
              mark={<span className="choice-mark is-round" aria-hidden="true" />}
            >
              {option.label}
            </Control>
            {option.consequence && (
              <div className="choice-consequence" id={`${id}-${option.value}`}>
                {option.consequence}
              </div>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

type CheckboxProps = {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
}

export const Checkbox = ({ children, isSelected, onChange, isRequired, isDisabled }: CheckboxProps) => (
  <Control
    type="checkbox"
    checked={isSelected}
    onChange={event => onChange(event.target.checked)}
    required={isRequired}
    disabled={isDisabled}
    mark={<span className="choice-mark" aria-hidden="true" />}
  >
    {children}
  </Control>
)

type SwitchProps = CheckboxProps & { readonly 'aria-describedby'?: string }

/** A switch acts at once; its label says what is true when it is on. */
export const Switch = ({ children, isSelected, onChange, isDisabled, ...props }: SwitchProps) => (
  <Control
    type="checkbox"
    role="switch"
    checked={isSelected}
    onChange={event => onChange(event.target.checked)}
    disabled={isDisabled}
    aria-describedby={props['aria-describedby']}
    mark={
      <span className="switch-track" aria-hidden="true">
        <span className="switch-thumb" />
      </span>
    }
  >
    {children}
  </Control>
)
