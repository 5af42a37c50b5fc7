import { type ReactNode, useId } from 'react'
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
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

/** A question with its consequences in words: the choice is never a bare yes or no. */
export const RadioGroup = <T extends string>({ label, value, options, onChange, inline, ...props }: RadioGroupProps<T>) => {
  const id = useId()
  const { field } = common.useWords()
  const choose = (chosen: string): void => {
    const option = options.find(o => o.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <AriaRadioGroup {...props} value={value} onChange={choose} className={inline ? 'choices is-inline' : 'choices'}>
      <Label className="field-label">{label}</Label>
      <FieldError className="field-error">{field.choose}</FieldError>
      <div className="choice-list">
        {options.map(option => (
          <div key={option.value} className={option.grave ? 'choice is-grave' : 'choice'}>
            <Radio
              value={option.value}
              className="choice-control"
              {...(option.consequence ? { 'aria-describedby': `${id}-${option.value}` } : {})}
            >
              <span className="choice-mark is-round" aria-hidden="true" />
              <span>{option.label}</span>
            </Radio>
            {option.consequence && (
              <div className="choice-consequence" id={`${id}-${option.value}`}>
                {option.consequence}
              </div>
            )}
          </div>
        ))}
      </div>
    </AriaRadioGroup>
  )
}

type CheckboxProps = {
  readonly children: ReactNode
  readonly isSelected: boolean
  readonly onChange: (selected: boolean) => void
  readonly isRequired?: boolean
  readonly isDisabled?: boolean
}

export const Checkbox = ({ children, ...props }: CheckboxProps) => (
  <AriaCheckbox {...props} className="choice-control">
    <span className="choice-mark" aria-hidden="true" />
    <span>{children}</span>
  </AriaCheckbox>
)

/** A switch acts at once; its label says what is true when it is on. */
export const Switch = ({ children, ...props }: CheckboxProps & { readonly 'aria-describedby'?: string }) => (
  <AriaSwitch {...props} className="choice-control">
    <span className="switch-track" aria-hidden="true">
      <span className="switch-thumb" />
    </span>
    <span>{children}</span>
  </AriaSwitch>
)
