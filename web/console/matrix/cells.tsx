import { useState } from 'react'
import type { MatrixGroup, MatrixPage } from '../../api/control.ts'
import { Badge } from '../../ui/badge.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { Select } from '../../ui/field.tsx'
import '../console.css'
import { controlWords } from '../control-words/index.ts'

type CellsProps = {
  readonly page: MatrixPage
  readonly cells: MatrixPage['inForce']['cells']
  /** Absent: it is read, and not changed. */
  readonly onChange?: (group: MatrixGroup, type: string, allowed: boolean) => void
}

/** One profession and one category at a time: a plain list of boxes, reached by keyboard, the same on a phone. */
export const Cells = ({ page, cells, onChange }: CellsProps) => {
  const { matrix: words } = controlWords.useWords()
  const [group, setGroup] = useState<MatrixGroup>('doctor')
  const [category, setCategory] = useState(page.classes[0]?.code ?? '')
  const allowed = new Set(cells[group] ?? [])
  const published = new Set(page.published.filter(cell => cell.group === group).map(({ type }) => type))
  const types = page.types.filter(({ classCode }) => classCode === category)
  return (
    <div className="stack is-tight">
      <div className="matrix-choice">
        <Select<MatrixGroup>
          label={words.group}
          value={group}
          onChange={setGroup}
          options={page.groups.map(({ group: value, professionals }) => ({
            value,
            label: words.groupCount(words.groups[value], professionals),
          }))}
        />
        <Select
          label={words.category}
          value={category}
          onChange={setCategory}
          options={page.classes.map(({ code, label }) => ({ value: code, label }))}
        />
      </div>
      <fieldset className="matrix-types">
        <legend>{words.types}</legend>
        {types.map(({ code, label }) => (
          <div key={code} className="cluster">
            <Checkbox isSelected={allowed.has(code)} isDisabled={onChange === undefined} onChange={isOn => onChange?.(group, code, isOn)}>
              {label}
            </Checkbox>
            {published.has(code) && <Badge tone="info">{words.published}</Badge>}
          </div>
        ))}
      </fieldset>
    </div>
  )
}
