import { Bookmark, FilePlus2, FolderInput, type LucideIcon, Lock, Sparkles } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { type Chip, Chips } from '../../ui/chips.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { SHOWS, type Show } from './address.ts'
import type { Bar } from './narrowing.tsx'
import { SearchField } from './search-field.tsx'
import { papersWords } from './words/index.ts'

const Selects = lazy(() => import('./narrowing.tsx').then(module => ({ default: module.Selects })))
const Active = lazy(() => import('./narrowing.tsx').then(module => ({ default: module.Active })))

const ICONS: Readonly<Record<Show, LucideIcon>> = {
  unread: Sparkles,
  pinned: Bookmark,
  'to-file': FolderInput,
  masked: Lock,
  mine: FilePlus2,
}

/** These four are always there, so that the place of a filter never changes; what she added, only when she did. */
const ALWAYS: readonly Show[] = ['unread', 'pinned', 'to-file', 'masked']

export const FilterBar = (bar: Bar) => {
  const { facets, total, filters, onChange } = bar
  const words = papersWords.useWords()
  const chips: readonly Chip<Show | 'all'>[] = [
    { value: 'all', label: words.all, count: total },
    ...SHOWS.filter(show => ALWAYS.includes(show) || facets.shows.has(show)).map(show => ({
      value: show,
      label: words.shows[show],
      count: facets.shows.get(show) ?? 0,
      icon: ICONS[show],
    })),
  ]
  const narrowed = [filters.category, filters.period, filters.person, filters.place, filters.folder].some(part => part !== null)
  return (
    <search className="stack is-snug screen-only" id="find">
      <SearchField value={filters.words} onChange={typed => onChange({ words: typed })} />
      <Chips
        label={words.filters}
        chips={chips}
        selected={[filters.show ?? 'all']}
        onToggle={value => onChange({ show: value === 'all' || value === filters.show ? null : value })}
      />
      <Disclosure summary={words.moreFilters} open={narrowed}>
        <Suspense fallback={null}>
          <Selects {...bar} />
        </Suspense>
      </Disclosure>
      {narrowed && (
        <Suspense fallback={null}>
          <Active {...bar} />
        </Suspense>
      )}
    </search>
  )
}
