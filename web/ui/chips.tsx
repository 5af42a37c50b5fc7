import { Check } from 'lucide-react'
import './chips.css'
import { classes } from './class-names.ts'
import { Icon, type IconShape } from './icon.tsx'

export type Chip<T extends string> = { readonly value: T; readonly label: string; readonly count?: number; readonly icon?: IconShape }

type ChipsProps<T extends string> = {
  readonly label: string
  readonly chips: readonly Chip<T>[]
  readonly selected: readonly T[]
  readonly onToggle: (value: T) => void
}

/** Filters that can be put together; each says whether it is pressed. */
export const Chips = <T extends string>({ label, chips, selected, onToggle }: ChipsProps<T>) => (
  <fieldset className="chips">
    <legend className="visually-hidden">{label}</legend>
    {chips.map(chip => {
      const on = selected.includes(chip.value)
      return (
        <button
          key={chip.value}
          type="button"
          className={classes('chip', on && 'is-on')}
          aria-pressed={on}
          onClick={() => onToggle(chip.value)}
        >
          {on ? <Icon of={Check} size="1.1em" /> : chip.icon && <Icon of={chip.icon} size="1.1em" />}
          {chip.label}
          {chip.count !== undefined && <span className="chip-count">{chip.count}</span>}
        </button>
      )
    })}
  </fieldset>
)
