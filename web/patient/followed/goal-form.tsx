import { type FormEvent, useState } from 'react'
import { judgeMeasure, type MeasureKind, measureRule } from '../../../src/kernel/measures.ts'
import { addEntry, removeEntry } from '../../api/health.ts'
import type { Measures } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { today } from '../../ui/format/dates.ts'
import { useChange } from './queries.ts'
import { formatNumber, unitIn } from './say.ts'
import { numberIn } from './series.ts'
import { followedWords } from './words/index.ts'

type GoalProps = { readonly kind: MeasureKind; readonly page: Measures; readonly recordId: string }

/** Written by her, or taken back. */
export const GoalForm = ({ kind, page, recordId }: GoalProps) => {
  const words = followedWords.useWords()
  const change = useChange(recordId)
  const rule = measureRule(kind)
  const standing = page.targets.find(target => target.kind === kind)
  const [typed, setTyped] = useState<readonly string[]>(standing?.parts.map(({ value }) => formatNumber(value)) ?? [])
  if (rule === undefined) return null
  const parts = rule.components.map(({ name, units }, i) => ({
    name,
    value: numberIn(typed[i] ?? '') ?? Number.NaN,
    unit: units[0]?.unit ?? '',
  }))
  const isPossible = ['fine', 'unusual'].includes(judgeMeasure(kind, parts))
  const withdraw = async (): Promise<void> => {
    if (standing !== undefined) await removeEntry(recordId, standing.id, { version: standing.version, rubric: 'measures' })
  }
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (!isPossible) return
    const act = async (): Promise<void> => {
      await withdraw()
      await addEntry(recordId, {
        clientId: crypto.randomUUID(),
        body: { rubric: 'measures', kind, components: parts, effective: today(), target: true, verified: true },
      })
    }
    change.mutate({ act, said: words.measures.goalSaved })
  }
  const set = (i: number) => (value: string) => setTyped(rule.components.map((_, j) => (j === i ? value : (typed[j] ?? ''))))
  return (
    <form onSubmit={save} className="form">
      {rule.components.map((component, i) => (
        <TextField
          key={component.name}
          label={`${rule.components.length === 1 ? words.measures.goalField : words.part[component.name === 'systolic' ? 'systolic' : 'diastolic']} (${unitIn(component.units[0]?.unit ?? '', words)})`}
          value={typed[i] ?? ''}
          onChange={set(i)}
          check={value => (numberIn(value) === undefined ? words.form.number : null)}
          inputMode="decimal"
          isRequired
        />
      ))}
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" isPending={change.isPending}>
          {words.form.save}
        </Button>
        {standing !== undefined && (
          <Button onPress={() => change.mutate({ act: withdraw, said: words.measures.goalRemoved })}>{words.measures.removeGoal}</Button>
        )}
      </div>
    </form>
  )
}
