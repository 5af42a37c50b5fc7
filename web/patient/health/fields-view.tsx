import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { DateField } from './date-field.tsx'
import { type Field, FIELDS } from './form-fields.ts'
import { useTerms } from './queries.ts'
import type { FormRubric } from './rubrics.ts'
import { TermField } from './term-field.tsx'
import { OPTIONS, type OptionName, type Values } from './values.ts'
import type { HealthWords } from './words/en.ts'
import { healthWords } from './words/index.ts'

type Set = (part: Values) => void
type FieldProps<K extends Field['kind']> = {
  readonly field: Extract<Field, { readonly kind: K }>
  readonly rubric: FormRubric
  readonly values: Values
  readonly set: Set
}

const labelOf = (name: string, options: HealthWords['option']): ((value: string) => string) => {
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = options
  return value => known[name]?.[value] ?? value
}

const Term = ({ field, rubric, values, set }: FieldProps<'term'>) => {
  const words = healthWords.useWords()
  const terms = useTerms(field.terms)
  const labels: Readonly<Record<string, string>> = words.field.what
  return (
    <TermField
      label={labels[rubric] ?? words.rubric[rubric]}
      value={values['what'] ?? ''}
      code={values['what.code'] ?? ''}
      terms={terms}
      onChange={(what, code) => set({ what, 'what.code': code })}
    />
  )
}

const HINTS: Readonly<Record<string, 'dosageHint' | 'technicalHelpHint' | 'needsHint' | 'linkHint'>> = {
  dosage: 'dosageHint',
  technicalHelp: 'technicalHelpHint',
  needs: 'needsHint',
  link: 'linkHint',
}

const Text = ({ field, values, set }: FieldProps<'text'>) => {
  const words = healthWords.useWords()
  const hint = HINTS[field.name]
  return (
    <TextField
      label={words.field[field.name]}
      value={values[field.name] ?? ''}
      onChange={typed => set({ [field.name]: typed })}
      isRequired={field.required === true}
      maxLength={field.lines === undefined ? (field.phone ? 30 : 200) : 2000}
      autoComplete="off"
      inputMode={field.phone ? 'tel' : 'text'}
      {...(hint === undefined ? {} : { hint: words.field[hint] })}
      {...(field.lines === undefined ? {} : { lines: field.lines })}
    />
  )
}

const NONE = ''

const Choice = ({ field, values, set }: FieldProps<'choice'>) => {
  const words = healthWords.useWords()
  const say = labelOf(field.name, words.option)
  const label = words.field[field.name]
  const options: readonly (OptionName | string)[] = OPTIONS[field.name]
  if (field.shown === 'radio')
    return (
      <RadioGroup
        label={label}
        value={values[field.name] ?? null}
        onChange={value => set({ [field.name]: value })}
        isRequired={field.required === true}
        options={options.map(value => ({ value, label: say(value) }))}
      />
    )
  return (
    <Select
      label={label}
      value={values[field.name] ?? NONE}
      onChange={value => set({ [field.name]: value })}
      options={[{ value: NONE, label: words.form.choose }, ...options.map(value => ({ value, label: say(value) }))]}
    />
  )
}

const One = ({ field, ...on }: FieldProps<Field['kind']>) => {
  const words = healthWords.useWords()
  switch (field.kind) {
    case 'term':
      return <Term field={field} {...on} />
    case 'text':
      return <Text field={field} {...on} />
    case 'choice':
      return <Choice field={field} {...on} />
    case 'date':
      return (
        <DateField
          label={words.field[field.name]}
          value={on.values[field.name] ?? ''}
          onChange={typed => on.set({ [field.name]: typed })}
          future={field.future === true}
        />
      )
    case 'number':
      return (
        <TextField
          label={words.field[field.name]}
          value={on.values[field.name] ?? ''}
          onChange={typed => on.set({ [field.name]: typed })}
          check={typed => (/^\d{1,3}$/.test(typed.trim()) ? null : words.form.numberWrong)}
          inputMode="numeric"
          autoComplete="off"
        />
      )
    case 'check':
      return (
        <Checkbox isSelected={on.values[field.name] === 'yes'} onChange={yes => on.set({ [field.name]: yes ? 'yes' : '' })}>
          {words.field[field.name]}
        </Checkbox>
      )
  }
}

/** The fields of a rubric, in the order in which a person tells them. */
export const Fields = ({ rubric, values, set }: { readonly rubric: FormRubric; readonly values: Values; readonly set: Set }) => (
  <>
    {FIELDS[rubric].map((field, index) => (
      <One key={'name' in field ? field.name : `term-${index}`} field={field} rubric={rubric} values={values} set={set} />
    ))}
  </>
)
