import { Dot, Search, X } from 'lucide-react'
import { type FormEvent, useMemo } from 'react'
import type { Category, DocumentSummary } from '../../../api/types.ts'
import { CATEGORIES } from '../../../api/types.ts'
import { Button } from '../../../ui/button.tsx'
import { Chips } from '../../../ui/chips.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Select, TextField } from '../../../ui/field.tsx'
import { common } from '../../../ui/words/index.ts'
import { professionalWords } from '../../words/index.ts'
import { categoryAt, changed, isNarrowed, PERIODS, type Period, type ReadingSearch } from './address.ts'
import { type Facet, facetsOf } from './papers.ts'
import { type Choice, ProblemChoice } from './problem-choice.tsx'
import { useUsefulTypes } from './queries.ts'
import { readingWords } from './words/index.ts'

export type View = 'useful' | 'all'

type FacetsProps = {
  readonly recordId: string
  readonly all: readonly DocumentSummary[]
  readonly view: View
  readonly search: ReadingSearch
  readonly choice: Choice
  readonly typed: string
  readonly onSearch: (search: ReadingSearch) => void
  readonly onType: (typed: string) => void
  readonly onAsk: () => void
}

const VIEWS = ['useful', 'all'] as const
const FILTERS = ['cat', 'when', 'by', 'at', 'pb'] as const
const NONE = { cat: undefined, when: undefined, by: undefined, at: undefined, lu: undefined, pb: undefined } as const

type ChoiceProps = {
  readonly view: View
  readonly onView: (view: View) => void
  /** How many she has still to open, and whether only these are shown. */
  readonly unread: number
  readonly isUnread: boolean
  readonly onUnread: (isUnread: boolean) => void
}

const UNREAD = ['unread'] as const

/** Which order, and by which rule: an order of reading, that is shown and opens or hides nothing. Beside it, what she has not read herself. */
export const ViewChoice = ({ view, onView, unread, isUnread, onUnread }: ChoiceProps) => {
  const words = readingWords.useWords()
  const { data } = useUsefulTypes()
  return (
    <div className="bench-view screen-only">
      <Chips label={words.view} chips={VIEWS.map(value => ({ value, label: words.views[value] }))} selected={[view]} onToggle={onView} />
      {(unread > 0 || isUnread) && (
        <Chips
          label={words.unreadOnly}
          chips={UNREAD.map(value => ({ value, label: words.unreadOnly, count: unread, icon: Dot }))}
          selected={isUnread ? UNREAD : []}
          onToggle={() => onUnread(!isUnread)}
        />
      )}
      {view === 'useful' && data && (
        <div className="small">
          <Disclosure summary={words.rule}>
            <p>
              {words.rules[data.kind]} {words.ruleHides}
            </p>
            <p>{data.types.map(({ label }) => label).join(', ')}</p>
          </Disclosure>
        </div>
      )}
    </div>
  )
}

const WordsField = ({ typed, onType, onAsk }: Pick<FacetsProps, 'typed' | 'onType' | 'onAsk'>) => {
  const words = readingWords.useWords()
  const ask = (event: FormEvent): void => {
    event.preventDefault()
    onAsk()
  }
  return (
    <form className="bench-words" onSubmit={ask}>
      <TextField
        label={words.search}
        hint={words.searchHint}
        value={typed}
        onChange={onType}
        type="search"
        unmarked
        autoComplete="off"
        maxLength={200}
      />
      <Button type="submit" icon={Search} iconOnly>
        {words.searchText}
      </Button>
    </form>
  )
}

/** Type, period, author, place: in the address as codes. Each says how many there are of everything this reader sees. */
export const FacetBar = ({ recordId, all, search, choice, typed, onSearch, onType, onAsk }: Omit<FacetsProps, 'view'>) => {
  const words = readingWords.useWords()
  const { record } = professionalWords.useWords()
  const { category: names } = common.useWords()
  const { categories, authors, places } = useMemo(() => facetsOf(recordId, all), [recordId, all])
  const every = { value: '', label: words.every } as const
  const named = (facets: readonly Facet[]) => [
    every,
    ...facets.map(({ code, name, count }) => ({ value: code, label: words.choice(name, count) })),
  ]
  const given = (value: string): string | undefined => (value === '' ? undefined : value)
  const indexOf = (category: Category | ''): number | undefined => (category === '' ? undefined : CATEGORIES.indexOf(category))
  const periodOf = (period: Period): ReadingSearch['when'] => (period === 'all' ? undefined : period)
  return (
    <search className="bench-filters screen-only">
      <WordsField typed={typed} onType={onType} onAsk={onAsk} />
      <Disclosure summary={words.filters(FILTERS.filter(name => search[name] !== undefined).length)} open={isNarrowed(search)}>
        <div className="bench-facets">
          <Select<Category | ''>
            label={words.category}
            value={categoryAt(search.cat) ?? ''}
            onChange={category => onSearch(changed(search, { cat: indexOf(category) }))}
            options={[
              every,
              ...categories.map(({ category, count }) => ({ value: category, label: words.choice(names[category], count) })),
            ]}
          />
          <Select<Period>
            label={words.period}
            value={search.when ?? 'all'}
            onChange={period => onSearch(changed(search, { when: periodOf(period) }))}
            options={PERIODS.map(value => ({ value, label: record.periods[value] }))}
          />
          <Select
            label={words.author}
            value={search.by ?? ''}
            onChange={code => onSearch(changed(search, { by: given(code) }))}
            options={named(authors)}
          />
          <Select
            label={words.place}
            value={search.at ?? ''}
            onChange={code => onSearch(changed(search, { at: given(code) }))}
            options={named(places)}
          />
          <ProblemChoice choice={choice} search={search} onSearch={onSearch} />
          {isNarrowed(search) && (
            <Button look="quiet" icon={X} onPress={() => onSearch(changed(search, NONE))}>
              {words.clear}
            </Button>
          )}
        </div>
      </Disclosure>
    </search>
  )
}
