import { X } from 'lucide-react'
import { CATEGORIES, type Category, type Folder } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/field.tsx'
import { formatDate, today } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { common } from '../../ui/words/index.ts'
import { type Facet, type Facets, type Filters, monthsBefore, NO_FILTER } from './filter.ts'
import { papersWords } from './words/index.ts'

export type Bar = {
  readonly facets: Facets
  readonly folders: readonly Folder[]
  readonly total: number
  readonly filters: Filters
  readonly onChange: (change: Partial<Filters>) => void
}

type Option = { readonly value: string; readonly label: string }
const optionsOf = (all: string, facets: readonly Facet[]): readonly Option[] => [
  { value: '', label: all },
  ...facets.map(({ code, name, count }) => ({ value: code, label: `${name} (${count})` })),
]

const usePeriods = (facets: Facets, chosen: string | null): readonly Option[] => {
  const words = papersWords.useWords()
  const now = today()
  const since = [
    { value: monthsBefore(now, 3), label: words.lastMonths(3) },
    { value: monthsBefore(now, 12), label: words.lastMonths(12) },
  ]
  const known = [...since, ...facets.years.map(({ code, count }) => ({ value: code, label: `${code} (${count})` }))]
  const other =
    chosen !== null && !known.some(({ value }) => value === chosen) ? [{ value: chosen, label: words.since(formatDate(chosen)) }] : []
  return [{ value: '', label: words.allDates }, ...other, ...known]
}

export const Selects = ({ facets, folders, filters, onChange }: Omit<Bar, 'total'>) => {
  const words = papersWords.useWords()
  const { category: names } = common.useWords()
  const periods = usePeriods(facets, filters.period)
  const present = CATEGORIES.filter(category => facets.categories.has(category))
  const chosen = (value: string): string | null => (value === '' ? null : value)
  return (
    <div className="facet-grid">
      <Select<Category | ''>
        label={words.category}
        value={filters.category ?? ''}
        onChange={value => onChange({ category: value === '' ? null : value })}
        options={[
          { value: '', label: words.allCategories },
          ...present.map(value => ({ value, label: `${names[value]} (${facets.categories.get(value) ?? 0})` })),
        ]}
      />
      <Select label={words.date} value={filters.period ?? ''} onChange={value => onChange({ period: chosen(value) })} options={periods} />
      {facets.people.length > 0 && (
        <Select
          label={words.person}
          value={filters.person ?? ''}
          onChange={value => onChange({ person: chosen(value) })}
          options={optionsOf(words.allPeople, facets.people)}
        />
      )}
      {facets.places.length > 0 && (
        <Select
          label={words.place}
          value={filters.place ?? ''}
          onChange={value => onChange({ place: chosen(value) })}
          options={optionsOf(words.allPlaces, facets.places)}
        />
      )}
      {folders.length > 0 && (
        <Select
          label={words.folder}
          value={filters.folder ?? ''}
          onChange={value => onChange({ folder: chosen(value) })}
          options={optionsOf(
            words.allFolders,
            folders.map(({ id, name, count }) => ({ code: id, name, count })),
          )}
        />
      )}
    </div>
  )
}

/** What narrows the list now, each part with its way out. */
export const Active = ({ facets, folders, filters, onChange }: Omit<Bar, 'total'>) => {
  const words = papersWords.useWords()
  const { category: names, actions } = common.useWords()
  const named = (list: readonly Facet[], code: string): string => list.find(facet => facet.code === code)?.name ?? words.other
  const { category, person, place, period, folder } = filters
  const parts: readonly (readonly [keyof Filters, string])[] = [
    ...(category ? [['category', names[category]] as const] : []),
    ...(period ? [['period', period.length === 4 ? period : words.since(formatDate(period))] as const] : []),
    ...(person ? [['person', named(facets.people, person)] as const] : []),
    ...(place ? [['place', named(facets.places, place)] as const] : []),
    ...(folder ? [['folder', folders.find(({ id }) => id === folder)?.name ?? words.other] as const] : []),
  ]
  return (
    <ul role="list" className="chips active-filters" aria-label={words.activeFilters}>
      {parts.map(([name, label]) => (
        <li key={name}>
          <button type="button" className="chip is-removable" onClick={() => onChange({ [name]: null })}>
            {label}
            <Icon of={X} size="1.1em" />
            <span className="visually-hidden">{words.removeFilter}</span>
          </button>
        </li>
      ))}
      <li>
        <Button look="quiet" onPress={() => onChange(NO_FILTER)}>
          {actions.clearFilters}
        </Button>
      </li>
    </ul>
  )
}
