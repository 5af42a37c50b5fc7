import { FileDown } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { askExport } from '../../api/client.ts'
import type { Category, DocumentSummary, ExportScope } from '../../api/types.ts'
import { CATEGORIES } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { parseDay } from '../../ui/format/dates.ts'
import { formatSize } from '../../ui/format/sizes.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { useDocuments } from '../queries.ts'
import { lifeWords } from './words/index.ts'
import { isWithin, useCopyStep } from './copies.ts'

type Kind = ExportScope['kind']

type FamiliesProps = {
  readonly documents: readonly DocumentSummary[]
  readonly chosen: readonly Category[]
  readonly onChange: (chosen: readonly Category[]) => void
}

const Families = ({ documents, chosen, onChange }: FamiliesProps) => {
  const words = lifeWords.useWords().export
  const names = common.useWords().category
  const counts = new Map(CATEGORIES.map(one => [one, documents.filter(({ category }) => category === one).length]))
  return (
    <fieldset className="choices">
      <legend className="field-label">{words.families}</legend>
      <div className="choice-list">
        {CATEGORIES.filter(one => counts.get(one) !== 0).map(one => (
          <Checkbox
            key={one}
            isSelected={chosen.includes(one)}
            onChange={isChosen => onChange(isChosen ? [...chosen, one] : chosen.filter(other => other !== one))}
          >
            {words.family(names[one], counts.get(one) ?? 0)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}

const Estimate = ({ documents, scope }: { readonly documents: readonly DocumentSummary[]; readonly scope: ExportScope }) => {
  const words = lifeWords.useWords().export
  const inside = documents.filter(one => isWithin(one, scope))
  const bytes = inside.reduce((sum, { size }) => sum + size, 0)
  return (
    <p className="small" aria-live="polite">
      {inside.length === 0 ? words.nothing : words.estimate(inside.length, formatSize(bytes))}
    </p>
  )
}

/** What to take: everything, a period, some families; about how much it is; then the copy is made while she does something else. */
export const ExportBuilder = () => {
  const words = lifeWords.useWords().export
  const { recordId } = useActing()
  const documents = useDocuments(recordId)
  const step = useCopyStep(recordId, words.failed)
  const [kind, setKind] = useState<Kind>('all')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [chosen, setChosen] = useState<readonly Category[]>([])
  const scope = scopeOf(kind, parseDay(from), parseDay(to), chosen)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    step.mutate(() => askExport(recordId, scope))
  }
  return (
    <form className="form" onSubmit={submit}>
      <RadioGroup
        label={words.what}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'all', label: words.all },
          { value: 'period', label: words.period },
          { value: 'categories', label: words.categories },
        ]}
      />
      {kind === 'period' && (
        <>
          <DayField label={words.from} value={from} onChange={setFrom} isRequired={false} />
          <DayField label={words.to} value={to} onChange={setTo} isRequired={false} />
        </>
      )}
      {kind === 'categories' && <Families documents={documents.data ?? []} chosen={chosen} onChange={setChosen} />}
      {documents.data !== undefined && <Estimate documents={documents.data} scope={scope} />}
      <div className="button-row">
        <Button type="submit" icon={FileDown} isPending={step.isPending} isDisabled={kind === 'categories' && chosen.length === 0}>
          {words.go}
        </Button>
      </div>
      <p className="small">{words.proof}</p>
    </form>
  )
}

const scopeOf = (kind: Kind, from: string | null, to: string | null, categories: readonly Category[]): ExportScope => {
  switch (kind) {
    case 'all':
      return { kind }
    case 'period':
      return { kind, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) }
    case 'categories':
      return { kind, categories }
  }
}
