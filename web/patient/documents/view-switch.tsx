import { CalendarRange, LayoutGrid, List, type LucideIcon } from 'lucide-react'
import { classes } from '../../ui/class-names.ts'
import { Icon } from '../../ui/icon.tsx'
import { type View, VIEWS } from './address.ts'
import { papersWords } from './words/index.ts'

const ICONS: Readonly<Record<View, LucideIcon>> = { list: List, cards: LayoutGrid, years: CalendarRange }

export const ViewSwitch = ({ view, onChange }: { readonly view: View; readonly onChange: (view: View) => void }) => {
  const words = papersWords.useWords()
  return (
    <fieldset className="view-switch screen-only">
      <legend className="visually-hidden">{words.viewAs}</legend>
      {VIEWS.map(one => (
        <button
          key={one}
          type="button"
          className={classes('view-option', one === view && 'is-on')}
          aria-pressed={one === view}
          onClick={() => onChange(one)}
        >
          <Icon of={ICONS[one]} size="1.1em" />
          {words.views[one]}
        </button>
      ))}
    </fieldset>
  )
}
