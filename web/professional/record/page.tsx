import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { CATEGORIES, type Category, type DocumentSummary, type PersonTraits } from '../../api/types.ts'
import { classes } from '../../ui/class-names.ts'
import { Select, TextField } from '../../ui/field.tsx'
import { today } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Empty, NoResult } from '../../ui/states.tsx'
import { common } from '../../ui/words/index.ts'
import { NoRecord } from '../no-record.tsx'
import { fullNameOf, PersonBar } from '../person-bar.tsx'
import { professionalWords } from '../words/index.ts'
import { type Filters, filterRecord, NO_FILTER, PERIODS } from './filter.ts'
import { RecordList } from './list.tsx'
import { usePerson, useRecordDocuments } from './queries.ts'
import { RecordTabs } from './tabs.tsx'
import './record.css'

const loadReader = () => import('./reader.tsx').then(module => ({ default: module.Reader }))
const Reader = lazy(loadReader)

const FilterBar = ({
  all,
  filters,
  onChange,
}: {
  readonly all: readonly DocumentSummary[]
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}) => {
  const { record: words } = professionalWords.useWords()
  const { category: names } = common.useWords()
  const present = CATEGORIES.filter(category => all.some(document => document.category === category))
  return (
    <search className="bench-filters screen-only">
      <TextField
        label={words.search}
        value={filters.words}
        onChange={typed => onChange({ ...filters, words: typed })}
        type="search"
        unmarked
        autoComplete="off"
      />
      <Select<Category | ''>
        label={words.category}
        value={filters.category ?? ''}
        onChange={value => onChange({ ...filters, category: value === '' ? null : value })}
        options={[{ value: '', label: words.allCategories }, ...present.map(value => ({ value, label: names[value] }))]}
      />
      <Select
        label={words.period}
        value={filters.period}
        onChange={period => onChange({ ...filters, period })}
        options={PERIODS.map(value => ({ value, label: words.periods[value] }))}
      />
    </search>
  )
}

const ComingReader = () => {
  const { record: words } = professionalWords.useWords()
  return (
    <section className="reader" aria-label={words.read}>
      <Skeleton rows={6} />
    </section>
  )
}

const Bench = ({ all, person }: { readonly all: readonly DocumentSummary[]; readonly person: PersonTraits }) => {
  const { record: words } = professionalWords.useWords()
  const { doc } = useSearch({ from: '/professional/pro/p/$recordId/documents' })
  const navigate = useNavigate()
  const [filters, setFilters] = useState<Filters>(NO_FILTER)
  // The list first; what reads a document comes while it is being looked at.
  useEffect(() => void loadReader(), [])
  const found = filterRecord(all, filters, today())
  const select = (id: string | undefined): void =>
    void navigate({
      to: '/pro/p/$recordId/documents',
      params: { recordId: person.recordId },
      search: id ? { doc: id } : {},
      replace: true,
      resetScroll: false,
    })
  if (all.length === 0) return <Empty why={words.empty} action={<Deposit recordId={person.recordId} />} />
  return (
    <div className={classes('bench', doc && 'is-reading')}>
      <div className="bench-list">
        <FilterBar all={all} filters={filters} onChange={setFilters} />
        <p role="status" className="muted small">
          {words.count(found.length)}
        </p>
        {found.length === 0 ? (
          <NoResult typed={filters.words} onClear={() => setFilters(NO_FILTER)} />
        ) : (
          <RecordList documents={found} selected={doc} onSelect={select} />
        )}
      </div>
      {doc ? (
        <Suspense fallback={<ComingReader />}>
          <Reader key={doc} person={person} documentId={doc} onBack={() => select(undefined)} onGone={() => select(undefined)} />
        </Suspense>
      ) : (
        <section className="reader" aria-label={words.read}>
          <div className="reader-empty">
            <p>{words.chooseOne}</p>
          </div>
        </section>
      )}
    </div>
  )
}

const Deposit = ({ recordId }: { readonly recordId: string }) => {
  const { record: words } = professionalWords.useWords()
  return (
    <ButtonLink look="primary" icon={FileUp} to="/pro/p/$recordId/deposer" params={{ recordId }} search={{}}>
      {words.deposit}
    </ButtonLink>
  )
}

export const RecordPage = () => {
  const { record: words } = professionalWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/documents' })
  const person = usePerson(recordId)
  const documents = useRecordDocuments(recordId, person.data !== undefined)
  if (person.isError) return <NoRecord error={person.error} onRetry={() => void person.refetch()} />
  return (
    <Page
      title={words.title}
      who={person.data ? fullNameOf(person.data) : ''}
      before={person.data && <PersonBar person={person.data} closable />}
      actions={
        <>
          <RecordTabs recordId={recordId} here="documents" />
          <Deposit recordId={recordId} />
        </>
      }
    >
      <Loaded query={person} rows={6}>
        {traits => (
          <Loaded query={documents} rows={8}>
            {all => <Bench all={all} person={traits} />}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}
