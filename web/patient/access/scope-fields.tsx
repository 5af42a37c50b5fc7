import { CATEGORIES } from '../../api/types.ts'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { useDocuments } from '../queries.ts'
import { type Draft, parseMonth } from './draft.ts'
import './rule.css'
import { rulesWords } from './words/index.ts'

type FieldsProps = { readonly draft: Draft; readonly onChange: (draft: Draft) => void }

const toggled = <T,>(list: readonly T[], value: T, on: boolean): readonly T[] => (on ? [...list, value] : list.filter(v => v !== value))

const Categories = ({ draft, onChange }: FieldsProps) => {
  const { rule } = rulesWords.useWords()
  const { category } = common.useWords()
  return (
    <fieldset className="stack is-tight">
      <legend className="field-label">{rule.which}</legend>
      <div className="tick-grid">
        {CATEGORIES.map(value => (
          <Checkbox
            key={value}
            isSelected={draft.categories.includes(value)}
            onChange={on => onChange({ ...draft, categories: toggled(draft.categories, value, on) })}
          >
            {category[value]}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

const Documents = ({ draft, onChange }: FieldsProps) => {
  const { rule } = rulesWords.useWords()
  const { recordId } = useActing()
  const documents = useDocuments(recordId)
  return (
    <fieldset className="stack is-tight">
      <legend className="field-label">{rule.which}</legend>
      <Loaded query={documents} rows={3} part>
        {list => (
          <div className="tick-list">
            {list.map(({ id, title, date }) => (
              <Checkbox
                key={id}
                isSelected={draft.documentIds.includes(id)}
                onChange={on => onChange({ ...draft, documentIds: toggled(draft.documentIds, id, on) })}
              >
                {title}, {formatDate(date)}
              </Checkbox>
            ))}
          </div>
        )}
      </Loaded>
    </fieldset>
  )
}

const Period = ({ draft, onChange }: FieldsProps) => {
  const { rule } = rulesWords.useWords()
  const check = (typed: string): string | null => (parseMonth(typed) === null ? rule.monthError : null)
  return (
    <div className="tick-grid">
      <TextField
        label={rule.periodFrom}
        hint={rule.month}
        value={draft.from}
        onChange={from => onChange({ ...draft, from })}
        check={check}
        inputMode="numeric"
        autoComplete="off"
      />
      <TextField
        label={rule.periodTo}
        hint={rule.month}
        value={draft.to}
        onChange={to => onChange({ ...draft, to })}
        check={check}
        inputMode="numeric"
        autoComplete="off"
      />
    </div>
  )
}

export const ScopeFields = ({ draft, onChange }: FieldsProps) => {
  const { rule } = rulesWords.useWords()
  return (
    <>
      <RadioGroup
        label={rule.scope}
        value={draft.kind}
        onChange={kind => onChange({ ...draft, kind })}
        options={[
          { value: 'all', label: rule.all, consequence: rule.allText },
          { value: 'categories', label: rule.categories },
          { value: 'documents', label: rule.documents },
          { value: 'period', label: rule.period },
        ]}
      />
      {draft.kind === 'categories' && <Categories draft={draft} onChange={onChange} />}
      {draft.kind === 'documents' && <Documents draft={draft} onChange={onChange} />}
      {draft.kind === 'period' && <Period draft={draft} onChange={onChange} />}
    </>
  )
}
