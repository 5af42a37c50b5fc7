import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus, Search } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { CATEGORIES, type Category, type DocumentSummary } from '../api/types.ts'
import { Button } from '../ui/button.tsx'
import { type Chip, Chips } from '../ui/chips.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { formatMonth, monthOf } from '../ui/format/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { ButtonLink } from '../ui/link.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Empty, NoResult } from '../ui/states.tsx'
import { common } from '../ui/words/index.ts'
import { DocumentRow } from './document-row.tsx'
import './documents.css'
import { type Filters, filterDocuments, SHOWS, type Show } from './filter-documents.ts'
import { useActing } from './profile.ts'
import { useDocuments } from './queries.ts'
import { patientWords } from './words/index.ts'

/** Filters live in the address, so that the back button and a reload keep them. */
const useFilters = (): readonly [Filters, (change: Partial<Filters>) => void] => {
  const search = useSearch({ from: '/patient/documents' })
  const navigate = useNavigate()
  const filters: Filters = {
    words: search.q ?? '',
    shows: SHOWS.filter(show => search.show?.split(',').includes(show)),
    category: CATEGORIES.find(category => category === search.category) ?? null,
  }
  const change = (part: Partial<Filters>): void => {
    const next = { ...filters, ...part }
    void navigate({
      to: '/documents',
      replace: true,
      resetScroll: false,
      search: {
        ...(next.words ? { q: next.words } : {}),
        ...(next.shows.length ? { show: next.shows.join(',') } : {}),
        ...(next.category ? { category: next.category } : {}),
      },
    })
  }
  return [filters, change]
}

const byMonth = (documents: readonly DocumentSummary[]): readonly (readonly [string, readonly DocumentSummary[]])[] => {
  const months = new Map<string, DocumentSummary[]>()
  for (const document of documents) {
    const month = monthOf(document.date)
    months.set(month, [...(months.get(month) ?? []), document])
  }
  return [...months]
}

const Months = ({ documents }: { readonly documents: readonly DocumentSummary[] }) => {
  const { documents: words } = patientWords.useWords()
  return byMonth(documents).map(([month, items]) => (
    <section key={month} className="stack is-tight" aria-labelledby={`month-${month}`}>
      <h2 id={`month-${month}`} className="month">
        {month === '' ? words.undated : formatMonth(month)}
      </h2>
      <ul role="list" className="rows">
        {items.map(document => (
          <DocumentRow key={document.id} document={document} />
        ))}
      </ul>
    </section>
  ))
}

const useSearchFocus = () => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (location.hash === '#find') box.current?.querySelector('input')?.focus()
  }, [])
  return box
}

const FilterBar = ({
  all,
  filters,
  onChange,
}: {
  readonly all: readonly DocumentSummary[]
  readonly filters: Filters
  readonly onChange: (change: Partial<Filters>) => void
}) => {
  const { documents: words } = patientWords.useWords()
  const { category: names } = common.useWords()
  const box = useSearchFocus()
  const chips = SHOWS.flatMap((show): Chip<Show>[] => {
    const count = filterDocuments(all, { words: '', shows: [show], category: null }).length
    return count === 0 && !filters.shows.includes(show) ? [] : [{ value: show, label: words.show[show], count }]
  })
  const present = CATEGORIES.filter(category => all.some(document => document.category === category))
  const toggle = (show: Show): void =>
    onChange({ shows: filters.shows.includes(show) ? filters.shows.filter(s => s !== show) : [...filters.shows, show] })
  return (
    <search className="stack screen-only" id="find">
      <div className="filter-grid">
        <div className="search-box" ref={box}>
          <TextField
            label={words.search}
            hint={words.searchHint}
            value={filters.words}
            onChange={typed => onChange({ words: typed })}
            type="search"
            unmarked
            autoComplete="off"
            adornment={
              <span className="search-icon">
                <Icon of={Search} />
              </span>
            }
          />
        </div>
        <Select<Category | ''>
          label={words.category}
          value={filters.category ?? ''}
          onChange={value => onChange({ category: value === '' ? null : value })}
          options={[{ value: '', label: words.allCategories }, ...present.map(value => ({ value, label: names[value] }))]}
        />
      </div>
      {chips.length > 0 && <Chips label={words.filters} chips={chips} selected={filters.shows} onToggle={toggle} />}
    </search>
  )
}

/** A life of papers is not drawn at once; searching and filtering always look at all of it. */
const PORTION = 60

const Found = ({ all }: { readonly all: readonly DocumentSummary[] }): ReactNode => {
  const { documents: words } = patientWords.useWords()
  const [filters, change] = useFilters()
  const [shownCount, setShownCount] = useState(PORTION)
  if (all.length === 0)
    return (
      <Empty
        why={words.emptyWhy}
        action={
          <ButtonLink look="primary" icon={Plus} to="/documents/ajouter">
            {words.add}
          </ButtonLink>
        }
      />
    )
  const found = filterDocuments(all, filters)
  return (
    <>
      <FilterBar all={all} filters={filters} onChange={change} />
      <p role="status" className="muted">
        {found.length === all.length ? words.count(all.length) : words.countOf(found.length, all.length)}
      </p>
      {found.length === 0 ? (
        <NoResult typed={filters.words} onClear={() => change({ words: '', shows: [], category: null })} />
      ) : (
        <Months documents={found.slice(0, shownCount)} />
      )}
      {found.length > shownCount && (
        <div>
          <Button onPress={() => setShownCount(shownCount + PORTION)}>{words.more(found.length - shownCount)}</Button>
        </div>
      )}
    </>
  )
}

export const DocumentsPage = () => {
  const { documents: words } = patientWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const documents = useDocuments(recordId)
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      actions={
        <ButtonLink look="primary" icon={Plus} to="/documents/ajouter">
          {words.add}
        </ButtonLink>
      }
    >
      <Loaded query={documents} rows={6}>
        {all => <Found all={all} />}
      </Loaded>
    </Page>
  )
}
